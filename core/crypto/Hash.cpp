#include "core/crypto/Hash.h"

#include <botan/hash.h>

namespace tercet::crypto {

namespace {

template <std::size_t N> ByteArray<N> le(std::uint64_t v)
{
    ByteArray<N> out;
    for (std::size_t i = 0; i < N; ++i) out[i] = std::uint8_t(v >> (8 * i));
    return out;
}

template <std::size_t N> ByteArray<N> botanHash(const char* name, ByteView data)
{
    const auto h = Botan::HashFunction::create_or_throw(name);
    ByteArray<N> out;
    h->update(data.data(), data.size());
    h->final(out.data());
    return out;
}

} // namespace

Hasher::Hasher(const Tag& tag, std::size_t outBytes, ByteView key)
{
    crypto_generichash_blake2b_init_salt_personal(&m_state, key.empty() ? nullptr : key.data(),
        key.size(), outBytes, nullptr, tag.personal.data());
}

Hasher& Hasher::raw(ByteView bytes)
{
    crypto_generichash_blake2b_update(&m_state, bytes.data(), bytes.size());
    return *this;
}

Hasher& Hasher::field(ByteView bytes) { return raw(le32(std::uint32_t(bytes.size()))).raw(bytes); }

void Hasher::finish(MutableByteView out)
{
    crypto_generichash_blake2b_final(&m_state, out.data(), out.size());
}

ByteArray<2> le16(std::uint16_t v) { return le<2>(v); }
ByteArray<4> le32(std::uint32_t v) { return le<4>(v); }
ByteArray<8> le64(std::uint64_t v) { return le<8>(v); }

void prg(std::span<const std::uint8_t, 32> key, MutableByteView out)
{
    static constexpr std::uint8_t kNonce[crypto_stream_chacha20_ietf_NONCEBYTES] = {};
    crypto_stream_chacha20_ietf(out.data(), out.size(), kNonce, key.data());
}

Bytes32 sha256(ByteView data)
{
    Bytes32 out;
    crypto_hash_sha256(out.data(), data.data(), data.size());
    return out;
}

ByteArray<64> sha512(ByteView data)
{
    ByteArray<64> out;
    crypto_hash_sha512(out.data(), data.data(), data.size());
    return out;
}

Bytes32 keccak256(ByteView data) { return botanHash<32>("Keccak-1600(256)", data); }
ByteArray<20> ripemd160(ByteView data) { return botanHash<20>("RIPEMD-160", data); }

ByteArray<64> hmacSha512(ByteView key, ByteView data)
{
    crypto_auth_hmacsha512_state state;
    ByteArray<64> out;
    crypto_auth_hmacsha512_init(&state, key.data(), key.size());
    crypto_auth_hmacsha512_update(&state, data.data(), data.size());
    crypto_auth_hmacsha512_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

} // namespace tercet::crypto
