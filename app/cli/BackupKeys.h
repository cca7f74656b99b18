#pragma once

#include "app/cli/Arguments.h"
#include "core/backup/age/Age.h"
#include "core/wallet/BackupTypes.h"

namespace tercet::cli {

// OPEN of the command line: the identities of each --identity, and the passphrase.
// Code::FileNotFound, FileUnreadable, and what age::parseIdentities() says, with the file as the
// field at fault.
Result<backup::age::Keys> readKeys(const Arguments& args);

// Each --recipient. Code::BadRecipient with the text as the field at fault.
Result<std::vector<backup::age::Recipient>> readRecipients(const Arguments& args);

// As readInput().
Result<Bytes> readAgeFile(const std::string& path);

// The backup in the operands: a file, or the texts of a backup on paper. As readInput() and
// backup::ageFileOf().
Result<Bytes> readBackup(const Arguments& args);

// To whom --recipient or --backup-passphrase-fd says, at `path`; errors as above. Reads the
// backup's passphrase: after the vault's, whose line comes first where both have one descriptor.
Result<wallet::BackupOrder> readOrder(const Arguments& args, const std::string& path);

} // namespace tercet::cli
