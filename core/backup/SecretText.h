#pragma once

#include <string_view>

#include "core/crypto/Secret.h"

namespace tercet::backup {

// Text with secrets in it, built in guarded memory of a fixed size; what does not fit aborts the
// process, so the size is chosen for the most that can come.
class SecretText {
public:
    explicit SecretText(std::size_t capacity)
        : m_bytes(capacity)
    {
    }
    SecretText& operator<<(std::string_view text);
    SecretText& hex(ByteView bytes); // lower case, without a table look-up
    SecretText& base58Check(ByteView payload); // at most 90 bytes; BIP-32, WIF
    // What was written; this is spent.
    crypto::SecretBytes take();

private:
    void put(std::uint8_t byte);
    crypto::SecretBytes m_bytes;
    std::size_t m_size { 0 };
};

} // namespace tercet::backup
