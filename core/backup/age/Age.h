#pragma once

#include <optional>

#include "core/backup/age/Identity.h"

// age v1 files (github.com/C2SP/C2SP, age.md), as the stock `age` program reads and writes them:
// stanzas X25519, ssh-ed25519 and scrypt; stanzas of other types are ignored, as the format says.
// Whole files in memory. age does not tell who made a file: what must be
// authentic carries a signature inside.
namespace tercet::backup::age {

inline constexpr std::size_t kMaxFileBytes = 1 << 20; // read, where nothing else is said
inline constexpr std::size_t kMaxPayload = 16 << 20; // written
inline constexpr std::size_t kMaxRecipients = 64;
// log2 of scrypt's N: what is written, and the most work that is done to read (1 GiB, about 5 s).
inline constexpr unsigned kScryptLogN = 18, kMaxScryptLogN = 20;

enum class Armor { No, Yes }; // Yes: text, lines of 64 characters of base64

using FileKey = crypto::Secret<16>;

// What opens a file: identities for one that is encrypted to recipients, the passphrase for one
// that is encrypted with a passphrase. Both may be given.
struct Keys {
    std::vector<Identity> identities {};
    std::optional<crypto::SecretBytes> passphrase {};
};

struct Sealed {
    Bytes file;
    FileKey key; // of this file alone: opens it without any identity
};

// To all recipients, each of which can open it alone. BadRecipient for none, more than
// kMaxRecipients, or one twice; TextTooLong above kMaxPayload. The payload may be secret.
Result<Sealed> seal(
    ByteView payload, std::span<const Recipient> recipients, Armor armor, Random& random);
// Takes as long as scrypt with N = 2^logN. OutOfMemory.
Result<Sealed> sealWithPassphrase(ByteView payload, const crypto::SecretBytes& passphrase,
    Armor armor, Random& random, unsigned logN = kScryptLogN);

// The file of seal() alone.
Result<Bytes> encrypt(
    ByteView payload, std::span<const Recipient> recipients, Armor armor, Random& random);
Result<Bytes> encryptWithPassphrase(ByteView payload, const crypto::SecretBytes& passphrase,
    Armor armor, Random& random, unsigned logN = kScryptLogN);

// The payload, all of it authenticated, or
//   NotAgeFile          no age header (and no armor of one)
//   AgeDamaged          context "damaged at byte n: …", n counted from 0 in the file as it is;
//                       field "armor", "header", "mac" or "payload"
//   AgeUnsupported      a later version of age, more work for scrypt than kMaxScryptLogN, or
//                       larger than `maxBytes`
//   NoMatchingIdentity  none of the identities is a recipient's; field "passphrase" where the file
//                       wants a passphrase and there is none
//   WrongPassphrase
//   OutOfMemory         scrypt
// Armor is found by itself.
Result<crypto::SecretBytes> decrypt(
    ByteView file, const Keys& keys, std::size_t maxBytes = kMaxFileBytes);
// The same with the key that seal() gave; NoMatchingIdentity where it is another file's.
Result<crypto::SecretBytes> decryptWithFileKey(
    ByteView file, const FileKey& key, std::size_t maxBytes = kMaxFileBytes);

// Whether the file wants a passphrase, without opening it. Errors as decrypt().
Result<bool> wantsPassphrase(ByteView file);

} // namespace tercet::backup::age
