#include "ui/backup/BackupCard.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/approval/Breakable.h"
#include "ui/backup/BackupText.h"
#include "ui/backup/CheckInPart.h"
#include "ui/backup/PrintPart.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kNameLimit = 120;

QString when(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

BackupCard::BackupCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_state(new Pill(QStringLiteral("shield-check"), {}, Pill::Tone::Neutral, this))
    , m_meaning(label({}, TextStyle::Body, 1, this))
    , m_backUp(primaryButton(tr("Back up…"), "backUp", this))
    , m_test(secondaryButton(tr("Test the backup…"), "testBackup", this))
    , m_checkIn(new CheckInPart(context.wallet, this))
{
    setObjectName(QStringLiteral("backupCard"));
    setAccessibleName(tr("Backup"));
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Backup of this device’s share"), TextStyle::Heading, 1, this), 1);
    m_state->setObjectName(QStringLiteral("backupState"));
    head->addWidget(m_state);
    body()->addLayout(head);
    m_meaning->setObjectName(QStringLiteral("backupMeaning"));
    m_meaning->setWordWrap(true);
    body()->addWidget(m_meaning);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    buttons->addWidget(m_backUp);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    body()->addWidget(m_checkIn);
    connect(m_backUp, &QPushButton::clicked, this, [this] { emit wanted(Place::Backup, {}); });
    connect(m_test, &QPushButton::clicked, this,
        [this] { emit wanted(Place::Drill, m_context.wallet.backups().entries.value(0).file); });
    connect(&context.wallet, &wallet::Wallet::backupsChanged, this, &BackupCard::update);
    connect(&context.wallet, &wallet::Wallet::vaultsChanged, this, &BackupCard::update);
    update();
}

void BackupCard::update()
{
    const auto status = m_context.wallet.backups();
    m_state->setContent(backupStateIcon(status.state), backupStateWord(status.state),
        backupStateTone(status.state));
    m_meaning->setText(backupMeaning(status, m_context.now()));
    m_test->setVisible(!backupBlocks(status)); // an older one cannot pass
    m_checkIn->setVisible(std::ranges::any_of(
        status.entries, [](const wallet::BackupEntry& entry) { return entry.threshold > 0; }));
    showRegister(status);
}

void BackupCard::showRegister(const wallet::BackupStatus& status)
{
    if (m_register) {
        // Out of the card at once; deleted when its own handlers have returned.
        m_register->hide();
        m_register->setParent(nullptr);
        std::exchange(m_register, nullptr)->deleteLater();
    }
    if (status.entries.isEmpty()) return;
    auto* list = new QWidget(this);
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S4);
    for (const auto& backup : status.entries) {
        if (rows->count() > 0) rows->addWidget(rule(list));
        rows->addWidget(entry(backup, list));
    }
    m_register = new Disclosure(
        tr("%n backup(s) in the register", nullptr, int(status.entries.size())), list, this);
    body()->insertWidget(body()->count() - 1, m_register);
    m_register->show();
}

QWidget* BackupCard::entry(const wallet::BackupEntry& backup, QWidget* parent)
{
    auto* box = new QWidget(parent);
    box->setObjectName(QStringLiteral("backupEntry"));
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S2);
    auto* name = new UntrustedText(
        QFileInfo(backup.file).fileName(), TextStyle::BodyStrong, 1, box, kNameLimit);
    rows->addWidget(breakable(name));
    const auto fact = [&](const QString& title, const QString& value) {
        auto* text = new UntrustedText(value, TextStyle::Body, 1, box);
        rows->addWidget(factRow(title, breakable(text), box));
    };
    const QLocale locale;
    const auto current = m_context.wallet.vault().epoch;
    fact(tr("Made"), when(backup.made));
    fact(tr("Epoch"),
        backup.epoch == current
            ? tr("%1, in use").arg(locale.toString(backup.epoch))
            : tr("%1, stale: the vault is in epoch %2")
                  .arg(locale.toString(backup.epoch), locale.toString(current)));
    fact(tr("Opens with"), recipientsText(backup));
    fact(tr("Last test"), backup.tested.isValid() ? when(backup.tested) : tr("Never"));
    for (const auto& piece : backup.pieces)
        fact(tr("Piece %1").arg(locale.toString(piece.number)),
            piece.checkedIn.isValid()
                ? tr("%1, checked in on %2").arg(piece.holder, when(piece.checkedIn))
                : tr("%1, never checked in").arg(piece.holder));
    fact(tr("File"), backup.file);
    fact(QStringLiteral("SHA-256"), backup.sha256);
    if (backup.epoch == current) rows->addWidget(new PrintPart(m_context, backup, box));
    return box;
}

} // namespace tercet::ui
