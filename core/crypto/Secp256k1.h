#pragma once

#include <secp256k1.h>

#include "core/base/Random.h"

namespace tercet::crypto {

// This thread's context, blinded with system randomness when it is made.
secp256k1_context* secpContext();
// Blinds this thread's context anew (base-point multiplications only), e.g. before each
// presignature.
void blindSecpContext(Random& rng);

} // namespace tercet::crypto
