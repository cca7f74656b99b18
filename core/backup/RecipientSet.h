#pragma once

#include "core/backup/VerifiableEncryption.h"
#include "core/backup/age/Recipient.h"
#include "core/crypto/Identity.h"

namespace tercet::backup {

// Who may read the three shares of a vault: for an export three recipients, one a share; for a
// trust its officers, each of whom reads all three. Registered at the co-signers before anything
// is exported (backup.md). Public.
struct RecipientSet {
    static constexpr std::size_t kMaxOfTrust = 4;
    static constexpr std::size_t kMaxName = 64;

    Purpose purpose { Purpose::Export };
    std::vector<age::Recipient> recipients {};
    std::string trust {}; // its name, 1…64 bytes of UTF-8; of an export empty
    Bytes32 conditions {}; // SHA-256 of the text under which it may be opened; of an export 0

    // As described above, each key fit to be sealed to. Code::BadField, BadRecipient.
    Status check() const;
    // H_"mw1.ex.set"(suite, WID, purpose, trust, conditions, texts of the recipients)
    Bytes32 hash(const Bytes32& vault) const;
    // Those of one share, for the age file and, converted, for the proofs; check() has passed.
    std::vector<age::Recipient> of(mpc::Party party) const;

    // CBOR {"purpose", "recipients": [texts], "trust", "conditions"}; decode() ends with check().
    Bytes encode() const;
    static Result<RecipientSet> decode(ByteView bytes);
    friend bool operator==(const RecipientSet&, const RecipientSet&) = default;
};

// What a recipient seals to as an X25519 key. Code::BadRecipient.
Result<SealRecipient> sealRecipient(const age::Recipient& recipient);

// A set as the device registers it: signed with its identity key, bound to the vault and to a
// serial that only grows for each purpose. The first has serial 1.
struct RecipientChange {
    std::uint64_t serial { 0 };
    RecipientSet set {};
};
// CBOR {"serial", "set": encode(), "signature": IK_1 over "mw1.ex.recv" ‖ LE64(serial) ‖ hash()}.
Bytes signRecipients(
    const crypto::SigningKey& device, const Bytes32& vault, const RecipientChange& change);
// Code::BadSignature, or what is wrong with the body.
Result<RecipientChange> openRecipients(const Bytes32& device, const Bytes32& vault, ByteView body);

std::string_view purposeName(Purpose purpose); // "export", "trust"
Result<Purpose> purposeNamed(std::string_view name); // BadField
Result<Purpose> purposeOf(std::uint64_t number); // BadField

} // namespace tercet::backup
