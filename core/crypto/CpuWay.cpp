#include "core/crypto/CpuWay.h"

#include <initializer_list>

namespace tercet::crypto {

bool isSupported(CpuWay way)
{
#if defined(__x86_64__)
    if (way == CpuWay::Avx2) return __builtin_cpu_supports("avx2");
    if (way == CpuWay::Avx512) return __builtin_cpu_supports("avx512f");
#endif
    return way == CpuWay::Portable;
}

CpuWay fastestWay()
{
    static const auto way = [] {
        for (const auto best : { CpuWay::Avx512, CpuWay::Avx2 })
            if (isSupported(best)) return best;
        return CpuWay::Portable;
    }();
    return way;
}

} // namespace tercet::crypto
