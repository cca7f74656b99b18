#pragma once

#include "core/crypto/Secret.h"

// BIP-173 Bech32 of 32 bytes, as age writes keys: <prefix> ‖ '1' ‖ 58 characters, all in the case
// of `prefix`. No branch and no memory access depends on the 32 bytes.
namespace tercet::backup::age::bech32 {

inline constexpr std::size_t kDataChars = 58;

crypto::SecretBytes encode(std::string_view prefix, std::span<const std::uint8_t, 32> bytes);
// False for anything else than what encode() writes.
bool decode(std::string_view prefix, ByteView text, std::span<std::uint8_t, 32> out);

} // namespace tercet::backup::age::bech32
