#include "core/crypto/Ristretto.h"

#include "core/crypto/Declassify.h"

namespace tercet::crypto {

Secret<32> randomRistrettoScalar(Random& rng)
{
    for (;;) {
        Secret<64> wide;
        rng.fill(wide.mutableView());
        Secret<32> s;
        crypto_core_ristretto255_scalar_reduce(s.data(), wide.data());
        if (!declassified(sodium_is_zero(s.data(), 32))) return s;
    }
}

Result<RistrettoPoint> RistrettoPoint::decode(ByteView bytes)
{
    if (bytes.size() != 32 || crypto_core_ristretto255_is_valid_point(bytes.data()) != 1
        || sodium_is_zero(bytes.data(), 32))
        return fail(Code::BadPoint, "not an element of ristretto255");
    Bytes32 p;
    std::copy(bytes.begin(), bytes.end(), p.begin());
    return RistrettoPoint(p);
}

RistrettoPoint RistrettoPoint::random(Random& rng)
{
    Secret<64> wide;
    rng.fill(wide.mutableView());
    return hash(wide.view());
}

RistrettoPoint RistrettoPoint::hash(std::span<const std::uint8_t, 64> uniform)
{
    Bytes32 p;
    crypto_core_ristretto255_from_hash(p.data(), uniform.data());
    return RistrettoPoint(p);
}

RistrettoPoint RistrettoPoint::mulBase(const Secret<32>& k)
{
    Bytes32 p;
    (void)crypto_scalarmult_ristretto255_base(p.data(), k.data());
    return RistrettoPoint(p);
}

std::optional<RistrettoPoint> RistrettoPoint::mul(const Secret<32>& k) const
{
    Bytes32 p;
    const int failed = crypto_scalarmult_ristretto255(p.data(), k.data(), m_bytes.data());
    if (declassified(failed)) return {};
    return RistrettoPoint(p);
}

std::optional<RistrettoPoint> RistrettoPoint::add(const RistrettoPoint& b) const
{
    Bytes32 p;
    if (crypto_core_ristretto255_add(p.data(), m_bytes.data(), b.m_bytes.data()) != 0
        || sodium_is_zero(p.data(), 32))
        return {};
    return RistrettoPoint(p);
}

RistrettoPoint RistrettoPoint::sub(const RistrettoPoint& b) const
{
    Bytes32 p;
    (void)crypto_core_ristretto255_sub(p.data(), m_bytes.data(), b.m_bytes.data());
    return RistrettoPoint(p);
}

} // namespace tercet::crypto
