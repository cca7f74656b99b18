#pragma once

#include "core/crypto/Ed25519Group.h"
#include "core/crypto/Point.h"
#include "core/mpc/Layout.h"

// The messages of key generation, protocol.md 3. decode() is strict: exact length, canonical points
// and scalars.
namespace tercet::mpc {

// Schnorr proofs of knowledge of x_i and y_i (§3 R2), as they stand in D2, in a refresh, a drill
// and a restore.
struct KeyProofs {
    crypto::Point commitment; // A
    crypto::Scalar response; // z
    crypto::EdPoint edCommitment; // A'
    crypto::EdScalar edResponse; // z'

    static constexpr std::size_t kBytes = 33 + 32 + 32 + 32;
    Bytes encode() const; // A ‖ z ‖ A' ‖ z'
    static Result<KeyProofs> decode(ByteView bytes);
};

// D1_i
struct DkgCommit {
    Bytes32 nonce {}, commitment {};

    static constexpr auto kFields
        = layout({ { "nonce", 32, FieldKind::Bytes }, { "commitment", 32, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<DkgCommit> decode(ByteView bytes);
};

// D2_i
struct DkgReveal {
    crypto::Point x; // X_i
    crypto::EdPoint y; // Y_i
    Bytes32 chain {}, salt {};
    KeyProofs proofs;

    static constexpr auto kFields
        = layout({ { "X", 33, FieldKind::Point }, { "Y", 32, FieldKind::EdPoint },
            { "cc", 32, FieldKind::Bytes }, { "salt", 32, FieldKind::Bytes },
            { "A", 33, FieldKind::Point }, { "z", 32, FieldKind::Scalar },
            { "A'", 32, FieldKind::EdPoint }, { "z'", 32, FieldKind::EdScalar } });
    Bytes encode() const;
    static Result<DkgReveal> decode(ByteView bytes);
};

// D3_i = Sig_IK_i("mw1.dkg.conf" ‖ TR)
struct DkgConfirm {
    ByteArray<64> signature {};

    static constexpr auto kFields = layout({ { "signature", 64, FieldKind::Bytes } });
    Bytes encode() const { return toBytes(signature); }
    static Result<DkgConfirm> decode(ByteView bytes);
};

} // namespace tercet::mpc
