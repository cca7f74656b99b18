#pragma once

#include "core/base/Bytes.h"

namespace tercet::backup::age {

// A public key that a file can be encrypted to: age's own X25519 ("age1…", BIP-173 Bech32) or an
// OpenSSH Ed25519 key, whose point is used converted to X25519. Public.
class Recipient {
public:
    enum class Kind { X25519, SshEd25519 };

    // "age1…" or "ssh-ed25519 AAAA… [comment]", without white space around it. BadRecipient, also
    // for other types of keys, and for points that are not on the curve, or of small order.
    static Result<Recipient> parse(std::string_view text);
    static Result<Recipient> fromX25519(const Bytes32& key);
    static Result<Recipient> fromSshEd25519(const Bytes32& key);

    Kind kind() const { return m_kind; }
    // As parse() reads it, without a comment: one text a key.
    std::string text() const;
    // "SHA256:" and 43 characters of base64: of an OpenSSH key what ssh-keygen -l shows, of age's
    // the same over the 32 bytes of the key.
    std::string fingerprint() const;
    // The key that Diffie–Hellman is done with.
    const Bytes32& x25519() const { return m_x25519; }
    // The key as it is in the text: X25519 or Ed25519.
    const Bytes32& key() const { return m_key; }
    // SSH's wire form "ssh-ed25519" ‖ key, each with its length; for SshEd25519 only.
    Bytes sshWire() const;

    friend bool operator==(const Recipient&, const Recipient&) = default;

private:
    Recipient(Kind kind, const Bytes32& key, const Bytes32& x25519)
        : m_kind(kind)
        , m_key(key)
        , m_x25519(x25519)
    {
    }
    Kind m_kind;
    Bytes32 m_key, m_x25519;
};

} // namespace tercet::backup::age
