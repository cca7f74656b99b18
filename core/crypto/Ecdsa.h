#pragma once

#include <optional>

#include "core/crypto/Point.h"

namespace tercet::crypto {

// r and s big-endian; recid 0…3: bit 0 = y of R is odd, bit 1 = x of R ≥ q. Public.
struct EcdsaSignature {
    Bytes32 r {}, s {};
    int recid { 0 };
    friend bool operator==(const EcdsaSignature&, const EcdsaSignature&) = default;
};

// Accepts low s only, as libsecp256k1 does.
bool ecdsaVerify(const Point& key, const Bytes32& digest, const EcdsaSignature& signature);
// The key that made the signature over the digest.
std::optional<Point> ecdsaRecover(const Bytes32& digest, const EcdsaSignature& signature);

// Strict DER (BIP-66), at most 72 bytes; empty where r or s is not below q.
Bytes ecdsaDer(const EcdsaSignature& signature);

} // namespace tercet::crypto
