#pragma once

#include "core/backup/BackupFile.h"
#include "core/mpc/CoreRecord.h"
#include "core/wallet/BackupTypes.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// What is on the disk, and what the register has to know of it.
struct WrittenBackup {
    BackupMade made;
    QStringList checkIns; // of the pieces
};

// Writes what `order` says (Wallet::exportBackup()). Of a split backup the pieces come first, so
// that a backup that is there can be opened. Takes as long as scrypt.
Result<WrittenBackup> writeBackup(const BackupOrder& order, const mpc::CoreRecord& record,
    const VaultInfo& vault, qint64 nowMs, Random& random, FileSystem& files = systemFiles());

} // namespace tercet::wallet
