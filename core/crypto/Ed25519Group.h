#pragma once

#include <optional>

#include "core/base/Random.h"
#include "core/crypto/Hash.h"
#include "core/crypto/Secret.h"

namespace tercet::crypto {

// A number modulo the order L of the Ed25519 base point, 32 bytes little-endian. libsodium's
// constant-time arithmetic. Wiped when destroyed.
class EdScalar {
public:
    EdScalar() { m_le.fill(0); }
    EdScalar(const EdScalar&) = default;
    EdScalar& operator=(const EdScalar&) = default;
    ~EdScalar() { sodium_memzero(m_le.data(), 32); }

    static Result<EdScalar> decode(ByteView le); // strict: 32 bytes, < L; Code::BadScalar
    static EdScalar reduce64(std::span<const std::uint8_t, 64> le);
    static EdScalar random(Random& rng); // uniform in [1, L)

    std::span<const std::uint8_t, 32> le() const { return m_le; }
    operator ByteView() const { return m_le; }
    bool isZero() const; // constant time
    EdScalar operator+(const EdScalar& b) const;
    EdScalar operator-(const EdScalar& b) const;
    EdScalar operator*(const EdScalar& b) const;

private:
    ByteArray<32> m_le;
};

// HsL_tag: the 64-byte hash reduced as a little-endian number.
template <HashField... F> EdScalar hashToEdScalar(const Tag& tag, const F&... fields)
{
    auto wide = hash<64>(tag, fields...);
    auto s = EdScalar::reduce64(wide);
    sodium_memzero(wide.data(), wide.size());
    return s;
}

// A point of the prime-order subgroup of edwards25519 other than the identity, 32 bytes.
class EdPoint {
public:
    static constexpr std::size_t kBytes = 32;
    // Accepts what crypto_core_ed25519_is_valid_point accepts: canonical, on the curve, in the
    // subgroup, not of small order.
    static Result<EdPoint> decode(ByteView bytes);
    static std::optional<EdPoint> mulBase(const EdScalar& k); // no clamping; empty for 0
    std::optional<EdPoint> mul(const EdScalar& k) const; // no clamping; empty for 0
    // Empty where the sum is the identity.
    std::optional<EdPoint> operator+(const EdPoint& b) const;
    const Bytes32& encode() const { return m_bytes; }
    operator ByteView() const { return m_bytes; }
    bool operator==(const EdPoint&) const = default;

private:
    explicit EdPoint(const Bytes32& bytes)
        : m_bytes(bytes)
    {
    }
    Bytes32 m_bytes;
};

} // namespace tercet::crypto
