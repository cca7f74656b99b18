#pragma once

#include "core/crypto/Secret.h"

namespace tercet::crypto {

inline constexpr std::size_t kAeadNonceBytes = 24;
inline constexpr std::size_t kAeadTagBytes = 16;

// XChaCha20-Poly1305-IETF: ciphertext ‖ 16-byte tag.
Bytes aeadSeal(const Secret<32>& key, std::span<const std::uint8_t, 24> nonce, ByteView plaintext,
    ByteView associated);
// Code::SealBroken when it does not authenticate. The plaintext is secret until the caller knows
// better.
Result<SecretBytes> aeadOpen(const Secret<32>& key, std::span<const std::uint8_t, 24> nonce,
    ByteView sealed, ByteView associated);

} // namespace tercet::crypto
