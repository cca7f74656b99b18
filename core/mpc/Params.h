#pragma once

#include <cstddef>

// The parameters of suite mw1, protocol.md 1.2.
namespace tercet::mpc {

inline constexpr char kSuite[] = "mw1"; // as hashed: three ASCII bytes

inline constexpr std::size_t kBaseOts = 128; // λ_c: base OTs, bits of Δ, rows of the OT extension
inline constexpr std::size_t kDeltaBytes = kBaseOts / 8;
inline constexpr std::size_t kStatisticalBits = 80; // λ_s
inline constexpr std::size_t kXi = 256 + 2 * kStatisticalBits; // ξ: OTs consumed by one RVOLE
inline constexpr std::size_t kInputs = 2; // ℓ: Alice's inputs (r_i, sk_i)
inline constexpr std::size_t kChecks = 1; // ρ: check columns
inline constexpr std::size_t kWidth = kInputs + kChecks; // W: scalars in a row of ã
inline constexpr std::size_t kBlockBytes = 16; // σ/8: an element of GF(2^128)
inline constexpr std::size_t kDataBlocks = 4; // M: ξ bits and random padding
inline constexpr std::size_t kColumns
    = (kDataBlocks + 1) * 8 * kBlockBytes; // the last block is the mask
inline constexpr std::size_t kRowBytes = kColumns / 8;
static_assert(
    kXi == 416 && kColumns == 640 && kRowBytes == 80 && kXi <= kDataBlocks * 8 * kBlockBytes);

} // namespace tercet::mpc
