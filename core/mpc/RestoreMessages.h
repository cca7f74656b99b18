#pragma once

#include "core/mpc/DkgMessages.h"
#include "core/mpc/Identity.h"

// The messages by which a backup of P1's share is tried (drill) or takes the place of a device that
// was lost (restore), protocol.md 7. They travel signed, with epoch 0 in the header and P1's fresh
// nonce as session id; those of a restore by the identity that asks to become P1's. decode() is
// strict.
namespace tercet::mpc {

// P1 to P_k: whose place in the identities this device has, or asks for.
struct DrillQuestion {
    Bytes32 idHash {}; // unchanged

    static constexpr auto kFields = layout({ { "IDhash", 32, FieldKind::Bytes } });
    Bytes encode() const { return toBytes(idHash); }
    static Result<DrillQuestion> decode(ByteView bytes);
};
struct RestoreQuestion {
    PublicIdentity device {}; // IK_1 and SK_1 that are to be
    Certificate certificate {};

    static constexpr auto kFields = layout({ { "IK", 32, FieldKind::Bytes },
        { "SK", 32, FieldKind::Bytes }, { "certificate", 64, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<RestoreQuestion> decode(ByteView bytes);
};

// How far a device is on its way to become P1 at one co-signer.
enum class RestoreState : std::uint8_t {
    None = 0, // it has not asked, or what it asked for was cancelled
    Waiting = 1, // for the delay of the vault's policy
    Taken = 2, // it is P1
};
struct RestoreStanding {
    RestoreState state { RestoreState::None };
    std::int64_t dueMs { 0 }; // Unix time; of Waiting only

    static constexpr auto kFields
        = layout({ { "state", 1, FieldKind::Number }, { "due", 8, FieldKind::Number } });
    Bytes encode() const;
    static Result<RestoreStanding> decode(ByteView bytes);
    friend bool operator==(const RestoreStanding&, const RestoreStanding&) = default;
};

// P_k's challenge, and the epoch it stands in: of its current record.
struct DrillChallenge {
    Bytes32 challenge {};
    std::uint32_t epoch { 0 };
    Bytes32 eid {};

    static constexpr auto kFields = layout({ { "challenge", 32, FieldKind::Bytes },
        { "epoch", 4, FieldKind::Number }, { "EID", 32, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<DrillChallenge> decode(ByteView bytes);
};
struct RestoreChallenge {
    DrillChallenge base {};
    Bytes32 transcript {}; // TR
    Bytes32 pending {}; // TR of the record that waits for confirmations and comes first; zero: none
    ByteArray<64> confirmation {}; // D3_k or F3_k of TR
    RestoreStanding standing {}; // of the device that asks

    static constexpr auto kFields
        = layout({ { "challenge", 32, FieldKind::Bytes }, { "epoch", 4, FieldKind::Number },
            { "EID", 32, FieldKind::Bytes }, { "TR", 32, FieldKind::Bytes },
            { "pending", 32, FieldKind::Bytes }, { "confirmation", 64, FieldKind::Bytes },
            { "state", 1, FieldKind::Number }, { "due", 8, FieldKind::Number } });
    Bytes encode() const;
    static Result<RestoreChallenge> decode(ByteView bytes);
};

// One proof of x_1 and y_1 for both co-signers, with both challenges (ShareProof.h).
struct DrillProof {
    std::array<Bytes32, 2> challenges {}; // ch_2, ch_3
    KeyProofs proofs;

    static constexpr auto kFields
        = layout({ { "ch_2", 32, FieldKind::Bytes }, { "ch_3", 32, FieldKind::Bytes },
            { "A", 33, FieldKind::Point }, { "z", 32, FieldKind::Scalar },
            { "A'", 32, FieldKind::EdPoint }, { "z'", 32, FieldKind::EdScalar } });
    Bytes encode() const;
    static Result<DrillProof> decode(ByteView bytes);
};
struct RestoreProof {
    DrillProof base;
    ByteArray<64> confirmation {}; // D3_1 or F3_1 of TR by the identity that is to be P1's

    static constexpr auto kFields = layout({ { "ch_2", 32, FieldKind::Bytes },
        { "ch_3", 32, FieldKind::Bytes }, { "A", 33, FieldKind::Point },
        { "z", 32, FieldKind::Scalar }, { "A'", 32, FieldKind::EdPoint },
        { "z'", 32, FieldKind::EdScalar }, { "confirmation", 64, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<RestoreProof> decode(ByteView bytes);
};

// P_k's word that the proof of a drill fits the share of P1, and when. A restore is answered with
// RestoreStanding.
struct DrillReceipt {
    std::int64_t timeMs { 0 }; // Unix time, its own clock

    static constexpr auto kFields = layout({ { "time", 8, FieldKind::Number } });
    Bytes encode() const;
    static Result<DrillReceipt> decode(ByteView bytes);
};

} // namespace tercet::mpc
