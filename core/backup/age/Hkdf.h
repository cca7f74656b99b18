#pragma once

#include "core/crypto/Secret.h"

namespace tercet::backup::age {

// HKDF-SHA-256 (RFC 5869), 32 bytes.
crypto::Secret<32> hkdf(ByteView secret, ByteView salt, std::string_view info);

// HMAC-SHA-256.
crypto::Secret<32> hmac(ByteView key, ByteView message);

} // namespace tercet::backup::age
