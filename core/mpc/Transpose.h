#pragma once

#include <span>

#include "core/crypto/Secret.h"
#include "core/mpc/Params.h"

namespace tercet::mpc {

using Rows = crypto::Secret<kBaseOts * kRowBytes>; // 128 rows of 80 bytes
using Columns = crypto::Secret<kXi * kBlockBytes>; // 416 columns of 16 bytes

// Bit r of column c is bit c of row r, least significant bit first (protocol.md 4.2, step 4).
// Constant time.
void transpose(const Rows& rows, Columns& columns);

} // namespace tercet::mpc
