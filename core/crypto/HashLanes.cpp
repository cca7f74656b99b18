#include "core/crypto/HashLanes.h"

#include "core/crypto/HashLanesX86.h"

namespace tercet::crypto {

LaneHasher::LaneHasher(CpuWay way)
    : m_way(way)
    , m_space(std::make_unique<Space>())
{
}

LaneHasher::~LaneHasher() { sodium_memzero(m_space.get(), sizeof(Space)); }

void LaneHasher::operator()(
    const Tag& tag, std::size_t outBytes, std::span<const HashLane> lanes, std::size_t n)
{
    switch (m_way) {
    case CpuWay::Portable:
        for (const auto& [in, out, head] : lanes) {
            const auto first = head ? HashLane::kHeadBytes : 0;
            Hasher(tag, outBytes)
                .raw({ head, first })
                .raw({ in, n - first })
                .finish({ out, outBytes });
        }
        return;
    case CpuWay::Avx2:
        for (; lanes.size() > 4; lanes = lanes.subspan(4))
            hashLanesAvx2(*m_space, tag, outBytes, lanes.first(4), n);
        hashLanesAvx2(*m_space, tag, outBytes, lanes, n);
        return;
    case CpuWay::Avx512:
        hashLanesAvx512(*m_space, tag, outBytes, lanes, n);
        return;
    }
}

} // namespace tercet::crypto
