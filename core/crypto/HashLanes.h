#pragma once

#include <memory>

#include "core/crypto/CpuWay.h"
#include "core/crypto/Hash.h"

// Up to eight hashes at once, for the thousands of short ones in a multiplication: protocol.md
// 4.2–4.3.
namespace tercet::crypto {

// One of them: the bytes at `in` to the digest at `out`. Lanes may share input. Where `head` is
// given, its kHeadBytes bytes come before those at `in`, so that long inputs need no copy.
struct HashLane {
    static constexpr std::size_t kHeadBytes = 128;
    const std::uint8_t* in;
    std::uint8_t* out;
    const std::uint8_t* head { nullptr };
};

// Working space of one thread; wiped when destroyed. Constant time.
class LaneHasher {
public:
    static constexpr std::size_t kLanes = 8;

    explicit LaneHasher(CpuWay way = fastestWay());
    ~LaneHasher();
    LaneHasher(const LaneHasher&) = delete;
    LaneHasher& operator=(const LaneHasher&) = delete;

    // out = Hraw_tag(the n bytes ; outBytes) for each of 1…kLanes lanes. `n` counts the heads,
    // which all lanes have or none; with them it is more than kHeadBytes.
    void operator()(
        const Tag& tag, std::size_t outBytes, std::span<const HashLane> lanes, std::size_t n);

    struct Space; // inside only
private:
    CpuWay m_way;
    std::unique_ptr<Space> m_space;
};

} // namespace tercet::crypto
