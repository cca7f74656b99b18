#pragma once

#include "core/crypto/Scalar.h"
#include "core/mpc/Layout.h"
#include "core/mpc/PeerVault.h"

// The messages of online signing, protocol.md 5.4–5.5. decode() is strict.
namespace tercet::mpc {

// The sealed request: PT 32 ‖ intent. decode() leaves `session` empty.
Bytes encodeSignRequest(const SignRequest& request);
Result<SignRequest> decodeSignRequest(ByteView bytes);

// P_k's (û_k, ŵ_k)
struct SignShare {
    crypto::Scalar u, w;

    static constexpr auto kFields
        = layout({ { "u", 32, FieldKind::Scalar }, { "w", 32, FieldKind::Scalar } });
    Bytes encode() const;
    static Result<SignShare> decode(ByteView bytes);
};

} // namespace tercet::mpc
