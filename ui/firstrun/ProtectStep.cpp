#include "ui/firstrun/ProtectStep.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/firstrun/KeychainChoice.h"
#include "ui/firstrun/StepText.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/NewPassphrase.h"

namespace tercet::ui {

namespace {

constexpr int kMaxName = 64;

} // namespace

ProtectStep::ProtectStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_name(new QLineEdit(this))
    , m_passphrase(
          new NewPassphrase(tr("Passphrase"), tr("Passphrase once more"), "passphrase", this))
    , m_keychain(new KeychainChoice(wallet.suggestedKeychain(), this))
{
    m_name->setObjectName(QStringLiteral("vaultNameEdit"));
    m_name->setMaxLength(kMaxName);
    m_name->setText(wallet.vaults().isEmpty() ? tr("My vault") : QString());
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("Protect this device's share"),
        tr("The passphrase opens the vault on this device. Nobody can reset it: if you forget it, "
           "this share is lost."),
        this));
    auto* card = new Card(this);
    card->body()->setSpacing(metric::S4);
    m_nameField = new FormField(tr("Name of the vault"), m_name, card);
    card->body()->addWidget(m_nameField);
    card->body()->addWidget(m_passphrase);
    card->body()->addWidget(m_keychain);
    column->addWidget(card);
    column->addStretch(1);
    QWidget::setTabOrder(m_name, m_passphrase);
    connect(m_name, &QLineEdit::textChanged, this, &ProtectStep::update);
    connect(m_passphrase, &NewPassphrase::changed, this, &ProtectStep::update);
    connect(m_passphrase, &NewPassphrase::submitted, this, &ProtectStep::submitted);
    connect(m_keychain, &KeychainChoice::changed, this, &ProtectStep::update);
}

void ProtectStep::setKnownName(const QString& name)
{
    m_named = !name.isEmpty();
    m_nameField->setVisible(!m_named);
    if (m_named) m_name->setText(name);
    update();
}

void ProtectStep::focusFirst()
{
    if (m_named) return m_passphrase->focusFirst();
    if (m_name->text().isEmpty())
        m_name->setFocus();
    else
        m_passphrase->focusFirst();
}

void ProtectStep::update()
{
    const bool none = m_keychain->withoutPassphrase();
    if (none) m_passphrase->clear();
    m_passphrase->setVisible(!none);
    bool taken = false;
    for (const auto& vault : m_wallet.vaults()) taken = taken || (!m_named && vault.name == name());
    m_nameField->setError(taken ? errorText({ Code::NameTaken }).what : QString());
    emit changed();
}

bool ProtectStep::isComplete() const
{
    if (name().isEmpty() || !m_nameField->error().isEmpty() || !m_keychain->isMade()) return false;
    return m_keychain->withoutPassphrase() || m_passphrase->isComplete();
}

QString ProtectStep::name() const { return m_name->text().trimmed(); }
wallet::KeychainKind ProtectStep::keychain() const { return m_keychain->kind(); }

crypto::SecretBytes ProtectStep::takePassphrase() { return m_passphrase->take(); }

} // namespace tercet::ui
