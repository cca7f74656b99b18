#pragma once

#include <string>

#include "core/crypto/Secret.h"

namespace tercet::backup {

// A whole file of at most 64 KiB that holds a secret (an identity, a piece), straight into guarded
// memory. Code::FileNotFound, FileUnreadable, TextTooLong; the field is the path.
Result<crypto::SecretBytes> readSecretFile(const std::string& path);

// A new file of mode 0600, whole or not there at all: written beside it, on the medium, and only
// then given its name. Code::FileUnwritable where the name is taken, DiskFull.
Status writeSecretFile(const std::string& path, const crypto::SecretBytes& content);

} // namespace tercet::backup
