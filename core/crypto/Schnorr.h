#pragma once

#include "core/base/Bytes.h"

namespace tercet::crypto {

// BIP-340's TaggedHash(tag, m): SHA-256(SHA-256(tag) ‖ SHA-256(tag) ‖ m).
Bytes32 taggedHash(std::string_view tag, ByteView message);

// A BIP-340 signature (x of R ‖ s) by the x-only key over a message of any length.
bool schnorrVerify(
    const Bytes32& xOnlyKey, ByteView message, std::span<const std::uint8_t, 64> signature);

} // namespace tercet::crypto
