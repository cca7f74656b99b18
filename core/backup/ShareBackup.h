#pragma once

#include <array>

#include "core/crypto/Ed25519Group.h"
#include "core/crypto/Identity.h"
#include "core/crypto/Point.h"

namespace tercet::backup {

// A party as a backup names it. Public.
struct BackupParty {
    std::string name {}; // at most 64 bytes of UTF-8; as url, pin and profile: may be empty
    std::string url {}; // "https://host:port"; empty: practice, or this device
    std::string pin {}; // SHA-256 of its TLS key, lower-case hex
    std::string profile {}; // what it runs in: "snp", …
    Bytes32 ik {}, sk {}; // Ed25519 and X25519
    ByteArray<64> confirmation {}; // D3 or F3 of the epoch (protocol.md 3 and 7)
    friend bool operator==(const BackupParty&, const BackupParty&) = default;
};

// One party's share of both curves and what belongs to it: the payload of a share backup (share 1)
// and of each file of a key share export (docs/recovery.md, "Share backup"). No presignatures, no
// OT state, no secret identity keys. The shares are wiped when destroyed.
struct ShareBackup {
    static constexpr unsigned kVersion = 1;
    static constexpr std::size_t kMaxBytes = 8192; // of the payload

    Bytes32 vault {}, eid {}, transcript {}; // WID, EID, TR
    std::string name {}; // of the vault, at most kMaxVaultName bytes of UTF-8
    unsigned share { 1 }; // whose share this is: 1, 2 or 3
    std::uint32_t epoch { 1 };
    std::int64_t created { 0 }; // Unix seconds, before the year 10000

    crypto::Scalar x; // x_i
    std::array<crypto::Point, 3> publicShares; // X_1..3
    crypto::Point key; // X
    Bytes32 chainCode {};
    crypto::EdScalar y; // y_i
    std::array<crypto::EdPoint, 3> edPublicShares; // Y_1..3
    crypto::EdPoint edKey; // Y
    Bytes32 edChainCode {};

    std::array<BackupParty, 3> parties {};

    // Signs with IK of `share`. BackupShareMismatch where verify() says so, BadField for a text
    // that is too long or no UTF-8.
    Result<crypto::SecretBytes> encode(const crypto::SigningKey& ik) const;
    // Exactly what encode() writes, verified: verify(), and the signature. NotShareBackup,
    // BackupNewerFormat (a higher version), BackupShareMismatch (also for the signature).
    static Result<ShareBackup> decode(ByteView payload);

    // x·G = X_share, y·B = Y_share, ΣX_i = X, ΣY_i = Y; BackupShareMismatch.
    Status verify() const;

    std::string fileName() const; // shareFileName()
};

// "<vault's name>-share<N>-epoch<N>-<date>.age": letters, digits, '-' and '_' of the name,
// everything else is '-'. `created`: Unix seconds.
std::string shareFileName(
    std::string_view name, unsigned share, std::uint32_t epoch, std::int64_t created);

} // namespace tercet::backup
