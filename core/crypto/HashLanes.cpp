#include "core/crypto/HashLanes.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tercet::crypto {

using Inputs = std::array<const std::uint8_t*, kHashLanes>;
using Outputs = std::array<std::uint8_t*, kHashLanes>;

void rawHashLanesPortable(
    const Tag& tag, std::size_t outBytes, const Inputs& in, std::size_t n, const Outputs& out)
{
    for (std::size_t i = 0; i < kHashLanes; ++i)
        Hasher(tag, outBytes).raw({ in[i], n }).finish({ out[i], outBytes });
}

#if defined(__x86_64__)

#define TERCET_AVX2 __attribute__((target("avx2")))

namespace {

using Lane = __m256i; // word i of the four hashes' states or blocks

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
constexpr std::size_t kBlock = 128;

TERCET_AVX2 inline Lane broadcast(std::uint64_t v) { return _mm256_set1_epi64x((long long)v); }

struct State {
    Lane h[8], m[16];
    std::uint8_t last[kHashLanes][kBlock];
    ~State() { sodium_memzero(this, sizeof *this); }

    TERCET_AVX2 void load(const Inputs& in)
    {
        for (std::size_t i = 0; i < 16; ++i) {
            std::uint64_t w[kHashLanes];
            for (std::size_t k = 0; k < kHashLanes; ++k) std::memcpy(&w[k], in[k] + 8 * i, 8);
            m[i] = _mm256_set_epi64x(
                (long long)w[3], (long long)w[2], (long long)w[1], (long long)w[0]);
        }
    }

    TERCET_AVX2 static void mix(Lane& a, Lane& b, Lane& c, Lane& d, Lane x, Lane y)
    {
        const Lane by24 = _mm256_setr_epi8(3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10, 3,
            4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10);
        const Lane by16 = _mm256_setr_epi8(2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9, 2,
            3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9);
        a = _mm256_add_epi64(_mm256_add_epi64(a, b), x);
        d = _mm256_shuffle_epi32(_mm256_xor_si256(d, a), 0xb1);
        c = _mm256_add_epi64(c, d);
        b = _mm256_shuffle_epi8(_mm256_xor_si256(b, c), by24);
        a = _mm256_add_epi64(_mm256_add_epi64(a, b), y);
        d = _mm256_shuffle_epi8(_mm256_xor_si256(d, a), by16);
        c = _mm256_add_epi64(c, d);
        b = _mm256_xor_si256(b, c);
        b = _mm256_or_si256(_mm256_add_epi64(b, b), _mm256_srli_epi64(b, 63));
    }

    TERCET_AVX2 void compress(std::uint64_t counted, bool isLast)
    {
        Lane v[16];
        for (std::size_t i = 0; i < 8; ++i) {
            v[i] = h[i];
            v[8 + i] = broadcast(kIv[i]);
        }
        v[12] = _mm256_xor_si256(v[12], broadcast(counted));
        if (isLast) v[14] = _mm256_xor_si256(v[14], broadcast(~0ULL));
#pragma GCC unroll 12
        for (std::size_t r = 0; r < 12; ++r) {
            const auto* const s = kSigma[r % 10];
            mix(v[0], v[4], v[8], v[12], m[s[0]], m[s[1]]);
            mix(v[1], v[5], v[9], v[13], m[s[2]], m[s[3]]);
            mix(v[2], v[6], v[10], v[14], m[s[4]], m[s[5]]);
            mix(v[3], v[7], v[11], v[15], m[s[6]], m[s[7]]);
            mix(v[0], v[5], v[10], v[15], m[s[8]], m[s[9]]);
            mix(v[1], v[6], v[11], v[12], m[s[10]], m[s[11]]);
            mix(v[2], v[7], v[8], v[13], m[s[12]], m[s[13]]);
            mix(v[3], v[4], v[9], v[14], m[s[14]], m[s[15]]);
        }
        for (std::size_t i = 0; i < 8; ++i)
            h[i] = _mm256_xor_si256(h[i], _mm256_xor_si256(v[i], v[8 + i]));
    }
};

} // namespace

bool hasVectorHash() { return __builtin_cpu_supports("avx2"); }

TERCET_AVX2 void rawHashLanesVector(
    const Tag& tag, std::size_t outBytes, const Inputs& in, std::size_t n, const Outputs& out)
{
    State s;
    std::uint64_t parameters[8] = { outBytes | 1ULL << 16 | 1ULL << 24 }; // depth and fan-out 1
    std::memcpy(&parameters[6], tag.personal.data(), 16);
    for (std::size_t i = 0; i < 8; ++i) s.h[i] = broadcast(kIv[i] ^ parameters[i]);

    Inputs at = in;
    std::size_t left = n;
    for (; left > kBlock; left -= kBlock) {
        s.load(at);
        s.compress(n - left + kBlock, false);
        for (auto& p : at) p += kBlock;
    }
    std::memset(s.last, 0, sizeof s.last);
    for (std::size_t k = 0; k < kHashLanes; ++k) {
        if (left) std::memcpy(s.last[k], at[k], left);
        at[k] = s.last[k];
    }
    s.load(at);
    s.compress(n, true);
    for (std::size_t k = 0; k < kHashLanes; ++k) {
        for (std::size_t i = 0; i < 8; ++i)
            std::memcpy(
                s.last[k] + 8 * i, reinterpret_cast<const std::uint8_t*>(&s.h[i]) + 8 * k, 8);
        std::memcpy(out[k], s.last[k], outBytes);
    }
}

#else

bool hasVectorHash() { return false; }
void rawHashLanesVector(
    const Tag& tag, std::size_t outBytes, const Inputs& in, std::size_t n, const Outputs& out)
{
    rawHashLanesPortable(tag, outBytes, in, n, out);
}

#endif

void rawHashLanes(
    const Tag& tag, std::size_t outBytes, const Inputs& in, std::size_t n, const Outputs& out)
{
    static const auto f = hasVectorHash() ? rawHashLanesVector : rawHashLanesPortable;
    f(tag, outBytes, in, n, out);
}

} // namespace tercet::crypto
