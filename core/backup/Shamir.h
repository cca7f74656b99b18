#pragma once

#include <vector>

#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::backup {

// Shamir's secret sharing of 32 bytes over GF(2^8) (x^8+x^4+x^3+x+1, as AES), byte by byte: any
// `threshold` of the points give the secret, fewer tell nothing of it. Constant time in the secret.
struct ShamirPoint {
    std::uint8_t index {}; // 1…255: where the polynomials are evaluated
    crypto::Secret<32> value {};
};

// 2 ≤ threshold ≤ count ≤ 255; indices 1…count.
std::vector<ShamirPoint> shamirSplit(
    std::span<const std::uint8_t, 32> secret, unsigned threshold, unsigned count, Random& random);

// Of exactly `threshold` points with different indices.
crypto::Secret<32> shamirCombine(std::span<const ShamirPoint* const> points);

} // namespace tercet::backup
