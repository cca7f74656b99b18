#pragma once

#include "core/backup/RecipientSet.h"
#include "core/backup/VaultKeys.h"

namespace tercet::backup {

// One party's part of an export: its share for the registered recipients as an age file, and
// beside it the proofs that the same share is in reach of each of them. Everything in it is
// public but for the recipients.
struct ShareExport {
    struct Proof {
        Bytes secp256k1 {}, ed25519 {}; // kProofBytes each
        friend bool operator==(const Proof&, const Proof&) = default;
    };
    mpc::Party party { mpc::Party::P1 };
    std::uint32_t epoch { 1 };
    std::int64_t created { 0 }; // Unix seconds, of this party's clock
    Bytes32 set {}; // RecipientSet::hash()
    Bytes file {}; // age, not armored; its payload is a ShareBackup
    std::vector<Proof> proofs {}; // in the order of RecipientSet::of(party)
    ByteArray<64> signature {}; // IK_party over "mw1.ex.share" ‖ digest()

    // SHA-256 of WID ‖ EID ‖ LE32(epoch) ‖ party ‖ purpose ‖ LE64(created) ‖ set ‖ SHA-256(file)
    // ‖ SHA-256 of each proof.
    Bytes32 digest(const VaultKeys& keys, Purpose purpose) const;

    // CBOR {"share", "epoch", "created", "set", "file", "proofs": [{"secp256k1", "ed25519"}],
    // "signature"}, below 200 KiB.
    Bytes encode() const;
    static Result<ShareExport> decode(ByteView body);
    friend bool operator==(const ShareExport&, const ShareExport&) = default;
};

// The part of the party whose record this is; ACTIVE, else Code::WrongState. `name` is the
// vault's, which co-signers do not know. About 45 ms a recipient.
Result<ShareExport> exportShare(const mpc::CoreRecord& record, const RecipientSet& set,
    const std::string& name, std::int64_t created, Random& random);

// Whether it is what `party` owes for this vault, epoch and set, and every proof holds.
// MixedEpochs, BadProof, BadSignature, BadPackage (another party, set or number of proofs). What
// the age file holds, nobody but its recipients can see. About 30 ms a recipient.
Status verifyExport(
    const ShareExport& part, mpc::Party party, const VaultKeys& keys, const RecipientSet& set);

} // namespace tercet::backup
