#pragma once

#include "core/backup/SealedBox.h"
#include "core/crypto/Ed25519Group.h"
#include "core/crypto/Point.h"
#include "core/mpc/Party.h"

namespace tercet::backup {

// Publicly verifiable encryption of a share: whoever knows the public share can check that the
// holder of the recipient's key will be able to read the share, without reading it (backup.md).
// Cut and choose over 128 rows with Fiat–Shamir. In row i the share is x = x0 + x1; x0 comes from a
// seed r0, and both halves are sealed to the recipient, c0 and c1, under ephemeral keys that come
// from the seeds r0 and r1. Bit i (protocol.md 1.1) of the challenge
//   H_"mw1.ex.chal"(label, Q, c0 ‖ c1 ‖ X0 ‖ X1 of all rows; 16),  X0 = x0·G, X1 = Q − X0,
// says which half is laid open; the other one stays sealed. Every row opens to x for the
// recipient unless the prover guessed its bit, so to make all of them useless costs 2^128 hashes.
// A proof: the challenge (16), then 128 rows of 144 bytes: r0 ‖ 0^32 ‖ c1 for bit 0, r1 ‖ x1 ‖ c0
// for bit 1. Scalars and points as protocol.md 1.1 writes them.
//
// What it does not prove: that anybody holds the recipient's key.
inline constexpr std::size_t kProofRows = 128;
inline constexpr std::size_t kProofRowBytes = 32 + 32 + sizeof(SealedBox);
inline constexpr std::size_t kProofBytes = 16 + kProofRows * kProofRowBytes;

enum class Purpose : std::uint8_t { Export = 1, Trust = 2 };

// What a proof is bound to beside curve, recipient and public share. `set` is the hash of the
// registered recipients (RecipientSet).
struct ProofLabel {
    Bytes32 wid {};
    std::uint32_t epoch { 0 };
    mpc::Party party {};
    Purpose purpose { Purpose::Export };
    Bytes32 set {};
};

// x must not be 0 (Code::BadScalar). About 20 ms.
Result<Bytes> proveEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::Scalar& x, Random& random);
Result<Bytes> proveEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::EdScalar& y, Random& random);

// Code::BadProof. About 14 ms.
Status verifyEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::Point& publicShare, ByteView proof);
Status verifyEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::EdPoint& publicShare, ByteView proof);

// The share out of a proof, with the recipient's X25519 secret; `label` as it was made. Verified
// or not: what comes out belongs to the public share. Code::BadLength, NoMatchingIdentity where no
// row opens, BackupShareMismatch where none that opens gives the share.
Result<crypto::Scalar> openProof(const ProofLabel& label, const crypto::Secret<32>& identity,
    const crypto::Point& publicShare, ByteView proof);
Result<crypto::EdScalar> openProof(const ProofLabel& label, const crypto::Secret<32>& identity,
    const crypto::EdPoint& publicShare, ByteView proof);

} // namespace tercet::backup
