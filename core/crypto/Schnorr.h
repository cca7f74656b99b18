#pragma once

#include "core/crypto/Point.h"

namespace tercet::crypto {

// BIP-340's TaggedHash(tag, m): SHA-256(SHA-256(tag) ‖ SHA-256(tag) ‖ m).
Bytes32 taggedHash(std::string_view tag, ByteView message);

// A BIP-340 signature (x of R ‖ s) by the x-only key over a message of any length.
bool schnorrVerify(
    const Bytes32& xOnlyKey, ByteView message, std::span<const std::uint8_t, 64> signature);

// The x-only key of a Taproot output without a script tree (BIP-341, BIP-86): lift_x(x(P)) +
// TapTweak(x(P))·G. Empty where there is none (2^-127).
std::optional<Bytes32> taprootOutputKey(const Point& internal);

} // namespace tercet::crypto
