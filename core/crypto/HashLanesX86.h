#pragma once

#include "core/crypto/HashLanes.h"

namespace tercet::crypto {

inline constexpr std::size_t kHashBlockBytes = 128; // of BLAKE2b
static_assert(HashLane::kHeadBytes == kHashBlockBytes);

struct LaneHasher::Space {
    alignas(64) std::uint64_t message[16][kLanes]; // word by word, lane by lane
    alignas(64) std::uint64_t state[8][kLanes];
    alignas(64) std::uint8_t block[kLanes][kHashBlockBytes];
};

// 1…4 and 1…8 lanes; only where isSupported().
void hashLanesAvx2(LaneHasher::Space& space, const Tag& tag, std::size_t outBytes,
    std::span<const HashLane> lanes, std::size_t n);
void hashLanesAvx512(LaneHasher::Space& space, const Tag& tag, std::size_t outBytes,
    std::span<const HashLane> lanes, std::size_t n);

} // namespace tercet::crypto
