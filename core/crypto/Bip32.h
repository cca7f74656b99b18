#pragma once

#include <span>
#include <string>

#include "core/crypto/Point.h"

namespace tercet::crypto {

// BIP-32 public (non-hardened) derivation. Everything here is public data and variable time.
struct ExtendedKey {
    Point key;
    Bytes32 chainCode;
    std::uint8_t depth { 0 };
    ByteArray<4> parentFingerprint {};
    std::uint32_t childNumber { 0 };
};

struct Derived {
    ExtendedKey node;
    Scalar tweak; // the sum of the path's tweaks: node.key = root.key + tweak·G
};

// Child of child … along the path. Code::BadPath for a hardened index (≥ 2^31), a depth above 255,
// or the 2^-127 case in which BIP-32 says "proceed with the next index". Each thread remembers its
// last 32 steps, so that the next key of an account costs one.
Result<Derived> derivePublic(const ExtendedKey& root, std::span<const std::uint32_t> path);

// Base58Check "xpub…" (version 0x0488B21E) and back; strict. Code::BadField.
std::string encodeXpub(const ExtendedKey& node);
Result<ExtendedKey> decodeXpub(std::string_view text);

// "m/44/60/0/0/5" with plain decimal numbers; "m" is the empty path. Code::BadPath.
Result<std::vector<std::uint32_t>> parsePath(std::string_view text);
std::string pathText(std::span<const std::uint32_t> path);

} // namespace tercet::crypto
