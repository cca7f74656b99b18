#pragma once

#include "core/chains/Payload.h"
#include "core/mpc/PeerVault.h"

namespace tercet::cosigner {

// What a sign request asks for, worked out by this co-signer alone: the tweak from its own record
// and the path, the signer's address from the derived key, the transaction and its digest from the
// payload's bytes (protocol.md 5.4). Nothing that the device computed is taken over.
struct Intent {
    chains::Decoded decoded;
    crypto::Scalar tweak;
};

// Code::BadPath for a path outside policy::checkSigningPath, UnsupportedTransaction for an unknown
// payload type, or what chains::decode() says.
Result<Intent> readIntent(const mpc::CoreRecord& record, const mpc::SignRequest& request);

} // namespace tercet::cosigner
