#pragma once

#include <concepts>
#include <sodium.h>

#include "core/base/Bytes.h"

namespace tercet::crypto {

// A purpose: at most 16 ASCII characters, used as BLAKE2b's personalisation (protocol.md 1.3). One
// tag = one purpose.
class Tag {
public:
    consteval Tag(const char* ascii)
    {
        std::size_t n = 0;
        while (ascii[n]) {
            if (n == 16) throw "a tag has at most 16 characters";
            personal[n] = std::uint8_t(ascii[n]);
            ++n;
        }
    }
    std::array<std::uint8_t, 16> personal {};
    friend constexpr bool operator==(const Tag&, const Tag&) = default;
};

// BLAKE2b with personal = tag, salt = 0, optional key of up to 64 bytes, out = 1…64 bytes.
// field() writes LE32(length) ‖ bytes (H_tag), raw() the bytes alone (Hraw_tag).
class Hasher {
public:
    explicit Hasher(const Tag& tag, std::size_t outBytes = 32, ByteView key = {});
    ~Hasher() { sodium_memzero(&m_state, sizeof m_state); }
    Hasher(const Hasher&) = default;
    Hasher& operator=(const Hasher&) = default;
    Hasher& field(ByteView bytes);
    Hasher& raw(ByteView bytes);
    void finish(MutableByteView out); // out.size() must be outBytes; the hasher is spent

private:
    crypto_generichash_blake2b_state m_state;
};

template <typename T>
concept HashField = std::convertible_to<T, ByteView>;

// H_tag(f_1,…,f_n ; N)
template <std::size_t N = 32, HashField... F> ByteArray<N> hash(const Tag& tag, const F&... fields)
{
    Hasher h(tag, N);
    (h.field(fields), ...);
    ByteArray<N> out;
    h.finish(out);
    return out;
}

// Hkey_tag(key; f_1,…,f_n ; N)
template <std::size_t N = 32, HashField... F>
ByteArray<N> keyedHash(const Tag& tag, ByteView key, const F&... fields)
{
    Hasher h(tag, N, key);
    (h.field(fields), ...);
    ByteArray<N> out;
    h.finish(out);
    return out;
}

// Hraw_tag(data ; N)
template <std::size_t N = 64> ByteArray<N> rawHash(const Tag& tag, ByteView data)
{
    Hasher h(tag, N);
    h.raw(data);
    ByteArray<N> out;
    h.finish(out);
    return out;
}

// Integers inside hashes: fixed width, little-endian.
inline ByteArray<1> le8(unsigned v) { return { std::uint8_t(v) }; }
ByteArray<2> le16(std::uint16_t v);
ByteArray<4> le32(std::uint32_t v);
ByteArray<8> le64(std::uint64_t v);

// PRG(key, n): the first n bytes of ChaCha20-IETF(key, nonce 0, counter 0).
void prg(std::span<const std::uint8_t, 32> key, MutableByteView out);

Bytes32 sha256(ByteView data);
ByteArray<64> sha512(ByteView data);
Bytes32 keccak256(ByteView data);
ByteArray<20> ripemd160(ByteView data);
ByteArray<64> hmacSha512(ByteView key, ByteView data);

} // namespace tercet::crypto
