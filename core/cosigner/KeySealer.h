#pragma once

#include <memory>

#include "core/base/Random.h"
#include "core/cosigner/RecordSealer.h"

namespace tercet::cosigner {

// XChaCha20-Poly1305 under a 32-byte key held in memory: random 24-byte nonce ‖ ciphertext ‖
// 16-byte tag.
class KeySealer final : public RecordSealer {
public:
    // `random` must outlive the sealer.
    KeySealer(crypto::Secret<32> key, Random& random)
        : m_key(std::move(key))
        , m_random(random)
    {
    }
    Result<Bytes> seal(const crypto::SecretBytes& plaintext, ByteView associated) override;
    Result<crypto::SecretBytes> open(ByteView sealed, ByteView associated) override;

private:
    crypto::Secret<32> m_key;
    Random& m_random;
};

} // namespace tercet::cosigner
