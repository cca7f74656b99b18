#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace tercet {

// Bytes that are not secret. What is secret lives in crypto::SecretBytes or crypto::Secret<N>.
using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableByteView = std::span<std::uint8_t>;
template <std::size_t N> using ByteArray = std::array<std::uint8_t, N>;
using Bytes32 = ByteArray<32>;

inline ByteView view(std::string_view text)
{
    return { reinterpret_cast<const std::uint8_t*>(text.data()), text.size() };
}
inline std::string_view text(ByteView bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), bytes.size() };
}
inline Bytes toBytes(ByteView bytes) { return { bytes.begin(), bytes.end() }; }
inline void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }
template <std::size_t N> ByteArray<N> toArray(std::span<const std::uint8_t, N> bytes)
{
    ByteArray<N> out;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}
// For public data only: not constant time.
bool equal(ByteView a, ByteView b);

// Lower case, without prefix.
std::string hex(ByteView bytes);
// "0x" and lower case.
std::string hex0x(ByteView bytes);
// Either case, even length, no prefix; Code::BadHex.
Result<Bytes> fromHex(std::string_view text);
// Requires the "0x" prefix.
Result<Bytes> fromHex0x(std::string_view text);
// Exactly N bytes.
template <std::size_t N> Result<ByteArray<N>> arrayFromHex(std::string_view digits)
{
    auto bytes = fromHex(digits);
    if (!bytes) return std::unexpected(bytes.error());
    if (bytes->size() != N) return fail(Code::BadLength, "hex of another length");
    ByteArray<N> out;
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

// RFC 4648 §5 without padding; strict: no white space, no padding, no set bits past the end
// (Code::BadBase64).
std::string base64url(ByteView bytes);
Result<Bytes> fromBase64url(std::string_view text);

} // namespace tercet
