#pragma once

#include <QString>

#include "ui/Context.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

// What is said of backups: their state in a word and in a sentence, and every way in which a file
// can be the wrong one.
QString backupStateWord(wallet::BackupState state); // "Fresh"
QString backupStateIcon(wallet::BackupState state);
Pill::Tone backupStateTone(wallet::BackupState state);
// What the state means and what to do; `now` for how long ago the last test was.
QString backupMeaning(const wallet::BackupStatus& status, const QDateTime& now);
QString backupHeadline(const wallet::BackupStatus& status); // the same in a few words
// What to do now, as a button says it, and where; `file` is for the place to open.
struct BackupNext {
    QString action;
    Place place;
    QString file;
};
BackupNext backupNext(const wallet::BackupStatus& status);
bool backupBlocks(const wallet::BackupStatus& status); // none of the epoch in use
// Something is to be done: none, stale, untested, or the test is due.
bool backupWanted(const wallet::BackupStatus& status);
QString recipientsText(const wallet::BackupEntry& entry);

// errorText(), with the byte at which a file is damaged, both epochs, and whose passphrase it is.
ErrorText backupErrorText(const Error& error);

} // namespace tercet::ui
