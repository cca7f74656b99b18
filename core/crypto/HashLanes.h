#pragma once

#include "core/crypto/Hash.h"

// Four hashes at once, for the thousands of short ones in a multiplication: protocol.md 4.2–4.3.
namespace tercet::crypto {

inline constexpr std::size_t kHashLanes = 4;

// out[i] = Hraw_tag(the n bytes at in[i] ; outBytes). Uses AVX2 where the processor has it (about
// four times as fast as one after the other), else Hasher. Lanes may share input; constant time.
void rawHashLanes(const Tag& tag, std::size_t outBytes,
    const std::array<const std::uint8_t*, kHashLanes>& in, std::size_t n,
    const std::array<std::uint8_t*, kHashLanes>& out);

// The two ways of doing it; the second only where hasVectorHash().
void rawHashLanesPortable(const Tag& tag, std::size_t outBytes,
    const std::array<const std::uint8_t*, kHashLanes>& in, std::size_t n,
    const std::array<std::uint8_t*, kHashLanes>& out);
void rawHashLanesVector(const Tag& tag, std::size_t outBytes,
    const std::array<const std::uint8_t*, kHashLanes>& in, std::size_t n,
    const std::array<std::uint8_t*, kHashLanes>& out);
bool hasVectorHash();

} // namespace tercet::crypto
