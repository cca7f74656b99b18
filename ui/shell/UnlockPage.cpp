#include "ui/shell/UnlockPage.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/Mark.h"
#include "ui/shell/UnfinishedVaults.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

UnlockPage::UnlockPage(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("unlockPage"));
    setAccessibleName(tr("Unlock"));
    const auto vault = context.wallet.vault();
    auto* column = new QWidget(this);
    column->setFixedWidth(qMax(380, fontMetrics().averageCharWidth() * 52));
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(metric::S3);
    layout->addWidget(new Mark(56, column), 0, Qt::AlignHCenter);
    layout->addSpacing(metric::S2);
    layout->addWidget(vaultName(column));
    layout->addSpacing(metric::S3);
    if (vault.passphrase) {
        m_passphrase = new PassphraseRow(tr("Passphrase"), column);
        m_passphrase->edit()->setObjectName(QStringLiteral("passphrase"));
        layout->addWidget(label(tr("Passphrase"), TextStyle::Label, 2, column));
        layout->addWidget(m_passphrase);
        connect(m_passphrase->edit(), &SecretEdit::submitted, this, &UnlockPage::unlock);
        connect(m_passphrase->edit(), &SecretEdit::changed, this, [this] { setBusy(m_busy); });
    } else {
        auto* hint = label(
            tr("This vault opens with your system's keychain alone."), TextStyle::Body, 2, column);
        hint->setWordWrap(true);
        hint->setAlignment(Qt::AlignHCenter);
        layout->addWidget(hint);
    }
    m_failure = label({}, TextStyle::Label, 1, column);
    m_failure->setObjectName(QStringLiteral("unlockFailure"));
    m_failure->setProperty("tone", QStringLiteral("bad"));
    m_failure->setWordWrap(true);
    m_failure->hide();
    layout->addWidget(m_failure);
    m_unlock = primaryButton(tr("Unlock"), "unlock", column);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockPage::unlock);
    layout->addWidget(m_unlock);
    m_banner = new Banner(column);
    m_banner->setObjectName(QStringLiteral("unlockBanner"));
    layout->addWidget(m_banner);
    m_doctor = quietButton(tr("Check the keychain"), "checkKeychain", column);
    m_doctor->hide();
    connect(m_doctor, &QPushButton::clicked, this, &UnlockPage::checkKeychain);
    layout->addWidget(m_doctor, 0, Qt::AlignHCenter);
    auto* restore = quietButton(tr("Restore from a backup…"), "restoreBackup", column);
    connect(restore, &QPushButton::clicked, this, [this] { emit restoreWanted({}); });
    layout->addWidget(restore, 0, Qt::AlignHCenter);
    auto* recover = quietButton(tr("Recover offline…"), "recoverOffline", column);
    connect(recover, &QPushButton::clicked, this, &UnlockPage::recoveryWanted);
    layout->addWidget(recover, 0, Qt::AlignHCenter);
    auto* unfinished = new UnfinishedVaults(context.wallet, column);
    connect(unfinished, &UnfinishedVaults::restoreWanted, this, &UnlockPage::restoreWanted);
    layout->addWidget(unfinished);
    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    // Stretches, not an alignment: that would cut wrapped text.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    page->addLayout(middle);
    page->addStretch(3);
    connect(&m_wait, &QTimer::timeout, this, &UnlockPage::tick);
    setBusy(false);
}

QWidget* UnlockPage::vaultName(QWidget* parent)
{
    const auto vaults = m_context.wallet.vaults();
    if (vaults.size() < 2) {
        auto* name
            = new UntrustedText(m_context.wallet.vault().name, TextStyle::Title, 1, parent, 64);
        name->setAlignment(Qt::AlignHCenter);
        return name;
    }
    auto* choice = new QComboBox(parent);
    choice->setObjectName(QStringLiteral("vaultChoice"));
    choice->setAccessibleName(tr("Vault"));
    for (const auto& vault : vaults) choice->addItem(visibleText(vault.name, 64), vault.id);
    choice->setCurrentIndex(choice->findData(m_context.wallet.currentVault()));
    connect(choice, &QComboBox::activated, this,
        [this, choice] { emit vaultWanted(choice->currentData().toString()); });
    return choice;
}

int UnlockPage::delaySeconds(int failures)
{
    return failures < 3 ? 0 : qMin(60, 2 << qMin(failures - 3, 5));
}

void UnlockPage::focusField()
{
    if (m_passphrase)
        m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
    else
        m_unlock->setFocus(Qt::OtherFocusReason);
}

void UnlockPage::unlock()
{
    if (!m_unlock->isEnabled()) return;
    m_failure->hide();
    m_banner->clear();
    setBusy(true);
    m_context.wallet.unlock(m_passphrase ? m_passphrase->edit()->take() : crypto::SecretBytes(),
        this, [this](Result<wallet::VaultInfo> opened) {
            setBusy(false);
            if (!opened) onFailure(opened.error());
        });
}

void UnlockPage::onFailure(const Error& error)
{
    const auto text = errorText(error);
    if (error.code != Code::WrongPassphrase) {
        m_banner->show(error);
        m_doctor->setVisible(codeName(error.code).starts_with("keychain"));
        return;
    }
    m_secondsLeft = delaySeconds(++m_failures);
    m_failure->setText(text.both());
    m_failure->show();
    QAccessibleEvent alert(m_failure, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (m_secondsLeft) {
        m_wait.start(1000);
        setBusy(false);
        m_unlock->setText(tr("Try again in %n second(s)", nullptr, m_secondsLeft));
    }
    focusField();
}

void UnlockPage::tick()
{
    if (--m_secondsLeft > 0) {
        m_unlock->setText(tr("Try again in %n second(s)", nullptr, m_secondsLeft));
        return;
    }
    m_wait.stop();
    m_unlock->setText(tr("Unlock"));
    setBusy(false);
}

void UnlockPage::setBusy(bool busy)
{
    m_busy = busy;
    const bool typed = !m_passphrase || !m_passphrase->edit()->isEmpty();
    m_unlock->setEnabled(!busy && m_secondsLeft == 0 && typed);
    if (m_secondsLeft == 0) m_unlock->setText(busy ? tr("Unlocking…") : tr("Unlock"));
    if (m_passphrase) m_passphrase->setEnabled(!busy);
}

void UnlockPage::checkKeychain()
{
    m_doctor->setEnabled(false);
    m_context.wallet.checkKeychain(this, [this](Result<QString> backend) {
        m_doctor->setEnabled(true);
        if (backend)
            m_banner->show(Banner::Tone::Ok, tr("The keychain works: %1").arg(*backend),
                tr("A test item was written, read back and removed. Try to unlock again."));
        else
            m_banner->show(backend.error());
    });
}

} // namespace tercet::ui
