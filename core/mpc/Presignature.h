#pragma once

#include "core/crypto/Point.h"

namespace tercet::mpc {

// One party's part of a presignature (protocol.md 5.3): used for one request, then gone. Its
// scalars wipe themselves.
struct Presignature {
    Bytes32 id {}; // PT
    crypto::Point R;
    crypto::Scalar phi, u, v;
};

} // namespace tercet::mpc
