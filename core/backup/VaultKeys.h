#pragma once

#include "core/mpc/CoreRecord.h"

namespace tercet::backup {

// Of a vault's name in all that is written, in bytes of UTF-8: what 64 units of UTF-16 may need.
inline constexpr std::size_t kMaxVaultName = 192;

// The public side of a vault's core record in one epoch: all that proofs and shares are checked
// against.
struct VaultKeys {
    Bytes32 vault {}, eid {}; // WID, EID
    std::uint32_t epoch { 1 };
    std::array<crypto::Point, 3> publicShares; // X_1..3
    crypto::Point key; // X
    Bytes32 chainCode {};
    std::array<crypto::EdPoint, 3> edPublicShares; // Y_1..3
    crypto::EdPoint edKey; // Y
    Bytes32 edChainCode {};
    mpc::Identities identities {};

    static VaultKeys of(const mpc::CoreRecord& record);
    // ΣX_i = X and ΣY_i = Y; Code::BackupShareMismatch.
    Status check() const;
};

} // namespace tercet::backup
