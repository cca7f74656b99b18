#include "ui/shell/UnfinishedVaults.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/restore/RestoreDue.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

UnfinishedVaults::UnfinishedVaults(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_rows(new QVBoxLayout(this))
    , m_message(new Banner(this))
{
    setObjectName(QStringLiteral("unfinishedVaults"));
    setAccessibleName(tr("Unfinished vaults"));
    m_message->setObjectName(QStringLiteral("unfinishedMessage"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metric::S3);
    m_rows->addWidget(m_message);
    // Queued: the news comes from within a button of the list.
    connect(&wallet, &wallet::Wallet::vaultsChanged, this, &UnfinishedVaults::reload,
        Qt::QueuedConnection);
    reload();
}

void UnfinishedVaults::reload()
{
    delete m_list;
    const auto all = m_wallet.unfinishedVaults();
    m_list = new QWidget(this);
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    for (const auto& vault : all)
        column->addWidget(vault.restoring ? restoring(vault) : entry(vault));
    m_rows->addWidget(m_list);
    setVisible(!all.isEmpty() || !m_message->isHidden());
}

QWidget* UnfinishedVaults::entry(const wallet::VaultInfo& vault)
{
    auto* card = new Card(m_list);
    auto* name
        = new UntrustedText(tr("Unfinished: %1").arg(vault.name), TextStyle::Heading, 1, card, 80);
    card->body()->addWidget(name);
    const QString began = QLocale().toString(vault.created.toLocalTime(), QLocale::ShortFormat);
    const QString words = vault.passphrase
        ? tr("Making this vault stopped in its last step on %1. No address of it was ever shown, "
             "so nothing can have been paid to it. Finish it with its passphrase, or remove it.")
        : tr("Making this vault stopped in its last step on %1. No address of it was ever shown, "
             "so nothing can have been paid to it. Finish it, or remove it.");
    auto* what = label(words.arg(began), TextStyle::Body, 2, card);
    what->setWordWrap(true);
    card->body()->addWidget(what);
    SecretEdit* secret = nullptr;
    if (vault.passphrase) {
        auto* row
            = new PassphraseRow(tr("Passphrase of %1").arg(visibleText(vault.name, 64)), card);
        secret = row->edit();
        secret->setObjectName(QStringLiteral("unfinishedPassphrase"));
        card->body()->addWidget(row);
    }
    auto* remove = secondaryButton(tr("Remove"), "unfinishedRemove", card);
    remove->setAccessibleName(tr("Remove %1").arg(visibleText(vault.name, 64)));
    auto* finish = secondaryButton(tr("Finish"), "unfinishedFinish", card);
    finish->setAccessibleName(tr("Finish %1").arg(visibleText(vault.name, 64)));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    buttons->addStretch(1);
    buttons->addWidget(remove);
    buttons->addWidget(finish);
    card->body()->addLayout(buttons);
    if (secret) {
        finish->setEnabled(false);
        connect(secret, &SecretEdit::changed, finish,
            [secret, finish] { finish->setEnabled(!secret->isEmpty()); });
        connect(secret, &SecretEdit::submitted, finish, &QPushButton::click);
    }
    connect(finish, &QPushButton::clicked, this, [this, id = vault.id, secret] {
        m_message->clear();
        auto passphrase = secret ? secret->take() : crypto::SecretBytes();
        setBusy(true);
        m_wallet.finishVault(
            id, std::move(passphrase), this, [this](const Result<wallet::VaultInfo>& made) {
                setBusy(false);
                if (!made) m_message->show(made.error());
            });
    });
    connect(remove, &QPushButton::clicked, this, [this, id = vault.id] { this->remove(id); });
    return card;
}

void UnfinishedVaults::remove(const QString& id)
{
    m_message->clear();
    setBusy(true);
    m_wallet.removeVault(id, this, [this](const Result<void>& gone) {
        setBusy(false);
        if (!gone) return m_message->show(gone.error());
        m_message->show(Banner::Tone::Ok, tr("The unfinished vault is removed."));
    });
}

QWidget* UnfinishedVaults::restoring(const wallet::VaultInfo& vault)
{
    auto* card = new Card(m_list);
    card->body()->addWidget(new UntrustedText(
        tr("Being restored: %1").arg(vault.name), TextStyle::Heading, 1, card, 80));
    const auto due = restoreDue(m_wallet, vault.id);
    auto* what = label(due.isValid()
            ? tr("From a backup of epoch %1. The co-signers let this device in on %2.")
                  .arg(QLocale().toString(vault.restoring),
                      QLocale().toString(due.toLocalTime(), QLocale::ShortFormat))
            : tr("From a backup of epoch %1. It is not finished; it goes on from where it stopped.")
                  .arg(QLocale().toString(vault.restoring)),
        TextStyle::Body, 2, card);
    what->setWordWrap(true);
    card->body()->addWidget(what);
    const auto name = visibleText(vault.name, 64);
    auto* drop = secondaryButton(tr("Remove"), "restoringRemove", card);
    drop->setAccessibleName(tr("Remove %1").arg(name));
    auto* on = primaryButton(tr("Continue…"), "restoringContinue", card);
    on->setAccessibleName(tr("Continue to restore %1").arg(name));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    buttons->addStretch(1);
    buttons->addWidget(drop);
    buttons->addWidget(on);
    card->body()->addLayout(buttons);
    connect(drop, &QPushButton::clicked, this, [this, id = vault.id] { remove(id); });
    connect(on, &QPushButton::clicked, this, [this, id = vault.id] { emit restoreWanted(id); });
    return card;
}

void UnfinishedVaults::setBusy(bool busy) { m_list->setEnabled(!busy); }

} // namespace tercet::ui
