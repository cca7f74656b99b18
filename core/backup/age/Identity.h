#pragma once

#include <vector>

#include "core/backup/age/Recipient.h"
#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::backup::age {

// The secret key of a Recipient. Move-only; clone() is the only copy.
class Identity {
public:
    static Identity generate(Random& random); // age's own
    static Identity fromX25519(std::span<const std::uint8_t, 32> secret);
    static Identity fromSshEd25519(std::span<const std::uint8_t, 32> seed);
    // Exactly one identity; see parseIdentities().
    static Result<Identity> parse(
        const crypto::SecretBytes& file, const crypto::SecretBytes* passphrase = nullptr);

    Identity clone() const { return Identity(m_recipient, m_scalar.clone()); }
    const Recipient& recipient() const { return m_recipient; }
    // The secret that belongs to recipient().x25519(), 32 bytes little-endian, not yet clamped.
    const crypto::Secret<32>& scalar() const { return m_scalar; }
    // "AGE-SECRET-KEY-1…", 74 characters, of age's own type only (empty else).
    crypto::SecretBytes text() const;
    // An identity file as age-keygen writes it: the public key in a comment, then the secret one.
    crypto::SecretBytes file() const;

private:
    Identity(const Recipient& recipient, crypto::Secret<32> scalar)
        : m_recipient(recipient)
        , m_scalar(std::move(scalar))
    {
    }
    Recipient m_recipient;
    crypto::Secret<32> m_scalar;
};

// What an identity file holds: lines of AGE-SECRET-KEY-1…, with empty lines and comments (#), or
// one OpenSSH private key (ssh-ed25519; with a passphrase: bcrypt and aes256-ctr, as ssh-keygen
// writes it). At most 64 KiB.
//
// BadIdentity for anything else, other types of keys (AGE-SECRET-KEY-PQ-1…, RSA) and a file without
// any; WrongPassphrase with the field "identity-passphrase" where an OpenSSH key needs one and
// `passphrase` is none or another. AgeUnsupported for an OpenSSH key of more than 1,024 rounds of
// bcrypt. Takes as long as bcrypt then.
Result<std::vector<Identity>> parseIdentities(
    const crypto::SecretBytes& file, const crypto::SecretBytes* passphrase = nullptr);

} // namespace tercet::backup::age
