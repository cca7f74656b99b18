#pragma once

#include "core/crypto/OpenSsl.h"

namespace tercet::attestation {

// ECDSA (FIPS 186-4) over NIST curves, verification only. The point is x ‖ y and the signature
// r ‖ s, all big-endian and of the curve's width. False for a point off the curve and for r or s of
// 0 or above the order.
bool verifyP256Sha256(ByteView point, ByteView message, ByteView signature);
bool verifyP384Sha384(ByteView point, ByteView message, ByteView signature);

} // namespace tercet::attestation
