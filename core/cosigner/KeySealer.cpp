#include "core/cosigner/KeySealer.h"

#include "core/crypto/Aead.h"

namespace tercet::cosigner {

Result<Bytes> KeySealer::seal(const crypto::SecretBytes& plaintext, ByteView associated)
{
    const auto nonce = m_random.bytes<crypto::kAeadNonceBytes>();
    Bytes out = toBytes(nonce);
    append(out, crypto::aeadSeal(m_key, nonce, plaintext.view(), associated));
    return out;
}

Result<crypto::SecretBytes> KeySealer::open(ByteView sealed, ByteView associated)
{
    if (sealed.size() < crypto::kAeadNonceBytes + crypto::kAeadTagBytes)
        return fail(Code::SealBroken, "too short");
    return crypto::aeadOpen(m_key, sealed.first<crypto::kAeadNonceBytes>(),
        sealed.subspan(crypto::kAeadNonceBytes), associated);
}

} // namespace tercet::cosigner
