#include "ui/backup/BackupText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace tercet::ui {

namespace {

using wallet::BackupState;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BackupText)
};

// The numbers that a message of the core names, in its order.
QStringList numbers(const std::string& context)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    QStringList out;
    for (auto it = number.globalMatch(QString::fromStdString(context)); it.hasNext();)
        out << QLocale().toString(it.next().captured().toLongLong());
    return out;
}

} // namespace

QString backupStateWord(BackupState state)
{
    switch (state) {
    case BackupState::None:
        return Words::tr("None");
    case BackupState::Stale:
        return Words::tr("Stale");
    case BackupState::Untested:
        return Words::tr("Untested");
    case BackupState::Fresh:
        return Words::tr("Fresh");
    }
    return {};
}

QString backupStateIcon(BackupState state)
{
    return state == BackupState::Fresh ? QStringLiteral("shield-check")
                                       : QStringLiteral("triangle-alert");
}

Pill::Tone backupStateTone(BackupState state)
{
    if (state == BackupState::Fresh) return Pill::Tone::Ok;
    return state == BackupState::None ? Pill::Tone::Bad : Pill::Tone::Warn;
}

QString backupMeaning(const wallet::BackupStatus& status, const QDateTime& now)
{
    switch (status.state) {
    case BackupState::None:
        return Words::tr("There is no backup of this device’s share. If the device is lost, the "
                         "money is lost with it.");
    case BackupState::Stale:
        return Words::tr("The shares were refreshed after the last backup, which restores nothing "
                         "any more. Make another one.");
    case BackupState::Untested:
        return Words::tr("Only a test shows that it would bring the vault back: it opens the file "
                         "and proves it to both co-signers.");
    case BackupState::Fresh:
        break;
    }
    QDateTime last;
    for (const auto& entry : status.entries) last = qMax(last, entry.tested);
    const auto days = last.isValid() ? int(last.daysTo(now)) : 0;
    return status.testDue
        ? Words::tr("The last test was %n day(s) ago. Test it again.", nullptr, days)
        : Words::tr("There is a backup of the shares in use, and it passed its test.");
}

QString backupHeadline(const wallet::BackupStatus& status)
{
    switch (status.state) {
    case BackupState::None:
        return Words::tr("This device’s share is not backed up.");
    case BackupState::Stale:
        return Words::tr("The backup is stale.");
    case BackupState::Untested:
        return Words::tr("The backup was never tested.");
    case BackupState::Fresh:
        break;
    }
    return status.testDue ? Words::tr("The backup is due for a test.")
                          : Words::tr("The share is backed up.");
}

BackupNext backupNext(const wallet::BackupStatus& status)
{
    if (backupBlocks(status)) return { Words::tr("Back up…"), Place::Backup, {} };
    // The newest of the newest epoch.
    return { Words::tr("Test the backup…"), Place::Drill, status.entries.value(0).file };
}

bool backupBlocks(const wallet::BackupStatus& status)
{
    return status.state == BackupState::None || status.state == BackupState::Stale;
}

bool backupWanted(const wallet::BackupStatus& status)
{
    return status.state != BackupState::Fresh || status.testDue;
}

QString recipientsText(const wallet::BackupEntry& entry)
{
    if (entry.threshold > 0)
        //: a backup in pieces: %1 of %2 of them open it
        return Words::tr("%1 of %2 pieces").arg(entry.threshold).arg(entry.pieces.size());
    return entry.recipients.isEmpty() ? Words::tr("A passphrase")
                                      : entry.recipients.join(QLatin1Char('\n'));
}

namespace {

// Of a backup on paper; the numbers are those of its parts, the last one how many there are.
ErrorText paperErrorText(const Error& error, QStringList named)
{
    switch (error.code) {
    case Code::NotEnoughPieces: {
        const auto count = named.isEmpty() ? QString() : named.takeLast();
        //: %1: "3" or "3, 7"; %2: of how many parts
        return { Words::tr("Missing: part %1 of %2.").arg(named.join(QStringLiteral(", ")), count),
            Words::tr("Choose pictures or texts of them, too.") };
    }
    case Code::AgeDamaged:
        if (named.size() < 2)
            return { Words::tr("The parts do not make the backup that was printed."),
                Words::tr("Read all pages again.") };
        return { Words::tr("Part %1 of %2 is damaged.").arg(named[0], named[1]),
            Words::tr("Give it once more: in a sharper picture, or typed as it is printed.") };
    case Code::BadPiece:
        return { Words::tr("These are parts of two different backups."),
            Words::tr("The foot of each page tells which one it is of.") };
    case Code::NotAgeFile:
        return { Words::tr("There is no part of a backup in it."), {} };
    default:
        return { Words::tr("The first line of a part is damaged."),
            Words::tr("Type it as it is printed.") };
    }
}

} // namespace

ErrorText backupErrorText(const Error& error)
{
    auto out = errorText(error);
    const auto named = numbers(error.context);
    if (error.field == "paper") return paperErrorText(error, named);
    const bool ofKey = error.field.starts_with("identity");
    switch (error.code) {
    case Code::WrongPassphrase:
        out.what = ofKey
            ? Words::tr("This key has a passphrase of its own, and it is not the one given.")
            : Words::tr("That is not the passphrase of this backup.");
        break;
    case Code::NoMatchingIdentity:
        if (error.field.starts_with("piece "))
            out = { Words::tr("It does not open with this key."),
                Words::tr("Choose the key of its holder, or what “age -d” made of the piece.") };
        else if (error.field == "passphrase")
            out = { Words::tr("This backup opens with a passphrase, not with a key."),
                Words::tr("Give the passphrase that was chosen when it was made.") };
        else
            out = { Words::tr("This backup opens with a key, and not with this one."),
                Words::tr("Choose the file of one of the keys for which it was made.") };
        break;
    case Code::FileNotFound:
    case Code::FileUnreadable:
        out.what = ofKey ? Words::tr("The file of the key cannot be read.")
                         : Words::tr("The file of the backup cannot be read.");
        break;
    case Code::AgeDamaged:
        if (!named.isEmpty()) out.what = Words::tr("The file is damaged at byte %1.").arg(named[0]);
        break;
    case Code::BackupOlderEpoch:
        if (named.size() > 1)
            out.what = Words::tr("This backup is of epoch %1. The shares were refreshed since, and "
                                 "the vault is in epoch %2.")
                           .arg(named[0], named[1]);
        break;
    case Code::MixedEpochs:
        if (named.size() > 1)
            out.what = Words::tr("This backup is of epoch %1, and the vault is in epoch %2.")
                           .arg(named[0], named[1]);
        break;
    case Code::NotEnoughPieces:
        if (named.size() > 1)
            out.what = Words::tr("%1 of the %2 pieces that are needed are there.")
                           .arg(named[0], named[1]);
        break;
    default:
        break;
    }
    if (const auto of = numbers(error.field); !of.isEmpty() && error.field.starts_with("piece "))
        //: %1: its number among those given; %2: what is wrong
        out.what = Words::tr("Piece %1: %2").arg(of[0], out.what);
    else if (!of.isEmpty() && error.field.starts_with("identity "))
        out.what = Words::tr("Key of piece %1: %2").arg(of[0], out.what);
    return out;
}

} // namespace tercet::ui
