#pragma once

#include "core/crypto/Identity.h"

namespace tercet::policy {

inline constexpr std::int64_t kMaxFreezeMs = 90LL * 24 * 3600 * 1000;

// "Refuse everything until then", as the device sends it to a co-signer: CBOR {"until_ms",
// "signature": Ed25519 by IK_1 over H_"mw1.pol.freeze"(WID, LE64(untilMs))}. It names the end and
// not a duration, so that sent again later it changes nothing.
Bytes signFreeze(const crypto::SigningKey& device, const Bytes32& vault, std::int64_t untilMs);
// The end, Unix time. Code::BadSignature, or what is wrong with the body.
Result<std::int64_t> openFreeze(
    const Bytes32& devicePublicKey, const Bytes32& vault, ByteView body);

} // namespace tercet::policy
