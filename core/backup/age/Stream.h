#pragma once

#include "core/crypto/Secret.h"

namespace tercet::backup::age {

// The payload's chunks (STREAM with ChaCha20-Poly1305): 64 KiB each but the last, which may be
// shorter, and is empty only where the whole payload is. One object a file, chunks in order.
class Stream {
public:
    static constexpr std::size_t kChunk = 64 * 1024, kTag = 16;

    // The key of this nonce: HKDF of the file key.
    Stream(ByteView fileKey, std::span<const std::uint8_t, 16> nonce);

    // `out` has kTag bytes more.
    void seal(ByteView plain, bool last, MutableByteView out);
    // `out` has kTag bytes less; false, and nothing written, where it is not authentic.
    [[nodiscard]] bool open(ByteView sealed, bool last, MutableByteView out);

private:
    ByteArray<12> nextNonce(bool last);
    crypto::Secret<32> m_key;
    std::uint64_t m_counter { 0 };
};

// The whole of it.
void sealAll(Stream& stream, ByteView payload, Bytes& out); // appends
// `start` is where `sealed` begins in the file. Code::AgeDamaged.
Result<crypto::SecretBytes> openAll(Stream& stream, ByteView sealed, std::size_t start);

} // namespace tercet::backup::age
