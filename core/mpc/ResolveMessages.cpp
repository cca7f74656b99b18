#include "core/mpc/ResolveMessages.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::mpc {

namespace {

constexpr ByteArray<64> kNoSignature {};

std::uint8_t encodeSigner(const std::optional<Party>& signer)
{
    return signer ? number(*signer) : 0;
}

Result<std::optional<Party>> readSigner(Reader& r)
{
    TERCET_TRY(const auto n, r.u8());
    if (n > 3) return fail(Code::BadField, "signer");
    return n ? std::optional(Party(n)) : std::nullopt;
}

Result<Verdict> readVerdict(Reader& r)
{
    TERCET_TRY(const auto n, r.u8());
    if (n > std::uint8_t(Verdict::Void)) return fail(Code::BadField, "verdict");
    return Verdict(n);
}

}

Result<ResolveQuestion> ResolveQuestion::decode(ByteView bytes)
{
    if (bytes.size() != 32) return fail(Code::BadLength, "question");
    return ResolveQuestion { toArray(std::span<const std::uint8_t, 32>(bytes)) };
}

Bytes ResolveAnswer::encode() const
{
    return Writer()
        .raw(transcript)
        .u8(std::uint8_t(verdict))
        .u8(encodeSigner(signer))
        .raw(signature)
        .take();
}

Result<ResolveAnswer> ResolveAnswer::decode(ByteView bytes)
{
    Reader r(bytes);
    ResolveAnswer out;
    TERCET_TRY(out.transcript, r.array<32>());
    TERCET_TRY(out.verdict, readVerdict(r));
    TERCET_TRY(out.signer, readSigner(r));
    TERCET_TRY(out.signature, r.array<64>());
    TERCET_CHECK(r.finish());
    const bool nothing = out.verdict == Verdict::Nothing;
    if (nothing == out.signer.has_value()) return fail(Code::BadField, "signer");
    if (nothing && (out.transcript != Bytes32 {} || out.signature != kNoSignature))
        return fail(Code::BadField, "nothing");
    return out;
}

Bytes Settlement::encode() const
{
    Writer w;
    w.raw(transcript).u8(std::uint8_t(verdict)).u8(encodeSigner(signer));
    for (const auto& s : signatures) w.raw(s);
    return w.take();
}

Result<Settlement> Settlement::decode(ByteView bytes)
{
    Reader r(bytes);
    Settlement out;
    TERCET_TRY(out.transcript, r.array<32>());
    TERCET_TRY(out.verdict, readVerdict(r));
    TERCET_TRY(out.signer, readSigner(r));
    for (auto& s : out.signatures) {
        TERCET_TRY(s, r.array<64>());
    }
    TERCET_CHECK(r.finish());
    const bool isVoid = out.verdict == Verdict::Void;
    if (out.verdict == Verdict::Nothing || isVoid != out.signer.has_value())
        return fail(Code::BadField, "verdict");
    if (isVoid && (out.signatures[1] != kNoSignature || out.signatures[2] != kNoSignature))
        return fail(Code::BadField, "signatures");
    return out;
}

Bytes ResolveStanding::encode() const { return Writer().u32(epoch).raw(eid).take(); }

Result<ResolveStanding> ResolveStanding::decode(ByteView bytes)
{
    Reader r(bytes);
    ResolveStanding out;
    TERCET_TRY(out.epoch, r.u32());
    TERCET_TRY(out.eid, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

} // namespace tercet::mpc
