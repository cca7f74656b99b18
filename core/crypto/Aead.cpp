#include "core/crypto/Aead.h"

namespace tercet::crypto {

Bytes aeadSeal(const Secret<32>& key, std::span<const std::uint8_t, 24> nonce, ByteView plaintext,
    ByteView associated)
{
    Bytes out(plaintext.size() + kAeadTagBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(),
        plaintext.size(), associated.data(), associated.size(), nullptr, nonce.data(), key.data());
    return out;
}

Result<SecretBytes> aeadOpen(const Secret<32>& key, std::span<const std::uint8_t, 24> nonce,
    ByteView sealed, ByteView associated)
{
    if (sealed.size() < kAeadTagBytes) return fail(Code::SealBroken, "too short");
    SecretBytes out(sealed.size() - kAeadTagBytes);
    std::uint8_t none;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.empty() ? &none : out.data(), nullptr,
            nullptr, sealed.data(), sealed.size(), associated.data(), associated.size(),
            nonce.data(), key.data())
        != 0)
        return fail(Code::SealBroken, "does not authenticate");
    return out;
}

} // namespace tercet::crypto
