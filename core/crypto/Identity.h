#pragma once

#include <optional>

#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::crypto {

// Ed25519 signatures (RFC 8032) of libsodium.
class SigningKey {
public:
    static SigningKey generate(Random& rng);
    static SigningKey fromSeed(std::span<const std::uint8_t, 32> seed);
    const Bytes32& publicKey() const { return m_public; }
    const Secret<32>& seed() const { return m_seed; }
    ByteArray<64> sign(ByteView message) const;
    SigningKey clone() const { return fromSeed(m_seed.view()); }

private:
    SigningKey() = default;
    Secret<32> m_seed;
    Secret<64> m_secret;
    Bytes32 m_public;
};

bool verifySignature(
    const Bytes32& publicKey, ByteView message, std::span<const std::uint8_t, 64> signature);

// X25519 (RFC 7748).
class DhKey {
public:
    static DhKey generate(Random& rng);
    static DhKey fromSecret(std::span<const std::uint8_t, 32> secret);
    const Bytes32& publicKey() const { return m_public; }
    const Secret<32>& secret() const { return m_secret; }
    // Empty for an all-zero result (a public key of small order).
    std::optional<Secret<32>> agree(const Bytes32& theirs) const;
    DhKey clone() const { return fromSecret(m_secret.view()); }

private:
    DhKey() = default;
    Secret<32> m_secret;
    Bytes32 m_public;
};

} // namespace tercet::crypto
