#pragma once

#include <bit>

#include "core/crypto/Mask.h"
#include "core/crypto/Scalar.h"

// Arithmetic modulo the order q of secp256k1 in 64-bit words, for the loops over hundreds of
// scalars in which a call of libsecp256k1 for each operation, with its way to bytes and back, would
// be most of the time (protocol.md 9.2). The same values as Scalar's; constant time, as the
// processor's multiplication is. Of these only the two sums wipe themselves.
namespace tercet::crypto {

// A number below q, words in ascending order.
struct ScalarLimbs {
    std::array<std::uint64_t, 4> w {};

    // reduce32 of 32 bytes, big-endian.
    static ScalarLimbs load(const std::uint8_t* be);
    static ScalarLimbs of(const Scalar& s) { return load(s.be().data()); }
    // Whether 32 bytes, big-endian, are below q. For public values.
    static bool isCanonical(const std::uint8_t* be);
    void store(std::uint8_t* be) const;
    Scalar scalar() const
    {
        Scalar s;
        store(s.m_be.data());
        return s;
    }

    ScalarLimbs operator+(const ScalarLimbs& b) const;
    ScalarLimbs operator-(const ScalarLimbs& b) const;
    ScalarLimbs operator*(const ScalarLimbs& b) const;
    // bit ? *this : 0; bit is 0 or 1.
    ScalarLimbs masked(std::uint8_t bit) const;
};

// A sum of up to 2^64 numbers, reduced once at the end.
class ScalarSum {
public:
    ScalarSum() = default;
    ScalarSum(const ScalarSum&) = default;
    ScalarSum& operator=(const ScalarSum&) = default;
    ~ScalarSum() { sodium_memzero(m_w.data(), sizeof m_w); }
    void add(const ScalarLimbs& a);
    Scalar value() const;

private:
    std::array<std::uint64_t, 5> m_w {};
};

// A sum of up to 2^64 products and numbers, reduced once at the end.
class ScalarProductSum {
public:
    ScalarProductSum() = default;
    ScalarProductSum(const ScalarProductSum&) = default;
    ScalarProductSum& operator=(const ScalarProductSum&) = default;
    ~ScalarProductSum() { sodium_memzero(m_w.data(), sizeof m_w); }
    void add(const ScalarLimbs& a, const ScalarLimbs& b); // + a·b
    void add(const ScalarLimbs& a);
    ScalarLimbs value() const;

private:
    std::array<std::uint64_t, 9> m_w {};
};

// ---- implementation

namespace limbs {

__extension__ typedef unsigned __int128 Wide;

inline constexpr std::array<std::uint64_t, 4> kOrder { 0xbfd25e8cd0364141, 0xbaaedce6af48a03b,
    0xfffffffffffffffe, 0xffffffffffffffff };

// 2^256 mod q; its third word is 1, the fourth 0.
inline constexpr std::array<std::uint64_t, 3> kComplement { 0x402da1732fc9bebf, 0x4551231950b75fc4,
    1 };

inline std::uint64_t addCarry(std::uint64_t a, std::uint64_t b, std::uint64_t& carry)
{
    unsigned long long s, t;
    const bool c1 = __builtin_uaddll_overflow(a, b, &s),
               c2 = __builtin_uaddll_overflow(s, carry, &t);
    carry = std::uint64_t(c1) | std::uint64_t(c2);
    return t;
}

inline std::uint64_t subBorrow(std::uint64_t a, std::uint64_t b, std::uint64_t& borrow)
{
    unsigned long long d, t;
    const bool b1 = __builtin_usubll_overflow(a, b, &d),
               b2 = __builtin_usubll_overflow(d, borrow, &t);
    borrow = std::uint64_t(b1) | std::uint64_t(b2);
    return t;
}

// carry·2^256 + a, less q once where that is not negative.
inline ScalarLimbs reduceOnce(const ScalarLimbs& a, std::uint64_t carry)
{
    ScalarLimbs less;
    std::uint64_t borrow = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) less.w[i] = subBorrow(a.w[i], kOrder[i], borrow);
    const auto keep = mask64(borrow & ~carry);
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) less.w[i] ^= keep & (less.w[i] ^ a.w[i]);
    return less;
}

// r[0…n+m) = a·b, schoolbook.
template <std::size_t N, std::size_t M>
inline std::array<std::uint64_t, N + M> product(
    const std::array<std::uint64_t, N>& a, const std::array<std::uint64_t, M>& b)
{
    std::array<std::uint64_t, N + M> r {};
#pragma GCC unroll 9
    for (std::size_t i = 0; i < N; ++i) {
        std::uint64_t carry = 0;
#pragma GCC unroll 9
        for (std::size_t j = 0; j < M; ++j) {
            const Wide t = Wide(a[i]) * b[j] + r[i + j] + carry;
            r[i + j] = std::uint64_t(t);
            carry = std::uint64_t(t >> 64);
        }
        r[i + M] = carry;
    }
    return r;
}

