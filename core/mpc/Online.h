#pragma once

#include "core/crypto/Ecdsa.h"
#include "core/mpc/Abort.h"
#include "core/mpc/Presignature.h"
#include "core/mpc/SignMessages.h"
#include "core/mpc/ZeroShare.h"

namespace tercet::mpc {

// One request on one presignature, as every party computes it by itself: protocol.md 5.4.
struct OnlineRequest {
    Bytes32 rq {};
    crypto::Point key; // X_t
    crypto::Scalar tweak, digest; // t, h mod q
    Bytes32 digestBytes {};
    crypto::Scalar delta, rx; // δ, r_x
    std::optional<crypto::Point> R; // R'

    // What does not need the presignature itself: all but δ, r_x and R', which complete() adds.
    // RECOVERABLE in the cases of probability 2^-256: X_t or R' the identity, r_x = 0.
    static Step<OnlineRequest> begin(const Bytes32& presignature, const crypto::Point& rootKey,
        const crypto::Scalar& tweak, const Bytes32& digest);
    Step<> complete(const crypto::Point& presignatureR);
};

// (û_i, ŵ_i) of protocol.md 5.5, under the request's zero masks.
SignShare onlineShare(
    const Presignature& presignature, const OnlineRequest& request, const ZeroShare& zero);

// P1: the low-s signature, verified under X_t. FINAL unless it is. The recovery id is that of R';
// whoever uses it recovers the key once more.
Step<crypto::EcdsaSignature> combineShares(
    const OnlineRequest& request, const std::array<SignShare, 3>& shares);

} // namespace tercet::mpc
