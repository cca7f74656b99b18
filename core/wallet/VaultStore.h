#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// A vault as SQLite remembers it: what is public, and what tells the keychain's states apart
// (security.md).
struct VaultRecord {
    VaultInfo info;
    bool active { false }; // false: its key generation was not confirmed by all three; it is never
                           // shown with an address
    QByteArray checkValue; // of the keychain's item
    QByteArray pendingCheck {}; // of what is about to replace it; empty: nothing
};

struct AccountRecord {
    quint32 number { 0 };
    QString name;
};

namespace vaults {

// On the storage's thread.
Status insert(Database& db, const VaultRecord& vault);
Status update(Database& db, const VaultRecord& vault);
Result<QList<VaultRecord>> load(Database& db); // oldest first
Status addAccount(Database& db, const QString& vault, const AccountRecord& account);
Result<QList<AccountRecord>> loadAccounts(Database& db, const QString& vault);
Status savePolicy(Database& db, const QString& vault, const PolicySettings& policy);
Result<PolicySettings> loadPolicy(Database& db, const QString& vault);

} // namespace vaults

} // namespace tercet::wallet
