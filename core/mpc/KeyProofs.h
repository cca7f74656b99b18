#pragma once

#include "core/mpc/DkgMessages.h"
#include "core/mpc/Party.h"

namespace tercet::mpc {

// What a proof is bound to, beside its statement: e = Hs_tag(sid, LE8(i), C_1, C_2, C_3, X_i, A).
struct ProofContext {
    crypto::Tag tag, edTag; // mw1.dkg.pok and mw1.dkg.poke, or another purpose's pair
    Bytes32 session {};
    Party prover {};
    std::array<Bytes32, 3> commitments {};
};

// Proofs of knowledge of x with x·G = X and y with y·B = Y, protocol.md 3 R2.
KeyProofs proveKeys(const ProofContext& context, const crypto::Scalar& x, const crypto::Point& X,
    const crypto::EdScalar& y, const crypto::EdPoint& Y, Random& rng);
bool verifyKeys(const ProofContext& context, const crypto::Point& X, const crypto::EdPoint& Y,
    const KeyProofs& proofs);

} // namespace tercet::mpc
