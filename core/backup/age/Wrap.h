#pragma once

#include "core/backup/age/Age.h"
#include "core/backup/age/Header.h"

// How each type of stanza holds the file key (age.md; ssh-ed25519 as the stock program does it).
namespace tercet::backup::age {

Stanza wrap(const FileKey& key, const Recipient& recipient, Random& random);
Result<Stanza> wrap(
    const FileKey& key, const crypto::SecretBytes& passphrase, unsigned logN, Random& random);

// The shape of every stanza whose type we know, and that scrypt is alone: AgeDamaged,
// AgeUnsupported.
Status check(const Header& header);
bool wantsPassphrase(const Header& header);

// After check(). Empty where the stanza is not for this identity; AgeDamaged where it is, but was
// changed.
Result<std::optional<FileKey>> unwrap(const Stanza& stanza, const Identity& identity);
// WrongPassphrase, OutOfMemory.
Result<FileKey> unwrap(const Stanza& stanza, const crypto::SecretBytes& passphrase);

} // namespace tercet::backup::age
