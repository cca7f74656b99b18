#pragma once

#include "core/crypto/Identity.h"

namespace tercet::cli {

// The key of a teammate or a program: PEM PKCS#8, Ed25519, not encrypted, as
// `openssl genpkey -algorithm ed25519` writes it. Code::FileNotFound, FileUnreadable for anything
// else in the file.
Result<crypto::SigningKey> readRequesterKey(const std::string& path);

} // namespace tercet::cli
