#include "core/crypto/Ed25519Group.h"

#include "core/crypto/Declassify.h"

namespace tercet::crypto {

namespace {

constexpr ByteArray<32> kOrderLe = { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c,
    0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10 };

bool belowOrder(const std::uint8_t* le)
{
    std::uint32_t borrow = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        const std::uint32_t d = 0x100u + le[i] - kOrderLe[i] - borrow;
        borrow = 1u - (d >> 8);
    }
    return borrow == 1;
}

// The identity's encoding: y = 1.
bool isIdentity(const Bytes32& p)
{
    std::uint8_t acc = p[0] ^ 1;
    for (std::size_t i = 1; i < 32; ++i) acc |= p[i];
    return acc == 0;
}

} // namespace

Result<EdScalar> EdScalar::decode(ByteView le)
{
    if (le.size() != 32) return fail(Code::BadScalar, "a scalar has 32 bytes");
    if (!belowOrder(le.data())) return fail(Code::BadScalar, "scalar not below the order");
    EdScalar s;
    std::copy(le.begin(), le.end(), s.m_le.begin());
    return s;
}

EdScalar EdScalar::reduce64(std::span<const std::uint8_t, 64> le)
{
    EdScalar s;
    crypto_core_ed25519_scalar_reduce(s.m_le.data(), le.data());
    return s;
}

EdScalar EdScalar::random(Random& rng)
{
    for (;;) {
        Secret<64> wide;
        rng.fill(wide.mutableView());
        auto s = reduce64(wide.view());
        if (!declassified(s.isZero())) return s;
    }
}

bool EdScalar::isZero() const { return sodium_is_zero(m_le.data(), 32) == 1; }

EdScalar EdScalar::operator+(const EdScalar& b) const
{
    EdScalar r;
    crypto_core_ed25519_scalar_add(r.m_le.data(), m_le.data(), b.m_le.data());
    return r;
}

EdScalar EdScalar::operator-(const EdScalar& b) const
{
    EdScalar r;
    crypto_core_ed25519_scalar_sub(r.m_le.data(), m_le.data(), b.m_le.data());
    return r;
}

EdScalar EdScalar::operator*(const EdScalar& b) const
{
    EdScalar r;
    crypto_core_ed25519_scalar_mul(r.m_le.data(), m_le.data(), b.m_le.data());
    return r;
}

Result<EdPoint> EdPoint::decode(ByteView bytes)
{
    if (bytes.size() != 32 || crypto_core_ed25519_is_valid_point(bytes.data()) != 1)
        return fail(Code::BadPoint, "not a point of the prime-order group of edwards25519");
    Bytes32 p;
    std::copy(bytes.begin(), bytes.end(), p.begin());
    return EdPoint(p);
}

std::optional<EdPoint> EdPoint::mulBase(const EdScalar& k)
{
    Bytes32 p;
    const int failed = crypto_scalarmult_ed25519_base_noclamp(p.data(), k.le().data());
    if (declassified(failed)) return {};
    return EdPoint(declassify(p)); // a point does not tell its logarithm
}

std::optional<EdPoint> EdPoint::mul(const EdScalar& k) const
{
    Bytes32 p;
    if (crypto_scalarmult_ed25519_noclamp(p.data(), k.le().data(), m_bytes.data()) != 0) return {};
    return EdPoint(p);
}

std::optional<EdPoint> EdPoint::operator+(const EdPoint& b) const
{
    Bytes32 p;
    if (crypto_core_ed25519_add(p.data(), m_bytes.data(), b.m_bytes.data()) != 0 || isIdentity(p))
        return {};
    return EdPoint(p);
}

} // namespace tercet::crypto
