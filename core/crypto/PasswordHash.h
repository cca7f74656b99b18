#pragma once

#include "core/crypto/Secret.h"

namespace tercet::crypto {

// Argon2id v1.3 (RFC 9106), parallelism 1.
struct Argon2Cost {
    std::uint32_t passes;
    std::uint32_t kibibytes;
    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

inline constexpr Argon2Cost kKeychainCost { 3,
    256 * 1024 }; // the item is behind the keychain already
inline constexpr Argon2Cost kFileCost { 4,
    512 * 1024 }; // the sealed file has nothing else before it
inline constexpr Argon2Cost kTestCost { 1,
    64 }; // tests only: readers accept what the header says within bounds

// Code::OutOfMemory when the memory cannot be had, Code::BadField for a cost out of bounds (passes
// 1…16, 8 KiB…4 GiB).
Result<Secret<32>> deriveKey(
    const SecretBytes& passphrase, std::span<const std::uint8_t, 16> salt, Argon2Cost cost);

} // namespace tercet::crypto
