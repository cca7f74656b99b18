#pragma once

#include <QString>

#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::cosigner {

// The sealing key of the practice co-signers: 32 raw bytes in a file of mode 0600 beside the
// databases that it seals. This protects nothing from whoever has the folder and is meant for
// practice vaults only: it makes the practice co-signer run the same code as one whose key comes
// from a TEE. Code::FileNotFound, FileUnreadable, FileUnwritable, BadLength.
Result<crypto::Secret<32>> readKeyFile(const QString& path);
// Writes a new key; an existing file is never overwritten. On success the file and its name are on
// the disk.
Result<crypto::Secret<32>> createKeyFile(const QString& path, Random& random);

} // namespace tercet::cosigner
