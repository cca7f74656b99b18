#pragma once

#include "core/backup/Officers.h"
#include "core/wallet/Database.h"

// The identities that were split between a trust's officers: their pieces, each sealed to its
// officer. No secret that this device could open. They are kept before anything is registered, so
// that a registration that is tried again, changed in its words, or entered again after a cancelled
// change is for the same identity, and the officers' pieces stay good.
namespace tercet::wallet::exports {

struct TrustPieces {
    backup::Officers officers {};
    QStringList pieces {}; // armored age files, in the officers' order
    QList<QByteArray> checkIns {}; // SHA-256 of the code in each
};

// Empty where `recipient` is no identity that was split here.
Result<std::optional<TrustPieces>> loadPieces(
    Database& db, const QString& vault, const backup::age::Recipient& recipient);
// The identity that was split between exactly these, in this order.
Result<std::optional<backup::age::Recipient>> findSplit(Database& db, const QString& vault,
    const std::vector<backup::age::Recipient>& officers, unsigned threshold);
// Within the caller's transaction (Storage::run()).
Status savePieces(Database& db, const QString& vault, const backup::SplitTrust& split);

} // namespace tercet::wallet::exports
