#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// The second item of a vault, share-1-next, around a refresh (security.md).
struct NextItem {
    enum class State {
        None,
        Writing, // expected; it may not be there, and then nothing was confirmed with it
        Pending, // holds the next epoch's record; this device may have confirmed it
        Current, // holds the current record, share-1 still the one before
        // What it held is in share-1, or was dropped; only its removal is left. Of a vault that is
        // not active: the vault is void, and so is share-1.
        Leaving,
    };
    State state { State::None };
    QByteArray checkValue {};
    QByteArray pendingCheck {}; // as VaultRecord's
};

// A party's void by which a refresh was dropped (mpc::VoidProof).
struct DroppedEpoch {
    QByteArray transcript;
    int party { 0 };
    QByteArray signature;
};

// A vault as SQLite remembers it: what is public, and what tells the keychain's states apart
// (security.md).
struct VaultRecord {
    VaultInfo info;
    bool active { false }; // false: its key generation was not confirmed by all three; it is never
                           // shown with an address
    QByteArray checkValue; // of the keychain's item
    QByteArray pendingCheck {}; // of what is about to replace it; empty: nothing
    NextItem next {};
};

struct AccountRecord {
    quint32 number { 0 };
    QString name;
};

namespace vaults {

// On the storage's thread, within one transaction (Storage::run()).
// One that is restored (VaultInfo::restoring) takes the place of an active one of the same id: its
// accounts, requests, events … become the new one's, its own row is put aside.
Status insert(Database& db, const VaultRecord& vault);
Status update(Database& db, const VaultRecord& vault);
Result<QList<VaultRecord>> load(Database& db); // oldest first
Result<std::optional<VaultRecord>> find(Database& db, const QString& vault);
// One that never became active. What it took the place of is back. NoSuchVault.
Status remove(Database& db, const QString& vault);
Status forgetReplaced(Database& db, const QString& vault); // what was put aside; none is fine
Status addDropped(Database& db, const DroppedEpoch& dropped);
Result<std::optional<DroppedEpoch>> findDropped(Database& db, const QByteArray& transcript);
Status addAccount(Database& db, const QString& vault, const AccountRecord& account);
Result<QList<AccountRecord>> loadAccounts(Database& db, const QString& vault);

} // namespace vaults

} // namespace tercet::wallet
