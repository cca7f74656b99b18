#pragma once

#include "core/chains/KeyTree.h"
#include "core/mpc/HubLink.h"
#include "core/policy/Evaluate.h"
#include "core/wallet/RequestStore.h"

namespace tercet::wallet {

// An approved request as the protocol takes it: decoded once more from its bytes, judged by the
// device's own policy, under the key of its address.
struct Signable {
    chains::AddressKey signer;
    chains::Decoded decoded;
    std::variant<mpc::SigningInput, mpc::SchnorrInput, mpc::EdInput> input;

    // `digest` is that of the card that was approved; `keys` is of the device's own record.
    // Code::WrongState for another digest, WrongSender where the request's address is not that of
    // its key, or what decoding and policy say.
    static Result<Signable> make(const RequestRecord& request, const Bytes32& digest,
        const policy::Policy& policy, const policy::Context& context, chains::KeyTree& keys);

    chains::SignatureKind kind() const { return chains::signatureKind(signer.place.kind); }
    // Under the key of the address, by libsecp256k1 or libsodium; nothing else is stored or shown.
    bool verifies(const Signature& signature) const;
};

// The branch of the path is told by the address. Code::BadAddress.
Result<chains::AddressPath> placeOf(const RequestRecord& request);

} // namespace tercet::wallet
