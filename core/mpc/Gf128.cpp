#include "core/mpc/Gf128.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "core/crypto/Mask.h"

namespace tercet::mpc {

namespace {

std::uint64_t loadLe64(const std::uint8_t* p)
{
    std::uint64_t v = 0;
    for (int i = 0; i < 8; ++i) v |= std::uint64_t(p[i]) << (8 * i);
    return v;
}

void storeLe64(std::uint8_t* p, std::uint64_t v)
{
    for (int i = 0; i < 8; ++i) p[i] = std::uint8_t(v >> (8 * i));
}

using Multiply = Gf128 (*)(Gf128, Gf128);

Multiply chosen()
{
    static const Multiply f = hasCarrylessMultiply() ? multiplyCarryless : multiplyPortable;
    return f;
}

} // namespace

Gf128 Gf128::load(const std::uint8_t* le16) { return { loadLe64(le16), loadLe64(le16 + 8) }; }

void Gf128::store(std::uint8_t* le16) const
{
    storeLe64(le16, low);
    storeLe64(le16 + 8, high);
}

Gf128& Gf128::operator^=(Gf128 b)
{
    low ^= b.low;
    high ^= b.high;
    return *this;
}

Gf128 Gf128::masked(std::uint8_t bit) const
{
    const auto mask = crypto::mask64(bit);
    return { low & mask, high & mask };
}

Gf128 multiplyPortable(Gf128 a, Gf128 b)
{
    Gf128 r;
    for (auto word : { b.low, b.high })
        for (int i = 0; i < 64; ++i) {
            const auto take = crypto::mask64(word & 1), carry = crypto::mask64(a.high >> 63);
            word >>= 1;
            r.low ^= a.low & take;
            r.high ^= a.high & take;
            a.high = a.high << 1 | a.low >> 63;
            a.low = a.low << 1 ^ (carry & 0x87);
        }
    return r;
}

#if defined(__x86_64__)

bool hasCarrylessMultiply() { return __builtin_cpu_supports("pclmul"); }

#define TERCET_PCLMUL __attribute__((target("pclmul,sse4.1")))

namespace {

TERCET_PCLMUL inline __m128i vectorOf(Gf128 a)
{
    return _mm_set_epi64x((long long)a.high, (long long)a.low);
}

// A sum of products, reduced once: low, middle and high parts apart.
struct Unreduced {
    __m128i ll, mid, hh;
};

TERCET_PCLMUL inline void addProduct(Unreduced& sum, __m128i x, __m128i y)
{
    sum.ll = _mm_xor_si128(sum.ll, _mm_clmulepi64_si128(x, y, 0x00));
    sum.hh = _mm_xor_si128(sum.hh, _mm_clmulepi64_si128(x, y, 0x11));
    sum.mid = _mm_xor_si128(sum.mid, _mm_clmulepi64_si128(x, y, 0x01));
    sum.mid = _mm_xor_si128(sum.mid, _mm_clmulepi64_si128(x, y, 0x10));
}

TERCET_PCLMUL inline Gf128 reduce(const Unreduced& sum)
{
    const __m128i low = _mm_xor_si128(sum.ll, _mm_slli_si128(sum.mid, 8));
    const __m128i high = _mm_xor_si128(sum.hh, _mm_srli_si128(sum.mid, 8));
    // X^128 = X^7 + X^2 + X + 1: fold the upper half twice.
    const __m128i fold = _mm_set_epi64x(0, 0x87);
    const __m128i top = _mm_clmulepi64_si128(high, fold, 0x01);
    const __m128i bottom = _mm_clmulepi64_si128(high, fold, 0x00);
    const __m128i spill = _mm_clmulepi64_si128(top, fold, 0x01);
    const __m128i r
        = _mm_xor_si128(_mm_xor_si128(low, bottom), _mm_xor_si128(_mm_slli_si128(top, 8), spill));
    return { std::uint64_t(_mm_extract_epi64(r, 0)), std::uint64_t(_mm_extract_epi64(r, 1)) };
}

TERCET_PCLMUL Gf128 rowHashCarryless(const Gf128* challenge, const std::uint8_t* row)
{
    const auto zero = _mm_setzero_si128();
    Unreduced sum { zero, zero, zero };
    for (std::size_t m = 0; m < kDataBlocks; ++m)
        addProduct(sum, vectorOf(challenge[m]),
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(row + m * kBlockBytes)));
    return reduce(sum);
}

} // namespace

TERCET_PCLMUL Gf128 multiplyCarryless(Gf128 a, Gf128 b)
{
    const auto zero = _mm_setzero_si128();
    Unreduced sum { zero, zero, zero };
    addProduct(sum, vectorOf(a), vectorOf(b));
    return reduce(sum);
}

#else

bool hasCarrylessMultiply() { return false; }
Gf128 multiplyCarryless(Gf128 a, Gf128 b) { return multiplyPortable(a, b); }

namespace {

Gf128 rowHashCarryless(const Gf128*, const std::uint8_t*) { return {}; }

} // namespace

#endif

Gf128 multiply(Gf128 a, Gf128 b) { return chosen()(a, b); }

RowHash::RowHash(std::span<const std::uint8_t, kDataBlocks * kBlockBytes> challenge, bool carryless)
    : m_carryless(carryless)
{
    for (std::size_t m = 0; m < kDataBlocks; ++m)
        m_challenge[m] = Gf128::load(challenge.data() + m * kBlockBytes);
}

Gf128 RowHash::operator()(const std::uint8_t* row) const
{
    auto r = Gf128::load(row + kDataBlocks * kBlockBytes);
    if (m_carryless) return r ^= rowHashCarryless(m_challenge.data(), row);
    for (std::size_t m = 0; m < kDataBlocks; ++m)
        r ^= multiplyPortable(m_challenge[m], Gf128::load(row + m * kBlockBytes));
    return r;
}

} // namespace tercet::mpc
