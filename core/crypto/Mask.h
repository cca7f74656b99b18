#pragma once

#include <cstdint>

// Masks for constant-time selection. The empty asm hides the value from the optimiser, so that it
// cannot turn a masked selection back into a branch.
namespace tercet::crypto {

inline std::uint64_t opaque64(std::uint64_t v)
{
    asm("" : "+r"(v));
    return v;
}

// All ones for bit = 1, zero for bit = 0.
inline std::uint64_t mask64(std::uint64_t bit) { return opaque64(0 - bit); }
inline std::uint8_t mask8(std::uint8_t bit) { return std::uint8_t(mask64(bit)); }

} // namespace tercet::crypto
