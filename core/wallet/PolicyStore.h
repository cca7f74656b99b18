#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/PolicyTypes.h"

namespace tercet::wallet {

// What this device has let go and whom it knows: the books its own policy is judged by.
struct Books {
    struct Entry {
        policy::Unit unit {};
        Bytes32 slot {}; // policy::slotOf()
        chains::Uint256 amount {};
        qint64 at { 0 };
    };
    std::vector<Entry> entries {}; // of the last 30 days
    std::map<std::string, qint64> known {}; // addresses, since when

    policy::Context context(
        const chains::Decoded& decoded, const std::string& from, qint64 now) const;
    void meet(const chains::Decoded& decoded, qint64 at);
    void book(const chains::Decoded& decoded, const std::string& from, qint64 at);
};

namespace policies {

// On the storage's thread.
Result<policy::Standing> load(Database& db, const QString& vault);
Status save(Database& db, const QString& vault, const policy::Standing& standing);
Result<Books> loadBooks(Database& db, const QString& vault, qint64 now);
// As Books::meet() and Books::book(), durably.
Status meet(Database& db, const QString& vault, const chains::Decoded& decoded, qint64 at);
Status book(Database& db, const QString& vault, const chains::Decoded& decoded,
    const std::string& from, qint64 at);
Result<FreezeStatus> loadFreeze(Database& db, const QString& vault);
Status saveFreeze(Database& db, const QString& vault, const FreezeStatus& freeze);
// Policies of before version 2, in words of ether, as they stand in the table of then.
Status convert(Database& db);

} // namespace policies

} // namespace tercet::wallet
