#include "core/crypto/PrgLanesX86.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the deliberately undefined operand of its own AVX-512 intrinsics for a mistake.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

namespace tercet::crypto {

namespace {

constexpr std::uint32_t kSigma[4] { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 };

}

// The kernel, once for each instruction set: a Lane holds one word of two blocks of all lanes.
namespace avx2 {

#define TERCET_TARGET __attribute__((target("avx2"), always_inline)) inline
#define TERCET_ENTRY __attribute__((target("avx2")))

using Lane = __m256i;

TERCET_TARGET Lane broadcast(std::uint32_t v) { return _mm256_set1_epi32(int(v)); }
TERCET_TARGET Lane read(const void* p) { return _mm256_loadu_si256(static_cast<const Lane*>(p)); }
TERCET_TARGET void write(void* p, Lane v) { _mm256_storeu_si256(static_cast<Lane*>(p), v); }
TERCET_TARGET Lane add(Lane a, Lane b) { return _mm256_add_epi32(a, b); }
TERCET_TARGET Lane exclusive(Lane a, Lane b) { return _mm256_xor_si256(a, b); }
template <int N> TERCET_TARGET Lane left(Lane a)
{
    return _mm256_or_si256(_mm256_slli_epi32(a, N), _mm256_srli_epi32(a, 32 - N));
}
TERCET_TARGET Lane low32(Lane a, Lane b) { return _mm256_unpacklo_epi32(a, b); }
TERCET_TARGET Lane high32(Lane a, Lane b) { return _mm256_unpackhi_epi32(a, b); }
TERCET_TARGET Lane low64(Lane a, Lane b) { return _mm256_unpacklo_epi64(a, b); }
TERCET_TARGET Lane high64(Lane a, Lane b) { return _mm256_unpackhi_epi64(a, b); }

#include "core/crypto/PrgLanesKernel.inc"

#undef TERCET_TARGET
#undef TERCET_ENTRY

} // namespace avx2

namespace avx512 {

#define TERCET_TARGET __attribute__((target("avx512f"), always_inline)) inline
#define TERCET_ENTRY __attribute__((target("avx512f")))

using Lane = __m512i;

TERCET_TARGET Lane broadcast(std::uint32_t v) { return _mm512_set1_epi32(int(v)); }
TERCET_TARGET Lane read(const void* p) { return _mm512_loadu_si512(p); }
TERCET_TARGET void write(void* p, Lane v) { _mm512_storeu_si512(p, v); }
TERCET_TARGET Lane add(Lane a, Lane b) { return _mm512_add_epi32(a, b); }
TERCET_TARGET Lane exclusive(Lane a, Lane b) { return _mm512_xor_si512(a, b); }
template <int N> TERCET_TARGET Lane left(Lane a) { return _mm512_rol_epi32(a, N); }
TERCET_TARGET Lane low32(Lane a, Lane b) { return _mm512_unpacklo_epi32(a, b); }
TERCET_TARGET Lane high32(Lane a, Lane b) { return _mm512_unpackhi_epi32(a, b); }
TERCET_TARGET Lane low64(Lane a, Lane b) { return _mm512_unpacklo_epi64(a, b); }
TERCET_TARGET Lane high64(Lane a, Lane b) { return _mm512_unpackhi_epi64(a, b); }

#include "core/crypto/PrgLanesKernel.inc"

#undef TERCET_TARGET
#undef TERCET_ENTRY

} // namespace avx512

void prgLanesAvx2(LanePrg::Space& space, std::span<const PrgLane> lanes, std::size_t n)
{
    avx2::prgLanes(space, lanes, n);
}

void prgLanesAvx512(LanePrg::Space& space, std::span<const PrgLane> lanes, std::size_t n)
{
    avx512::prgLanes(space, lanes, n);
}

} // namespace tercet::crypto

#else

namespace tercet::crypto {

void prgLanesAvx2(LanePrg::Space&, std::span<const PrgLane>, std::size_t) { }
void prgLanesAvx512(LanePrg::Space&, std::span<const PrgLane>, std::size_t) { }

} // namespace tercet::crypto

#endif
