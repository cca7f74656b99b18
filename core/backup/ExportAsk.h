#pragma once

#include "core/backup/RecipientSet.h"

namespace tercet::backup {

// What the device asks a co-signer for: its part of an export to the recipients that it has
// registered, in this epoch. Signed with the device's identity key.
struct ExportAsk {
    Purpose purpose { Purpose::Export };
    Bytes32 set {}; // RecipientSet::hash() of those that the device means
    std::uint32_t epoch { 0 };
    std::int64_t atMs { 0 }; // Unix time by the device's clock
    std::string
        name {}; // of the vault, which goes into the share's file; at most kMaxVaultName bytes
    friend bool operator==(const ExportAsk&, const ExportAsk&) = default;
};

// CBOR {"purpose", "set", "epoch", "at_ms", "name", "signature": IK_1 over "mw1.ex.ask" ‖ WID ‖
// purpose ‖ set ‖ LE32(epoch) ‖ LE64(at_ms) ‖ name}.
Bytes signAsk(const crypto::SigningKey& device, const Bytes32& vault, const ExportAsk& ask);
// Code::BadSignature, or what is wrong with the body.
Result<ExportAsk> openAsk(const Bytes32& device, const Bytes32& vault, ByteView body);

} // namespace tercet::backup
