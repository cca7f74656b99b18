#pragma once

#include <cstdint>

#include "core/base/Random.h"
#include "core/crypto/Hash.h"
#include "core/crypto/Secret.h"

namespace tercet::crypto {

// A number modulo the order q of secp256k1, 32 bytes big-endian. All arithmetic is libsecp256k1's
// constant-time seckey functions behind the masks of protocol.md 9.2, so zero is an ordinary value.
// Wiped when destroyed.
class Scalar {
public:
    Scalar() { m_be.fill(0); }
    Scalar(const Scalar&) = default;
    Scalar& operator=(const Scalar&) = default;
    ~Scalar() { sodium_memzero(m_be.data(), 32); }

    // Strict: 32 bytes, < q, else Code::BadScalar.
    static Result<Scalar> decode(ByteView be);
    // reduce32: q subtracted once if needed, constant time.
    static Scalar reduce32(std::span<const std::uint8_t, 32> be);
    // reduce64: the 512-bit big-endian number mod q, constant time.
    static Scalar reduce64(std::span<const std::uint8_t, 64> be);
    static Scalar fromU64(std::uint64_t v);
    // Uniform in [1, q).
    static Scalar random(Random& rng);

    std::span<const std::uint8_t, 32> be() const { return m_be; }
    operator ByteView() const { return m_be; } // as a hash field or a wire field
    bool isZero() const; // constant time
    bool operator==(const Scalar& other) const; // constant time

    Scalar operator+(const Scalar& b) const
    {
        Scalar r(*this);
        return r += b;
    }
    Scalar operator-(const Scalar& b) const { return *this + (-b); }
    Scalar operator*(const Scalar& b) const
    {
        Scalar r(*this);
        return r *= b;
    }
    Scalar operator-() const;
    Scalar& operator+=(const Scalar& b);
    Scalar& operator-=(const Scalar& b) { return *this += -b; }
    Scalar& operator*=(const Scalar& b);
    // For public values only: Fermat with the fixed exponent q−2. Zero gives zero.
    Scalar inverse() const;
    // bit ? a : b, constant time; bit is 0 or 1.
    static Scalar select(std::uint8_t bit, const Scalar& a, const Scalar& b);
    // bit ? *this : 0, constant time.
    Scalar masked(std::uint8_t bit) const;

    // In the upper half, i.e. > q/2. For public values.
    bool isHigh() const;

private:
    friend struct ScalarLimbs;
    ByteArray<32> m_be;
};

// Hs_tag(f_1,…,f_n)
template <HashField... F> Scalar hashToScalar(const Tag& tag, const F&... fields)
{
    auto wide = hash<64>(tag, fields...);
    auto s = Scalar::reduce64(wide);
    sodium_memzero(wide.data(), wide.size());
    return s;
}

} // namespace tercet::crypto
