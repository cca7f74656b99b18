#pragma once

#include "core/chains/KeyTree.h"
#include "core/mpc/SigningIntent.h"

namespace tercet::cosigner {

// What a request for a signature asks for, worked out by this co-signer alone: the key from its own
// record and the path, the signer's address from that key, the transaction or message and what is
// signed from the payload's bytes (protocol.md 5.4, 6). Nothing that the device computed is taken
// over.
struct Intent {
    chains::AddressKey signer;
    chains::Decoded decoded;
};

// `keys` is of this co-signer's record. Code::BadPath for a path outside policy::checkSigningPath
// or of another chain than the payload's, UnsupportedTransaction for an unknown payload type, or
// what chains::decode() says.
Result<Intent> readIntent(chains::KeyTree& keys, const mpc::SigningIntent& request);

} // namespace tercet::cosigner
