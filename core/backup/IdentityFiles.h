#pragma once

#include <filesystem>

#include "core/backup/age/Age.h"

namespace tercet::backup {

// A file with identities and, of an OpenSSH key that has one, its passphrase.
struct IdentityFile {
    std::filesystem::path path;
    const crypto::SecretBytes* passphrase { nullptr };
};

// The identities of all these files, read straight into guarded memory. What readSecretFile() and
// age::parseIdentities() say, the field is the file's path. Takes as long as bcrypt for each
// passphrase.
Result<age::Keys> readIdentityFiles(std::span<const IdentityFile> files);
// Whether this file opens with a passphrase alone: an OpenSSH key that has one. False too for what
// cannot be read. Takes no time.
bool wantsPassphrase(const std::filesystem::path& identityFile);

} // namespace tercet::backup
