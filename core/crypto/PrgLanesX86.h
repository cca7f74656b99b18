#pragma once

#include "core/crypto/PrgLanes.h"

namespace tercet::crypto {

struct LanePrg::Space {
    alignas(64) std::uint32_t keys[8][2 * kLanes]; // word by word, lane by lane
    alignas(64) std::uint32_t stream[16][2 * kLanes]; // four words of each lane in turn
};

// 1…4 and 1…8 lanes; only where isSupported().
void prgLanesAvx2(LanePrg::Space& space, std::span<const PrgLane> lanes, std::size_t n);
void prgLanesAvx512(LanePrg::Space& space, std::span<const PrgLane> lanes, std::size_t n);

} // namespace tercet::crypto
