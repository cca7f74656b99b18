#include "core/crypto/Identity.h"

#include "core/crypto/Declassify.h"

namespace tercet::crypto {

SigningKey SigningKey::generate(Random& rng)
{
    Secret<32> seed;
    rng.fill(seed.mutableView());
    return fromSeed(seed.view());
}

SigningKey SigningKey::fromSeed(std::span<const std::uint8_t, 32> seed)
{
    SigningKey k;
    k.m_seed = Secret<32>(seed);
    crypto_sign_seed_keypair(k.m_public.data(), k.m_secret.data(), k.m_seed.data());
    return k;
}

ByteArray<64> SigningKey::sign(ByteView message) const
{
    ByteArray<64> out;
    crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), m_secret.data());
    return out;
}

bool verifySignature(
    const Bytes32& publicKey, ByteView message, std::span<const std::uint8_t, 64> signature)
{
    return crypto_sign_verify_detached(
               signature.data(), message.data(), message.size(), publicKey.data())
        == 0;
}

DhKey DhKey::generate(Random& rng)
{
    Secret<32> secret;
    rng.fill(secret.mutableView());
    return fromSecret(secret.view());
}

DhKey DhKey::fromSecret(std::span<const std::uint8_t, 32> secret)
{
    DhKey k;
    k.m_secret = Secret<32>(secret);
    crypto_scalarmult_base(k.m_public.data(), k.m_secret.data());
    return k;
}

std::optional<Secret<32>> DhKey::agree(const Bytes32& theirs) const
{
    Secret<32> out;
    // All zero only for a point of low order, which its sender knows.
    const int failed = crypto_scalarmult(out.data(), m_secret.data(), theirs.data());
    if (declassified(failed) != 0) return {};
    return out;
}

} // namespace tercet::crypto
