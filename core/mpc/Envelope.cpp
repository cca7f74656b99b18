#include "core/mpc/Envelope.h"

#include "core/base/Codec.h"
#include "core/crypto/Aead.h"
#include "core/crypto/Hash.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

constexpr std::string_view kMagic = "MW1E";
constexpr std::uint8_t kVersion = 1, kSuiteNumber = 1;

} // namespace

ByteArray<Header::kBytes> Header::encode(std::size_t payloadBytes) const
{
    Writer w;
    w.raw(view(kMagic)).u8(kVersion).u8(kSuiteNumber).u16(std::uint16_t(type)).u32(epoch);
    w.raw(wid).raw(session).u8(round).u8(number(sender)).u8(receiver ? number(*receiver) : 0);
    w.u8(0).u32(sequence).u32(std::uint32_t(payloadBytes));
    return toArray(std::span<const std::uint8_t, kBytes>(w.bytes()));
}

std::optional<HeaderAndLength> peekHeader(ByteView envelope)
{
    if (envelope.size() < Header::kBytes) return {};
    Reader r(envelope.first(Header::kBytes));
    HeaderAndLength out {};
    auto& h = out.header;
    const auto magic = *r.raw(4);
    const bool ours = equal(magic, view(kMagic)) && *r.u8() == kVersion && *r.u8() == kSuiteNumber;
    h.type = MessageType(*r.u16());
    h.epoch = *r.u32();
    h.wid = *r.array<32>();
    h.session = *r.array<32>();
    h.round = *r.u8();
    const auto sender = *r.u8(), receiver = *r.u8(), zero = *r.u8();
    if (!ours || sender < 1 || sender > 3 || receiver > 3 || zero != 0) return {};
    h.sender = Party(sender);
    if (receiver) h.receiver = Party(receiver);
    h.sequence = *r.u32();
    out.payloadBytes = *r.u32();
    return out;
}

Bytes signEnvelope(const Header& header, ByteView payload, const OwnIdentity& own)
{
    const auto head = header.encode(payload.size());
    auto out = toBytes(head);
    append(out, payload);
    append(out, own.ik().sign(crypto::hash(tag::kEnvelope, head, payload)));
    return out;
}

Step<ByteView> openSigned(ByteView envelope, const Header& expected, const PublicIdentity& sender)
{
    const auto peeked = peekHeader(envelope);
    if (!peeked || peeked->header != expected) return stop(Drop { "of another session" });
    if (envelope.size() != kSignedOverhead + peeked->payloadBytes) return stop(Drop { "length" });
    const auto signature = std::span<const std::uint8_t, 64>(envelope.last(64));
    if (!crypto::verifySignature(sender.ik, envelopeHash(envelope), signature))
        return stop(Drop { "signature" });
    return envelope.subspan(Header::kBytes, peeked->payloadBytes);
}

Bytes32 envelopeHash(ByteView signedEnvelope)
{
    return crypto::hash(tag::kEnvelope, signedEnvelope.first(Header::kBytes),
        signedEnvelope.subspan(Header::kBytes, signedEnvelope.size() - kSignedOverhead));
}

crypto::Secret<32> channelKey(
    const crypto::Secret<32>& pairRoot, const Bytes32& session, Party sender, Party receiver)
{
    crypto::Secret<32> out;
    crypto::Hasher(tag::kChannel, 32, pairRoot.view())
        .field(session)
        .field(encode(sender))
        .field(encode(receiver))
        .finish(out.mutableView());
    return out;
}

namespace {

crypto::Secret<32> keyFor(const Header& h, const crypto::Secret<32>& pairRoot)
{
    return channelKey(pairRoot, h.session, h.sender, *h.receiver);
}

}

Bytes sealEnvelope(
    const Header& header, ByteView payload, const crypto::Secret<32>& pairRoot, Random& rng)
{
    const auto head = header.encode(payload.size());
    const auto nonce = rng.bytes<24>();
    auto out = toBytes(head);
    append(out, nonce);
    append(out, crypto::aeadSeal(keyFor(header, pairRoot), nonce, payload, head));
    return out;
}

Step<crypto::SecretBytes> openSealed(
    ByteView envelope, const Header& expected, const crypto::Secret<32>& pairRoot)
{
    const auto peeked = peekHeader(envelope);
    if (!peeked || peeked->header != expected) return stop(Drop { "of another session" });
    if (envelope.size() != kSealedOverhead + peeked->payloadBytes) return stop(Drop { "length" });
    const auto nonce = std::span<const std::uint8_t, 24>(envelope.subspan(Header::kBytes, 24));
    auto payload = crypto::aeadOpen(keyFor(expected, pairRoot), nonce,
        envelope.subspan(Header::kBytes + 24), envelope.first(Header::kBytes));
    if (!payload) return stop(Drop { "does not authenticate" });
    return std::move(*payload);
}

} // namespace tercet::mpc
