#include "core/mpc/LinkMessages.h"

#include "core/base/Codec.h"

namespace tercet::mpc {

namespace {

Result<TransferOffer> readOffer(Reader& r)
{
    TransferOffer out;
    TERCET_TRY(out.nonce, r.array<32>());
    TERCET_TRY(out.s, r.raw(kBaseOtBytes));
    return out;
}

Result<TransferAnswer> readAnswer(Reader& r)
{
    TransferAnswer out;
    TERCET_TRY(out.hash, r.array<32>());
    TERCET_TRY(out.y, r.raw(kBaseOtBytes));
    return out;
}

} // namespace

Bytes LinkHello::encode() const
{
    Writer w;
    w.raw(eid).raw(idHash).raw(nonce).raw(ephemeral);
    if (echo) w.raw(*echo);
    return w.take();
}

Result<LinkHello> LinkHello::decode(ByteView bytes, bool withEcho)
{
    Reader r(bytes);
    LinkHello out;
    TERCET_TRY(out.eid, r.array<32>());
    TERCET_TRY(out.idHash, r.array<32>());
    TERCET_TRY(out.nonce, r.array<32>());
    TERCET_TRY(out.ephemeral, r.array<32>());
    if (withEcho) {
        TERCET_TRY(out.echo, r.array<32>());
    }
    TERCET_CHECK(r.finish());
    return out;
}

Bytes Refusal::encode() const { return Writer().u8(cause).u32(epoch).raw(eid).take(); }

Result<Refusal> Refusal::decode(ByteView bytes)
{
    Reader r(bytes);
    Refusal out;
    TERCET_TRY(out.cause, r.u8());
    TERCET_TRY(out.epoch, r.u32());
    TERCET_TRY(out.eid, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

Result<LinkOffer> LinkOffer::decode(ByteView bytes)
{
    Reader r(bytes);
    LinkOffer out;
    TERCET_TRY(out.offer, readOffer(r));
    TERCET_CHECK(r.finish());
    return out;
}

Result<LinkOfferAndAnswer> LinkOfferAndAnswer::decode(ByteView bytes)
{
    Reader r(bytes);
    LinkOfferAndAnswer out;
    TERCET_TRY(out.offer, readOffer(r));
    TERCET_TRY(out.answer, readAnswer(r));
    TERCET_CHECK(r.finish());
    return out;
}

Result<LinkAnswer> LinkAnswer::decode(ByteView bytes)
{
    Reader r(bytes);
    LinkAnswer out;
    TERCET_TRY(out.answer, readAnswer(r));
    TERCET_CHECK(r.finish());
    return out;
}

Result<LinkAnswerAndConfirm> LinkAnswerAndConfirm::decode(ByteView bytes)
{
    Reader r(bytes);
    LinkAnswerAndConfirm out;
    TERCET_TRY(out.answer, readAnswer(r));
    TERCET_TRY(out.confirmation, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

Result<LinkConfirm> LinkConfirm::decode(ByteView bytes)
{
    Reader r(bytes);
    LinkConfirm out;
    TERCET_TRY(out.confirmation, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

} // namespace tercet::mpc
