#pragma once

#include "core/backup/Officers.h"
#include "core/crypto/Identity.h"
#include "core/wallet/Database.h"

// The identities that were split between a trust's officers: their pieces, each sealed to its
// officer. No secret that this device could open. They are kept before anything is registered, so
// that a registration that is tried again, changed in its words, or entered again after a cancelled
// change is for the same identity, and the officers' pieces stay good.
//
// The device signs each split with its identity key: whoever wrote this file could otherwise have
// the shares sealed to an identity of their own.
namespace tercet::wallet::exports {

struct TrustPieces {
    backup::Officers officers {};
    QStringList pieces {}; // armored age files, in the officers' order
    QList<QByteArray> checkIns {}; // SHA-256 of the code in each
    ByteArray<64> signature {}; // IK_1 over "mw1.ex.split" ‖ SHA-256 of all of it

    // Whether the device with this key has made them. Code::Storage.
    Status verify(
        const Bytes32& device, const Bytes32& vault, const backup::age::Recipient& recipient) const;
};

// Empty where `recipient` is no identity that was split here.
Result<std::optional<TrustPieces>> loadPieces(
    Database& db, const QString& vault, const backup::age::Recipient& recipient);
// The identity that this device split between exactly these, in this order.
Result<std::optional<backup::age::Recipient>> findSplit(Database& db, const QString& vault,
    const std::vector<backup::age::Recipient>& officers, unsigned threshold, const Bytes32& device,
    const Bytes32& wid);
// Within the caller's transaction (Storage::run()).
Status savePieces(Database& db, const QString& vault, const backup::SplitTrust& split,
    const crypto::SigningKey& device, const Bytes32& wid);

} // namespace tercet::wallet::exports
