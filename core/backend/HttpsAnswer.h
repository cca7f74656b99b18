#pragma once

#include "core/backend/HttpsChannel.h"
#include "core/cosigner/Views.h"
#include "core/wire/Control.h"

// What an HTTP answer means, once it is clear who says it.
namespace tercet::backend {

// The body of a successful answer that `identity` (IK) signed for this very request. Errors:
// * what the co-signer answered, as its signed problem says;
// * unsigned, because whoever answers cannot sign or does not know the device: only ClockSkew,
//   UnknownDevice, RateLimited, Overloaded and VaultElsewhere; everything else unsigned is
//   CosignerUnreachable (HTTP 408, 425, 429, 502, 503, 504) or CosignerBadAnswer;
// * CosignerUnreachable for RequestReplayed: the network repeated the message, its answer is lost;
// * CosignerIdentityChanged where another key than `identity` signed, CosignerBadAnswer where the
//   signature does not verify.
Result<Bytes> verified(const HttpsReply& reply, const Bytes32& identity);

// The same for the first answer of a co-signer that is not known yet: GET /v1/identity, signed with
// the key that it names.
Result<cosigner::IdentityView> introduced(const HttpsReply& reply);

} // namespace tercet::backend
