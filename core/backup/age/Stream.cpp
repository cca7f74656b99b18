#include "core/backup/age/Stream.h"

#include <algorithm>

#include "core/backup/age/Header.h"
#include "core/backup/age/Hkdf.h"

namespace tercet::backup::age {

Stream::Stream(ByteView fileKey, std::span<const std::uint8_t, 16> nonce)
    : m_key(hkdf(fileKey, nonce, "payload"))
{
}

ByteArray<12> Stream::nextNonce(bool last)
{
    ByteArray<12> out {};
    for (int i = 0; i < 8; ++i) out[std::size_t(10 - i)] = std::uint8_t(m_counter >> 8 * i);
    out[11] = last;
    ++m_counter;
    return out;
}

void Stream::seal(ByteView plain, bool last, MutableByteView out)
{
    const auto nonce = nextNonce(last);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(),
        nullptr, 0, nullptr, nonce.data(), m_key.data());
}

bool Stream::open(ByteView sealed, bool last, MutableByteView out)
{
    const auto nonce = nextNonce(last);
    return crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(),
               sealed.size(), nullptr, 0, nonce.data(), m_key.data())
        == 0;
}

void sealAll(Stream& stream, ByteView payload, Bytes& out)
{
    for (;;) {
        const auto chunk = payload.first(std::min(payload.size(), Stream::kChunk));
        payload = payload.subspan(chunk.size());
        const auto at = out.size();
        out.resize(at + chunk.size() + Stream::kTag);
        stream.seal(chunk, payload.empty(), MutableByteView(out).subspan(at));
        if (payload.empty()) return;
    }
}

Result<crypto::SecretBytes> openAll(Stream& stream, ByteView sealed, std::size_t start)
{
    constexpr std::size_t kSealed = Stream::kChunk + Stream::kTag;
    const std::size_t chunks = (sealed.size() + kSealed - 1) / kSealed;
    if (sealed.size() < Stream::kTag || sealed.size() - (chunks - 1) * kSealed < Stream::kTag)
        return damaged(start + sealed.size(), "payload", "it is cut off");
    crypto::SecretBytes out(sealed.size() - chunks * Stream::kTag);
    std::size_t done = 0;
    for (std::size_t i = 0; i < chunks; ++i) {
        const auto chunk
            = sealed.subspan(i * kSealed).first(std::min(sealed.size() - i * kSealed, kSealed));
        const bool last = i + 1 == chunks;
        if (last && i > 0 && chunk.size() == Stream::kTag)
            return damaged(start + i * kSealed, "payload", "an empty last chunk");
        const auto plain = chunk.size() - Stream::kTag;
        if (!stream.open(chunk, last, out.mutableView().subspan(done, plain)))
            return damaged(start + i * kSealed, "payload", "it was changed or cut off");
        done += plain;
    }
    return out;
}

} // namespace tercet::backup::age
