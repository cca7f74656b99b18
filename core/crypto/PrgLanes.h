#pragma once

#include <memory>

#include "core/crypto/CpuWay.h"
#include "core/crypto/Hash.h"

// PRG under up to eight keys at once, for the rows of the OT extension: protocol.md 4.2.
namespace tercet::crypto {

struct PrgLane {
    const std::uint8_t* key; // 32 bytes
    std::uint8_t* out;
};

// Working space of one thread; wiped when destroyed. Constant time.
class LanePrg {
public:
    static constexpr std::size_t kLanes = 8;
    static constexpr std::size_t kMaxBytes = 128;

    explicit LanePrg(CpuWay way = fastestWay());
    ~LanePrg();
    LanePrg(const LanePrg&) = delete;
    LanePrg& operator=(const LanePrg&) = delete;

    // out = PRG(key, n) for each of 1…kLanes lanes; n at most kMaxBytes.
    void operator()(std::span<const PrgLane> lanes, std::size_t n);

    struct Space; // inside only
private:
    CpuWay m_way;
    std::unique_ptr<Space> m_space;
};

} // namespace tercet::crypto
