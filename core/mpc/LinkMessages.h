#pragma once

#include "core/base/Bytes.h"
#include "core/mpc/BaseOt.h"
#include "core/mpc/Layout.h"

// The messages that open a link, protocol.md 2.2. decode() is strict: exact length. The group
// elements of s and Y are validated where they are used, by the base OT.
namespace tercet::mpc {

// L1_1 and, with the echo h_1 of it, L1_k
struct LinkHello {
    Bytes32 eid {}, idHash {}, nonce {}, ephemeral {};
    std::optional<Bytes32> echo {};

    static constexpr auto kHubFields
        = layout({ { "EID", 32, FieldKind::Bytes }, { "IDhash", 32, FieldKind::Bytes },
            { "n", 32, FieldKind::Bytes }, { "E", 32, FieldKind::Bytes } });
    static constexpr auto kFields = layout({ { "EID", 32, FieldKind::Bytes },
        { "IDhash", 32, FieldKind::Bytes }, { "n", 32, FieldKind::Bytes },
        { "E", 32, FieldKind::Bytes }, { "h_1", 32, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<LinkHello> decode(ByteView bytes, bool withEcho);
};

// The signed refusal of an opening: its cause, own epoch and EID
struct Refusal {
    std::uint8_t cause { 0 }; // RefuseCause
    std::uint32_t epoch { 0 };
    Bytes32 eid {};

    static constexpr auto kFields = layout({ { "cause", 1, FieldKind::Number },
        { "epoch", 4, FieldKind::Number }, { "EID", 32, FieldKind::Bytes } });
    Bytes encode() const;
    static Result<Refusal> decode(ByteView bytes);
};

// One end's view of the fields that L2 and L3 are made of; views into the payload.
struct TransferOffer { // Alice's (nonceA, s)
    Bytes32 nonce {};
    ByteView s {};
};
struct TransferAnswer { // Bob's (ots, Y)
    Bytes32 hash {};
    ByteView y {};
};

// L2_{1→k} and L2_{k→k'} = (nonceA, s)
struct LinkOffer {
    TransferOffer offer;

    static constexpr auto kFields = layout(
        { { "nonceA", 32, FieldKind::Bytes }, { "s", kBaseOtBytes, FieldKind::Ristretto } });
    static Result<LinkOffer> decode(ByteView bytes);
};

// L2_{k→1} = (nonceA, s, ots, Y)
struct LinkOfferAndAnswer {
    TransferOffer offer;
    TransferAnswer answer;

    static constexpr auto kFields
        = layout({ { "nonceA", 32, FieldKind::Bytes }, { "s", kBaseOtBytes, FieldKind::Ristretto },
            { "ots", 32, FieldKind::Bytes }, { "Y", kBaseOtBytes, FieldKind::Ristretto } });
    static Result<LinkOfferAndAnswer> decode(ByteView bytes);
};

// L3_{k→k'} = (ots, Y)
struct LinkAnswer {
    TransferAnswer answer;

    static constexpr auto kFields
        = layout({ { "ots", 32, FieldKind::Bytes }, { "Y", kBaseOtBytes, FieldKind::Ristretto } });
    static Result<LinkAnswer> decode(ByteView bytes);
};

// L3_{1→k} = (ots, Y, conf)
struct LinkAnswerAndConfirm {
    TransferAnswer answer;
    Bytes32 confirmation {};

    static constexpr auto kFields = layout({ { "ots", 32, FieldKind::Bytes },
        { "Y", kBaseOtBytes, FieldKind::Ristretto }, { "conf", 32, FieldKind::Bytes } });
    static Result<LinkAnswerAndConfirm> decode(ByteView bytes);
};

// L3_{k→1} and L4_{k→k'} = conf
struct LinkConfirm {
    Bytes32 confirmation {};

    static constexpr auto kFields = layout({ { "conf", 32, FieldKind::Bytes } });
    static Result<LinkConfirm> decode(ByteView bytes);
};

} // namespace tercet::mpc
