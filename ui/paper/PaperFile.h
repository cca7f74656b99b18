#pragma once

#include "core/wallet/BackupTypes.h"

namespace tercet::ui {

// Writes the PDF of a backup of the register, atomically, 0600; what is at the path is replaced.
// Any thread. FileNotFound and FileUnreadable for the backup's file, AgeDamaged where it is not the
// one that was written any more, FileUnwritable, DiskFull; TextTooLong.
Status printBackup(const wallet::BackupEntry& entry, const QString& vault, const QString& path);

} // namespace tercet::ui
