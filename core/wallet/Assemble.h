#pragma once

#include "core/chains/Payload.h"
#include "core/crypto/Ecdsa.h"

namespace tercet::wallet {

// What a signature makes of a payload: of a transaction the bytes for a node and their hash, of a
// message nothing.
struct Assembled {
    Bytes raw, hash;
};
Result<Assembled> assemble(const chains::Payload& payload, const crypto::EcdsaSignature& signature);

} // namespace tercet::wallet