// A number congruent to a modulo q: the upper words times 2^256 mod q, and the lower four words.
// From n bits to at most max(n − 127, 257), which must fit into the words of the result.
template <std::size_t Out, std::size_t N>
inline std::array<std::uint64_t, Out> fold(const std::array<std::uint64_t, N>& a)
{
    std::array<std::uint64_t, N - 4> upper;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < upper.size(); ++i) upper[i] = a[4 + i];
    const auto more = product(upper, kComplement);
    std::array<std::uint64_t, Out> r {};
    std::uint64_t carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < Out; ++i)
        r[i] = addCarry(i < 4 ? a[i] : 0, i < more.size() ? more[i] : 0, carry);
    return r;
}

// Below 2^256 + 2^200, so that one subtraction is enough.
inline ScalarLimbs reduceLast(const std::array<std::uint64_t, 5>& a)
{
    return reduceOnce({ { a[0], a[1], a[2], a[3] } }, a[4]);
}

// The words of 32 bytes, big-endian, not reduced.
inline ScalarLimbs words(const std::uint8_t* be)
{
    ScalarLimbs a;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) {
        std::uint64_t word;
        std::memcpy(&word, be + 24 - 8 * i, 8);
        a.w[i] = __builtin_bswap64(word);
    }
    return a;
}

} // namespace limbs

inline ScalarLimbs ScalarLimbs::load(const std::uint8_t* be)
{
    return limbs::reduceOnce(limbs::words(be), 0);
}

inline bool ScalarLimbs::isCanonical(const std::uint8_t* be)
{
    const auto a = limbs::words(be);
    std::uint64_t borrow = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) (void)limbs::subBorrow(a.w[i], limbs::kOrder[i], borrow);
    return borrow;
}

inline void ScalarLimbs::store(std::uint8_t* be) const
{
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) {
        const std::uint64_t word = __builtin_bswap64(w[i]);
        std::memcpy(be + 24 - 8 * i, &word, 8);
    }
}

inline ScalarLimbs ScalarLimbs::operator+(const ScalarLimbs& b) const
{
    ScalarLimbs sum;
    std::uint64_t carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) sum.w[i] = limbs::addCarry(w[i], b.w[i], carry);
    return limbs::reduceOnce(sum, carry);
}

inline ScalarLimbs ScalarLimbs::operator-(const ScalarLimbs& b) const
{
    ScalarLimbs difference;
    std::uint64_t borrow = 0, carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) difference.w[i] = limbs::subBorrow(w[i], b.w[i], borrow);
    const auto wrap = mask64(borrow);
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i)
        difference.w[i] = limbs::addCarry(difference.w[i], limbs::kOrder[i] & wrap, carry);
    return difference;
}

inline ScalarLimbs ScalarLimbs::masked(std::uint8_t bit) const
{
    const auto mask = mask64(bit);
    return { { w[0] & mask, w[1] & mask, w[2] & mask, w[3] & mask } };
}

inline ScalarLimbs ScalarLimbs::operator*(const ScalarLimbs& b) const
{
    // 512 bits, 386, 260, and one more that leaves at most 2^256 + 2^133
    return limbs::reduceLast(
        limbs::fold<5>(limbs::fold<5>(limbs::fold<7>(limbs::product(w, b.w)))));
}

inline void ScalarProductSum::add(const ScalarLimbs& a, const ScalarLimbs& b)
{
    const auto ab = limbs::product(a.w, b.w);
    std::uint64_t carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 8; ++i) m_w[i] = limbs::addCarry(m_w[i], ab[i], carry);
    m_w[8] += carry;
}

inline void ScalarProductSum::add(const ScalarLimbs& a)
{
    std::uint64_t carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < m_w.size(); ++i)
        m_w[i] = limbs::addCarry(m_w[i], i < 4 ? a.w[i] : 0, carry);
}

inline ScalarLimbs ScalarProductSum::value() const
{
    // 576 bits, 450, 324, and at most 2^256 + 2^197
    return limbs::reduceLast(limbs::fold<5>(limbs::fold<6>(limbs::fold<8>(m_w))));
}

inline void ScalarSum::add(const ScalarLimbs& a)
{
    std::uint64_t carry = 0;
#pragma GCC unroll 9
    for (std::size_t i = 0; i < 4; ++i) m_w[i] = limbs::addCarry(m_w[i], a.w[i], carry);
    m_w[4] += carry;
}

} // namespace tercet::crypto
