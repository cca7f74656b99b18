#pragma once

#include <filesystem>

#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::cosigner {

// The sealing key of the practice co-signers: 32 raw bytes in a file of mode 0600 beside the
// databases that it seals. This protects nothing from whoever has the folder and is meant for
// practice vaults only: it makes the practice co-signer run the same code as one whose key comes
// from a TEE. Code::FileNotFound, FileUnreadable, BadLength.
Result<crypto::Secret<32>> readKeyFile(const std::filesystem::path& path);
// Writes a new key, durably; an existing file is never overwritten: Code::FileUnwritable, as for
// every other failure but DiskFull.
Result<crypto::Secret<32>> createKeyFile(const std::filesystem::path& path, Random& random);

} // namespace tercet::cosigner
