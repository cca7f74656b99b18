#pragma once

#include <span>

#include "core/crypto/Ed25519Group.h"

namespace tercet::crypto {

// BIP32-Ed25519's public derivation with soft indices (protocol.md 6.3), Bip32.h's twin. Everything
// here is public data.
struct EdExtendedKey {
    EdPoint key;
    Bytes32 chainCode;
};

struct EdDerived {
    EdExtendedKey node;
    EdScalar tweak; // the sum of the path's tweaks: node.key = root.key + tweak·B
};

// Child of child … along the path. For index i: Z = HMAC-SHA512(chain, 0x02 ‖ A ‖ LE32(i)), tweak
// 8·int_le(first 28 bytes of Z); the child's chain code is the last 32 bytes of HMAC-SHA512(chain,
// 0x03 ‖ A ‖ LE32(i)). Code::BadPath for a hardened index (≥ 2^31), or where there is no key
// (2^-224).
Result<EdDerived> derivePublic(const EdExtendedKey& root, std::span<const std::uint32_t> path);

} // namespace tercet::crypto
