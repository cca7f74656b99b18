#pragma once

#include "core/crypto/Secret.h"

namespace tercet::backup::age {

// Whether a file is an OpenSSH private key, by its first line.
bool isOpenSshKey(ByteView file);

// The seed of the Ed25519 key in it (PROTOCOL.key of OpenSSH: one key; ciphers none and
// aes256-ctr with bcrypt). Errors as parseIdentities().
Result<crypto::Secret<32>> readOpenSshKey(ByteView file, const crypto::SecretBytes* passphrase);

} // namespace tercet::backup::age
