#pragma once

#include "core/crypto/Secret.h"

namespace tercet::backup {

// Base58Check (BIP-32's xprv, WIF) of at most 90 secret bytes, in guarded memory throughout. Not
// constant time.
crypto::SecretBytes secretBase58Check(ByteView payload);

} // namespace tercet::backup
