#pragma once

#include <optional>

#include "core/base/Bytes.h"
#include "core/mpc/Layout.h"
#include "core/mpc/Party.h"

// The messages that settle an epoch that was cut off, protocol.md 7 (Resolving). They travel
// signed, with epoch 0 in the header, because the parties need not agree on one, and with P1's
// fresh nonce as session id. decode() is strict.
namespace tercet::mpc {

// P1's question to P_k: which of the two, for this TR'. Zero: for whatever P_k holds as PENDING.
struct ResolveQuestion {
    Bytes32 transcript {};

    static constexpr auto kFields = layout({ { "TR", 32, FieldKind::Bytes } });
    Bytes encode() const { return toBytes(transcript); }
    static Result<ResolveQuestion> decode(ByteView bytes);
};

enum class Verdict : std::uint8_t {
    Nothing = 0, // nothing is pending here; only where no TR' was named
    Confirmed = 1, // the record is held: the signer's confirmation
    Void = 2, // it is not: the signer's void
};

// P_k's answer. The signer is P_k itself, except where it dropped its record because of another
// party's void: then it is that void. Of Nothing, all of it is zero.
struct ResolveAnswer {
    Bytes32 transcript {};
    Verdict verdict { Verdict::Nothing };
    std::optional<Party> signer {};
    ByteArray<64> signature {};

    static constexpr auto kFields
        = layout({ { "TR", 32, FieldKind::Bytes }, { "verdict", 1, FieldKind::Number },
            { "signer", 1, FieldKind::Number }, { "signature", 64, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<ResolveAnswer> decode(ByteView bytes);
};

// What decides it: three confirmations, or one void. Of a void, `signer` made the first signature
// and the others are zero; of confirmations, `signer` is empty.
struct Settlement {
    Bytes32 transcript {};
    Verdict verdict { Verdict::Nothing }; // Confirmed or Void
    std::optional<Party> signer {};
    std::array<ByteArray<64>, 3> signatures {};

    static constexpr auto kFields
        = layout({ { "TR", 32, FieldKind::Bytes }, { "verdict", 1, FieldKind::Number },
            { "signer", 1, FieldKind::Number }, { "signature 1", 64, FieldKind::Bytes },
            { "signature 2", 64, FieldKind::Bytes }, { "signature 3", 64, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<Settlement> decode(ByteView bytes);
};

// Where P_k stands after it: the epoch and EID of its ACTIVE record, both zero where it has none.
struct ResolveStanding {
    std::uint32_t epoch { 0 };
    Bytes32 eid {};

    static constexpr auto kFields
        = layout({ { "epoch", 4, FieldKind::Number }, { "EID", 32, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<ResolveStanding> decode(ByteView bytes);
    friend bool operator==(const ResolveStanding&, const ResolveStanding&) = default;
};

} // namespace tercet::mpc
