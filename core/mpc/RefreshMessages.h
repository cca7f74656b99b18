#pragma once

#include "core/mpc/DkgMessages.h"

// The messages of a refresh, protocol.md 7. decode() is strict: exact length, canonical points and
// scalars.
namespace tercet::mpc {

// R1: C_i
struct RefreshCommit {
    Bytes32 commitment {};

    static constexpr auto kFields = layout({ { "commitment", 32, FieldKind::Bytes } });
    Bytes encode() const { return toBytes(commitment); }
    static Result<RefreshCommit> decode(ByteView bytes);
};

// R2
struct RefreshReveal {
    crypto::Point x; // X'_i
    crypto::EdPoint y; // Y'_i
    Bytes32 salt {};
    KeyProofs proofs;

    static constexpr auto kFields = layout({ { "X'", 33, FieldKind::Point },
        { "Y'", 32, FieldKind::EdPoint }, { "salt", 32, FieldKind::Bytes },
        { "A", 33, FieldKind::Point }, { "z", 32, FieldKind::Scalar },
        { "A'", 32, FieldKind::EdPoint }, { "z'", 32, FieldKind::EdScalar } });
    Bytes encode() const;
    static Result<RefreshReveal> decode(ByteView bytes);
};

// F3_i = Sig_IK_i("mw1.rf.conf" ‖ TR')
struct RefreshConfirm {
    ByteArray<64> signature {};

    static constexpr auto kFields = layout({ { "signature", 64, FieldKind::Bytes } });
    Bytes encode() const { return toBytes(signature); }
    static Result<RefreshConfirm> decode(ByteView bytes);
};

} // namespace tercet::mpc
