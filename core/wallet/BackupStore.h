#pragma once

#include <QMap>

#include "core/wallet/BackupTypes.h"
#include "core/wallet/Database.h"

// The register of backups in SQLite. On the storage's thread.
namespace tercet::wallet::backups {

using Register = QMap<QString, QList<BackupEntry>>; // by vault, oldest first

// `checkIns` of the pieces, in order: what their holders will tell. The same file again replaces
// its entry.
Status insert(
    Database& db, const QString& vault, const BackupEntry& entry, const QStringList& checkIns = {});
Result<Register> load(Database& db);
// Those of epochs after this one, which came to nothing: the files that are still what was written
// are removed where possible, then the entries go.
Status discardAfter(Database& db, const QString& vault, quint32 epoch);
// NoSuchBackup where the file is not in the register.
Status setTested(Database& db, const QString& vault, const QString& sha256, const QDateTime& when);
// NoSuchBackup where no piece has this code.
Status checkIn(Database& db, const QString& vault, const QString& code, const QDateTime& when);

} // namespace tercet::wallet::backups
