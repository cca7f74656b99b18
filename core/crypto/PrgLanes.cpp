#include "core/crypto/PrgLanes.h"

#include <cstring>

#include "core/crypto/PrgLanesX86.h"

namespace tercet::crypto {

LanePrg::LanePrg(CpuWay way)
    : m_way(way)
    , m_space(std::make_unique<Space>())
{
}

LanePrg::~LanePrg() { sodium_memzero(m_space.get(), sizeof(Space)); }

void LanePrg::operator()(std::span<const PrgLane> lanes, std::size_t n)
{
    switch (m_way) {
    case CpuWay::Portable:
        for (const auto& lane : lanes)
            prg(std::span<const std::uint8_t, 32>(lane.key, 32), { lane.out, n });
        return;
    case CpuWay::Avx2:
        for (; lanes.size() > 4; lanes = lanes.subspan(4))
            prgLanesAvx2(*m_space, lanes.first(4), n);
        prgLanesAvx2(*m_space, lanes, n);
        return;
    case CpuWay::Avx512:
        prgLanesAvx512(*m_space, lanes, n);
        return;
    }
}

} // namespace tercet::crypto
