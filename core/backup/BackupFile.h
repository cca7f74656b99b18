#pragma once

#include <filesystem>
#include <functional>

#include "core/backup/ShareBackup.h"
#include "core/backup/age/Age.h"
#include "core/base/AtomicFile.h"

// A share backup as the file that a person keeps.
namespace tercet::backup {

// To whom a backup is encrypted: recipients, or else a passphrase.
struct BackupLock {
    std::vector<age::Recipient> recipients {};
    std::optional<crypto::SecretBytes> passphrase {};
    unsigned scryptLogN { age::kScryptLogN };
};

struct WrittenBackup {
    Bytes32 sha256 {}; // of the file
    std::vector<std::string> fingerprints {}; // of the recipients; none: a passphrase
};

// Encrypts, writes atomically (0600; what is at `path` is replaced), reads the file back from disk,
// opens it (with the passphrase; for recipients with the file's own key, as nobody here holds their
// identities) and compares it with `backup`. Only what passed all of it is a backup: after an error
// the old file is there, or none, or one that nobody was told to be good. `path` is absolute.
// `before` learns what is going to be written, and keeps it from that by an error.
// Errors: of AtomicFile.h, age::seal(), ShareBackup::encode(); FileUnwritable where another content
// was read back.
using BeforeWriting = std::function<Status(const WrittenBackup&)>;
Result<WrittenBackup> writeShareBackup(FileSystem& files, const std::filesystem::path& path,
    const ShareBackup& backup, const crypto::SigningKey& ik, const BackupLock& lock,
    age::Armor armor, Random& random, const BeforeWriting& before = {});

// Opens and verifies a backup of share 1. Errors of age::decrypt() and ShareBackup::decode();
// NotShareBackup for another party's share.
Result<ShareBackup> openShareBackup(ByteView file, const age::Keys& keys);

// Whether it is this vault's, and of its epoch: BackupOtherVault, BackupOlderEpoch (context "epoch
// 3, the vault's is 7"), MixedEpochs where the vault itself is behind.
Status belongsTo(const ShareBackup& backup, const Bytes32& vault, std::uint32_t epoch);

// One line a recipient, '#' begins a comment: as age's -R reads them. BadRecipient for a bad one,
// or none.
Result<std::vector<age::Recipient>> parseRecipients(std::string_view text);

} // namespace tercet::backup
