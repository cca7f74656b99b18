#pragma once

#include "core/crypto/Secret.h"

namespace tercet::cosigner {

// Seals what a co-signer stores: core records and its identity keys. `associated` names the place
// (see Cosigner), so that one blob cannot stand for another. In a TEE the key comes from the
// enclave; KeyFileSealer is for practice. Thread-safe.
class RecordSealer {
public:
    virtual ~RecordSealer() = default;
    virtual Result<Bytes> seal(const crypto::SecretBytes& plaintext, ByteView associated) = 0;
    // Code::SealBroken when it was not sealed with this key for this place.
    virtual Result<crypto::SecretBytes> open(ByteView sealed, ByteView associated) = 0;
};

} // namespace tercet::cosigner
