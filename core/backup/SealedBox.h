#pragma once

#include "core/crypto/Secret.h"

namespace tercet::backup {

// An X25519 public key to which shares may be sealed.
class SealRecipient {
public:
    // Takes a canonical u-coordinate of a point on Curve25519 itself, not on its twist and not of
    // small order; else Code::BadRecipient.
    static Result<SealRecipient> decode(ByteView key);
    const Bytes32& key() const { return m_key; }
    friend bool operator==(const SealRecipient&, const SealRecipient&) = default;

private:
    explicit SealRecipient(const Bytes32& key)
        : m_key(key)
    {
    }
    Bytes32 m_key;
};

// 32 bytes sealed: ephemeral key ‖ tag ‖ ciphertext.
using SealedBox = ByteArray<80>;

// libsodium's crypto_box_seal with the ephemeral key of crypto_box_seed_keypair(seed): the same
// inputs make the same bytes, and the stock crypto_box_seal_open opens them.
SealedBox sealBox(const SealRecipient& to, std::span<const std::uint8_t, 32> message,
    std::span<const std::uint8_t, 32> seed);
// Code::SealBroken.
Result<crypto::Secret<32>> openBox(const crypto::Secret<32>& scalar, const SealedBox& box);

} // namespace tercet::backup
