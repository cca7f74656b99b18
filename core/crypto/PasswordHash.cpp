#include "core/crypto/PasswordHash.h"

namespace tercet::crypto {

Result<Secret<32>> deriveKey(
    const SecretBytes& passphrase, std::span<const std::uint8_t, 16> salt, Argon2Cost cost)
{
    if (cost.passes < 1 || cost.passes > 16 || cost.kibibytes < 8
        || cost.kibibytes > 4u * 1024 * 1024)
        return fail(Code::BadField, "Argon2id cost out of bounds");
    Secret<32> key;
    const auto* characters
        = passphrase.empty() ? "" : reinterpret_cast<const char*>(passphrase.data()); // never null
    if (crypto_pwhash_argon2id(key.data(), key.size(), characters, passphrase.size(), salt.data(),
            cost.passes, std::size_t(cost.kibibytes) * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13)
        != 0)
        return fail(Code::OutOfMemory, "Argon2id");
    return key;
}

} // namespace tercet::crypto
