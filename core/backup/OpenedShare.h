#pragma once

#include "core/backup/Package.h"
#include "core/backup/ShareBackup.h"
#include "core/backup/age/Age.h"

namespace tercet::backup {

// A share of a package, opened and held against the manifest.
struct OpenedShare {
    ShareBackup share;
    crypto::SecretBytes payload; // what stands in the age file
};

// Opens share-`number`.age. Errors as Recovery::open(); the field is the file's name.
Result<OpenedShare> openShare(const Package& package, unsigned number, const age::Keys& keys);

// Whether it is that share of the manifest's vault and epoch: BackupOtherVault, MixedEpochs,
// BackupShareMismatch, the field is `name`.
Status belongsTo(
    const Manifest& manifest, unsigned number, const ShareBackup& share, const std::string& name);

} // namespace tercet::backup
