#include "core/crypto/Scalar.h"

#include "core/crypto/Declassify.h"
#include "core/crypto/ScalarLimbs.h"
#include "core/crypto/Secp256k1.h"

namespace tercet::crypto {

namespace {

using Be = ByteArray<32>;

constexpr Be kOrder = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c,
    0xd0, 0x36, 0x41, 0x41 };
constexpr Be kOrderMinus2 = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e,
    0x8c, 0xd0, 0x36, 0x41, 0x3f };
constexpr Be kHalfOrder = { 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46,
    0x68, 0x1b, 0x20, 0xa0 };
// 2^256 mod q
constexpr Be kTwo256 = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0x45, 0x51, 0x23, 0x19,
    0x50, 0xb7, 0x5f, 0xc4, 0x40, 0x2d, 0xa1, 0x73, 0x2f, 0xc9, 0xbe, 0xbf };

// Hides the mask from the optimiser, so that it cannot turn the selection into a branch.
std::uint8_t opaque(std::uint8_t v)
{
    asm volatile("" : "+r"(v));
    return v;
}

// 0xff where the 32 bytes are all zero, else 0.
std::uint8_t zeroMask(const std::uint8_t* b)
{
    std::uint8_t acc = 0;
    for (int i = 0; i < 32; ++i) acc |= b[i];
    return opaque(std::uint8_t((std::uint32_t(acc) - 1) >> 8));
}

void select(std::uint8_t* out, std::uint8_t mask, const std::uint8_t* a, const std::uint8_t* b)
{
    for (int i = 0; i < 32; ++i) out[i] = std::uint8_t((a[i] & mask) | (b[i] & ~mask));
}

// out = a − q; returns the borrow (1 when a < q).
std::uint32_t subtractOrder(std::uint8_t* out, const std::uint8_t* a)
{
    std::uint32_t borrow = 0;
    for (int i = 31; i >= 0; --i) {
        const std::uint32_t d = 0x100u + a[i] - kOrder[std::size_t(i)] - borrow;
        out[i] = std::uint8_t(d);
        borrow = 1u - (d >> 8);
    }
    return borrow;
}

} // namespace

Result<Scalar> Scalar::decode(ByteView be)
{
    if (be.size() != 32) return fail(Code::BadScalar, "a scalar has 32 bytes");
    ByteArray<32> scratch;
    const auto below = subtractOrder(scratch.data(), be.data());
    sodium_memzero(scratch.data(), 32);
    if (!below) return fail(Code::BadScalar, "scalar not below the order");
    Scalar s;
    std::copy(be.begin(), be.end(), s.m_be.begin());
    return s;
}

Scalar Scalar::reduce32(std::span<const std::uint8_t, 32> be)
{
    Scalar s;
    ByteArray<32> less;
    const auto borrow = subtractOrder(less.data(), be.data());
    crypto::select(s.m_be.data(), opaque(std::uint8_t(0 - borrow)), be.data(), less.data());
    sodium_memzero(less.data(), 32);
    return s;
}

Scalar Scalar::reduce64(std::span<const std::uint8_t, 64> be)
{
    Scalar c;
    c.m_be = kTwo256;
    return reduce32(be.first<32>()) * c + reduce32(be.last<32>());
}

Scalar Scalar::fromU64(std::uint64_t v)
{
    Scalar s;
    for (std::size_t i = 0; i < 8; ++i) s.m_be[31 - i] = std::uint8_t(v >> (8 * i));
    return s;
}

Scalar Scalar::random(Random& rng)
{
    for (;;) {
        Scalar s;
        rng.fill(s.m_be);
        const int good = secp256k1_ec_seckey_verify(secp256k1_context_static, s.m_be.data());
        if (declassified(good)) return s; // only a discarded draw shows
    }
}

bool Scalar::isZero() const { return zeroMask(m_be.data()) != 0; }
bool Scalar::operator==(const Scalar& other) const
{
    return sodium_memcmp(m_be.data(), other.m_be.data(), 32) == 0;
}

Scalar& Scalar::operator+=(const Scalar& b)
{
    const std::uint8_t aZero = zeroMask(m_be.data()), bZero = zeroMask(b.m_be.data());
    const Scalar a(*this);
    const int ok
        = secp256k1_ec_seckey_tweak_add(secp256k1_context_static, m_be.data(), b.m_be.data());
    const auto mask = opaque(std::uint8_t(-ok));
    for (auto& byte : m_be) byte &= mask;
    crypto::select(m_be.data(), aZero, b.m_be.data(), m_be.data());
    crypto::select(m_be.data(), bZero, a.m_be.data(), m_be.data());
    return *this;
}

Scalar& Scalar::operator*=(const Scalar& b)
{
    const int ok
        = secp256k1_ec_seckey_tweak_mul(secp256k1_context_static, m_be.data(), b.m_be.data());
    const auto mask = opaque(std::uint8_t(-ok));
    for (auto& byte : m_be) byte &= mask;
    // tweak_mul does not say that the key itself was zero; a zero key leaves zero.
    return *this;
}

Scalar Scalar::operator-() const
{
    Scalar r(*this);
    const int ok = secp256k1_ec_seckey_negate(secp256k1_context_static, r.m_be.data());
    const auto mask = opaque(std::uint8_t(-ok));
    for (auto& byte : r.m_be) byte &= mask;
    return r;
}

Scalar Scalar::inverse() const
{
    // Four bits of the exponent at a time.
    std::array<ScalarLimbs, 16> powers;
    powers[0] = ScalarLimbs::of(fromU64(1));
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * ScalarLimbs::of(*this);
    auto r = powers[0];
    for (const auto byte : kOrderMinus2)
        for (const int digit : { byte >> 4, byte & 15 }) {
            for (int i = 0; i < 4; ++i) r = r * r;
            r = r * powers[std::size_t(digit)];
        }
    return r.scalar();
}

Scalar Scalar::select(std::uint8_t bit, const Scalar& a, const Scalar& b)
{
    Scalar r;
    crypto::select(r.m_be.data(), opaque(std::uint8_t(-bit)), a.m_be.data(), b.m_be.data());
    return r;
}

Scalar Scalar::masked(std::uint8_t bit) const
{
    Scalar r(*this);
    const auto mask = opaque(std::uint8_t(-bit));
    for (auto& byte : r.m_be) byte &= mask;
    return r;
}

bool Scalar::isHigh() const
{
    return std::lexicographical_compare(
        kHalfOrder.begin(), kHalfOrder.end(), m_be.begin(), m_be.end());
}

} // namespace tercet::crypto
