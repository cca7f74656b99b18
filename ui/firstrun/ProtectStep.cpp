#include "ui/firstrun/ProtectStep.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/firstrun/KeychainChoice.h"
#include "ui/firstrun/StepText.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/StrengthMeter.h"

namespace tercet::ui {

namespace {

constexpr int kMaxName = 64;

} // namespace

ProtectStep::ProtectStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_name(new QLineEdit(this))
    , m_secrets(new QWidget(this))
    , m_first(new PassphraseRow(tr("Passphrase"), this))
    , m_again(new PassphraseRow(tr("Passphrase once more"), this))
    , m_meter(new StrengthMeter(this))
    , m_keychain(new KeychainChoice(wallet.suggestedKeychain(), this))
{
    m_name->setObjectName(QStringLiteral("vaultNameEdit"));
    m_name->setMaxLength(kMaxName);
    m_name->setText(wallet.vaults().isEmpty() ? tr("My vault") : QString());
    m_first->edit()->setObjectName(QStringLiteral("passphrase"));
    m_again->edit()->setObjectName(QStringLiteral("passphraseAgain"));
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
    auto* secrets = new QVBoxLayout(m_secrets);
    secrets->setContentsMargins(0, 0, 0, 0);
    secrets->setSpacing(metric::S3);
    secrets->addWidget(new FormField(tr("Passphrase"), m_first, m_secrets));
    secrets->addWidget(m_meter);
    m_againField = new FormField(tr("Passphrase once more"), m_again, m_secrets);
    secrets->addWidget(m_againField);
    card->body()->addWidget(m_secrets);
    card->body()->addWidget(m_keychain);
    column->addWidget(card);
    column->addStretch(1);
    QWidget::setTabOrder(m_name, m_first);
    QWidget::setTabOrder(m_first, m_again);
    connect(m_name, &QLineEdit::textChanged, this, &ProtectStep::update);
    connect(m_first->edit(), &SecretEdit::changed, this, &ProtectStep::update);
    connect(m_again->edit(), &SecretEdit::changed, this, &ProtectStep::update);
    connect(m_keychain, &KeychainChoice::changed, this, &ProtectStep::update);
    connect(m_first->edit(), &SecretEdit::submitted, this, [this] { m_again->edit()->setFocus(); });
    connect(m_again->edit(), &SecretEdit::submitted, this, &ProtectStep::submitted);
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
    if (m_named) return m_first->edit()->setFocus(Qt::OtherFocusReason);
    if (m_name->text().isEmpty())
        m_name->setFocus();
    else
        m_first->edit()->setFocus();
}

bool ProtectStep::same() const
{
    const auto a = m_first->edit()->bytes(), b = m_again->edit()->bytes();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void ProtectStep::update()
{
    const bool none = m_keychain->withoutPassphrase();
    if (none)
        for (auto* edit : { m_first->edit(), m_again->edit() })
            if (!edit->isEmpty()) edit->clear(); // tells us again
    m_secrets->setVisible(!none);
    m_meter->rate(m_first->edit()->bytes());
    const bool comparable = m_again->edit()->bytes().size() >= m_first->edit()->bytes().size();
    m_againField->setError(!m_again->edit()->isEmpty() && comparable && !same()
            ? tr("The two are not the same.")
            : QString());
    bool taken = false;
    for (const auto& vault : m_wallet.vaults()) taken = taken || (!m_named && vault.name == name());
    m_nameField->setError(taken ? errorText({ Code::NameTaken }).what : QString());
    emit changed();
}

bool ProtectStep::isComplete() const
{
    if (name().isEmpty() || !m_nameField->error().isEmpty() || !m_keychain->isMade()) return false;
    if (m_keychain->withoutPassphrase()) return true;
    return !m_first->edit()->isEmpty() && m_meter->strength() != Strength::Weak && same();
}

QString ProtectStep::name() const { return m_name->text().trimmed(); }
wallet::KeychainKind ProtectStep::keychain() const { return m_keychain->kind(); }

crypto::SecretBytes ProtectStep::takePassphrase()
{
    m_again->edit()->clear();
    return m_first->edit()->take();
}

} // namespace tercet::ui
