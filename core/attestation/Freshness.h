#pragma once

#include <optional>

#include "core/attestation/Verdict.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// attestation.md 7: how old evidence may be for what it is used for. All times Unix seconds.
inline constexpr std::int64_t kRenewAfter = 12 * 3600; // in the background
inline constexpr std::int64_t kMaxAgeSigning = 24 * 3600;
inline constexpr std::int64_t kMaxAgeCeremony = 600; // and with a nonce made for it

enum class Use { Signing, Ceremony };

// A verdict as it is remembered.
struct Remembered {
    Verdict verdict {};
    std::int64_t checkedAt {};
    Bytes32 nonce {}, ik {}, tlsSpki {};
    ByteArray<16> bootId {};
};

// What is true now.
struct Present {
    std::int64_t now {};
    std::int64_t builtAt {}; // of this program: no clock is right that is before it
    std::int64_t lastVerifiedAt {}; // the latest checkedAt ever stored, of any co-signer
    Bytes32 ik {}, tlsSpki {}; // of the connection
    ByteArray<16> bootId {};
    std::optional<Bytes32> ceremonyNonce {}; // made for this ceremony
};

// Whether new evidence should be fetched: none yet, another boot or key, or 12 hours old.
bool shouldRenew(const std::optional<Remembered>& last, const Present& present);

// Whether the remembered verdict is enough for this: its own reason first, then BindIdentity,
// NotFresh, and for ceremonies ClockWrong and BindNonce.
Check enoughFor(Use use, const std::optional<Remembered>& last, const Present& present);

} // namespace tercet::attestation
