#include "core/crypto/HashLanesX86.h"

#include <cstring>

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the deliberately undefined operand of its own AVX-512 intrinsics for a mistake.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

namespace tercet::crypto {

namespace {

// RFC 7693, 2.6 and 2.7
constexpr std::array<std::uint64_t, 8> kIv { 0x6a09e667f3bcc908, 0xbb67ae8584caa73b,
    0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179 };
constexpr std::uint8_t kSigma[10][16] = {
    { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
    { 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3 },
    { 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4 },
    { 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8 },
    { 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13 },
    { 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9 },
    { 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11 },
    { 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10 },
    { 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5 },
    { 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0 },
};

} // namespace

// The kernel, once for each instruction set: a Lane holds one word of all lanes.
namespace avx2 {

#define TERCET_TARGET __attribute__((target("avx2"), always_inline)) inline
#define TERCET_ENTRY __attribute__((target("avx2")))

using Lane = __m256i;

TERCET_TARGET Lane broadcast(std::uint64_t v) { return _mm256_set1_epi64x((long long)v); }
TERCET_TARGET Lane read(const void* p) { return _mm256_loadu_si256(static_cast<const Lane*>(p)); }
TERCET_TARGET void write(void* p, Lane v) { _mm256_storeu_si256(static_cast<Lane*>(p), v); }
TERCET_TARGET Lane add(Lane a, Lane b) { return _mm256_add_epi64(a, b); }
TERCET_TARGET Lane exclusive(Lane a, Lane b) { return _mm256_xor_si256(a, b); }
TERCET_TARGET Lane right32(Lane a) { return _mm256_shuffle_epi32(a, 0xb1); }
TERCET_TARGET Lane right24(Lane a)
{
    return _mm256_shuffle_epi8(a,
        _mm256_setr_epi8(3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10, 3, 4, 5, 6, 7, 0, 1,
            2, 11, 12, 13, 14, 15, 8, 9, 10));
}
TERCET_TARGET Lane right16(Lane a)
{
    return _mm256_shuffle_epi8(a,
        _mm256_setr_epi8(2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9, 2, 3, 4, 5, 6, 7, 0,
            1, 10, 11, 12, 13, 14, 15, 8, 9));
}
TERCET_TARGET Lane right63(Lane a)
{
    return _mm256_or_si256(_mm256_add_epi64(a, a), _mm256_srli_epi64(a, 63));
}
// Word j of row i becomes word i of row j.
TERCET_TARGET void transpose(Lane* r)
{
    const Lane a = _mm256_unpacklo_epi64(r[0], r[1]), b = _mm256_unpackhi_epi64(r[0], r[1]),
               c = _mm256_unpacklo_epi64(r[2], r[3]), d = _mm256_unpackhi_epi64(r[2], r[3]);
    r[0] = _mm256_permute2x128_si256(a, c, 0x20);
    r[1] = _mm256_permute2x128_si256(b, d, 0x20);
    r[2] = _mm256_permute2x128_si256(a, c, 0x31);
    r[3] = _mm256_permute2x128_si256(b, d, 0x31);
}

#include "core/crypto/HashLanesKernel.inc"

#undef TERCET_TARGET
#undef TERCET_ENTRY

} // namespace avx2

namespace avx512 {

#define TERCET_TARGET __attribute__((target("avx512f"), always_inline)) inline
#define TERCET_ENTRY __attribute__((target("avx512f")))

using Lane = __m512i;

TERCET_TARGET Lane broadcast(std::uint64_t v) { return _mm512_set1_epi64((long long)v); }
TERCET_TARGET Lane read(const void* p) { return _mm512_loadu_si512(p); }
TERCET_TARGET void write(void* p, Lane v) { _mm512_storeu_si512(p, v); }
TERCET_TARGET Lane add(Lane a, Lane b) { return _mm512_add_epi64(a, b); }
TERCET_TARGET Lane exclusive(Lane a, Lane b) { return _mm512_xor_si512(a, b); }
TERCET_TARGET Lane right32(Lane a) { return _mm512_ror_epi64(a, 32); }
TERCET_TARGET Lane right24(Lane a) { return _mm512_ror_epi64(a, 24); }
TERCET_TARGET Lane right16(Lane a) { return _mm512_ror_epi64(a, 16); }
TERCET_TARGET Lane right63(Lane a) { return _mm512_ror_epi64(a, 63); }
TERCET_TARGET void transpose(Lane* r)
{
    Lane pairs[8]; // words of rows 2k and 2k+1 side by side
    for (std::size_t k = 0; k < 4; ++k) {
        pairs[k] = _mm512_unpacklo_epi64(r[2 * k], r[2 * k + 1]);
        pairs[4 + k] = _mm512_unpackhi_epi64(r[2 * k], r[2 * k + 1]);
    }
    for (std::size_t odd = 0; odd < 2; ++odd) {
        const Lane* const p = pairs + 4 * odd;
        const Lane a = _mm512_shuffle_i64x2(p[0], p[1], 0x88),
                   b = _mm512_shuffle_i64x2(p[0], p[1], 0xdd),
                   c = _mm512_shuffle_i64x2(p[2], p[3], 0x88),
                   d = _mm512_shuffle_i64x2(p[2], p[3], 0xdd);
        r[odd] = _mm512_shuffle_i64x2(a, c, 0x88);
        r[2 + odd] = _mm512_shuffle_i64x2(b, d, 0x88);
        r[4 + odd] = _mm512_shuffle_i64x2(a, c, 0xdd);
        r[6 + odd] = _mm512_shuffle_i64x2(b, d, 0xdd);
    }
}

#include "core/crypto/HashLanesKernel.inc"

#undef TERCET_TARGET
#undef TERCET_ENTRY

} // namespace avx512

void hashLanesAvx2(LaneHasher::Space& space, const Tag& tag, std::size_t outBytes,
    std::span<const HashLane> lanes, std::size_t n)
{
    avx2::hashLanes(space, tag, outBytes, lanes, n);
}

void hashLanesAvx512(LaneHasher::Space& space, const Tag& tag, std::size_t outBytes,
    std::span<const HashLane> lanes, std::size_t n)
{
    avx512::hashLanes(space, tag, outBytes, lanes, n);
}

} // namespace tercet::crypto

#else

namespace tercet::crypto {

void hashLanesAvx2(
    LaneHasher::Space&, const Tag&, std::size_t, std::span<const HashLane>, std::size_t)
{
}
void hashLanesAvx512(
    LaneHasher::Space&, const Tag&, std::size_t, std::span<const HashLane>, std::size_t)
{
}

} // namespace tercet::crypto

#endif
