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

// What can be said of an order before anything is made: what writeBackup() says, and FileUnwritable
// where something is at the path.
Status checkNewBackup(const BackupOrder& order);

// Writes what `order` says (Wallet::exportBackup()). Of a split backup the pieces come first, so
// that a backup that is there can be opened. Takes as long as scrypt. `before` learns what the
// backup itself will be, before it is written, and keeps it from that by an error.
using BeforeBackup = std::function<Status(const WrittenBackup&)>;
Result<WrittenBackup> writeBackup(const BackupOrder& order, const mpc::CoreRecord& record,
    const VaultInfo& vault, qint64 nowMs, Random& random, FileSystem& files = systemFiles(),
    const BeforeBackup& before = {});

} // namespace tercet::wallet
