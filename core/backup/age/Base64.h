#pragma once

#include <optional>

#include "core/crypto/Secret.h"

// RFC 4648 §4, canonical only, in constant time (libsodium).
namespace tercet::backup::age::base64 {

enum class Padding { No, Yes };

std::string encode(ByteView bytes, Padding padding); // not for secrets
// Empty where `text` is not exactly what encode() writes.
std::optional<Bytes> decode(std::string_view text, Padding padding);
// As decode(), into secret memory; false leaves `out` as it was.
bool decode(ByteView text, Padding padding, crypto::SecretBytes& out);

} // namespace tercet::backup::age::base64
