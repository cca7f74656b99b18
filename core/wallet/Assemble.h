#pragma once

#include "core/chains/Payload.h"
#include "core/wallet/Signature.h"

namespace tercet::wallet {

// What a signature makes of a payload: of a transaction the bytes for a node and their hash, of a
// message nothing.
struct Assembled {
    Bytes raw, hash;
};
Result<Assembled> assemble(const chains::Payload& payload, const Signature& signature);

// How a message's signature is written where it is used: Ethereum 0x r ‖ s ‖ v, Bitcoin BIP-322's
// base64, Solana 64 bytes in hex. Empty for a transaction, and where a P2WPKH signature is of no
// key. `digest` is the message's.
std::string signatureText(const chains::Payload& payload, const Bytes32& digest,
    const std::string& from, const Signature& signature);

} // namespace tercet::wallet
