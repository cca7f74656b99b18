#include "core/backup/age/Hkdf.h"

namespace tercet::backup::age {

namespace {

crypto::Secret<32> mac(ByteView key, ByteView a, ByteView b)
{
    constexpr std::uint8_t kNone = 0; // libsodium takes no null pointer for an empty key
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.empty() ? &kNone : key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, a.data(), a.size());
    crypto_auth_hmacsha256_update(&state, b.data(), b.size());
    crypto::Secret<32> out;
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

} // namespace

crypto::Secret<32> hmac(ByteView key, ByteView message) { return mac(key, message, {}); }

crypto::Secret<32> hkdf(ByteView secret, ByteView salt, std::string_view info)
{
    const auto extracted = mac(salt, secret, {});
    const std::uint8_t one = 1;
    return mac(extracted.view(), view(info), ByteView(&one, 1));
}

} // namespace tercet::backup::age
