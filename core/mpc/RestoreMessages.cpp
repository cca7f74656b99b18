#include "core/mpc/RestoreMessages.h"

#include <limits>

#include "core/base/Codec.h"

namespace tercet::mpc {

namespace {

Result<std::int64_t> readTime(Reader& r)
{
    TERCET_TRY(const auto wide, r.u64());
    if (wide > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return fail(Code::NumberTooLarge, "above 63 bits", "time");
    return std::int64_t(wide);
}

Result<RestoreStanding> readStanding(Reader& r)
{
    TERCET_TRY(const auto state, r.u8());
    TERCET_TRY(const auto due, readTime(r));
    if (state > std::uint8_t(RestoreState::Taken)) return fail(Code::BadField, "state");
    if (RestoreState(state) != RestoreState::Waiting && due != 0)
        return fail(Code::BadField, "due");
    return RestoreStanding { RestoreState(state), due };
}

}

Result<DrillQuestion> DrillQuestion::decode(ByteView bytes)
{
    if (bytes.size() != 32) return fail(Code::BadLength, "question");
    return DrillQuestion { toArray(std::span<const std::uint8_t, 32>(bytes)) };
}

Bytes RestoreQuestion::encode() const
{
    return Writer().raw(device.ik).raw(device.sk).raw(certificate).take();
}

Result<RestoreQuestion> RestoreQuestion::decode(ByteView bytes)
{
    Reader r(bytes);
    RestoreQuestion out;
    TERCET_TRY(out.device.ik, r.array<32>());
    TERCET_TRY(out.device.sk, r.array<32>());
    TERCET_TRY(out.certificate, r.array<64>());
    TERCET_CHECK(r.finish());
    return out;
}

Bytes RestoreStanding::encode() const
{
    return Writer().u8(std::uint8_t(state)).u64(std::uint64_t(dueMs)).take();
}

Result<RestoreStanding> RestoreStanding::decode(ByteView bytes)
{
    Reader r(bytes);
    TERCET_TRY(const auto out, readStanding(r));
    TERCET_CHECK(r.finish());
    return out;
}

Bytes DrillChallenge::encode() const { return Writer().raw(challenge).u32(epoch).raw(eid).take(); }

Result<DrillChallenge> DrillChallenge::decode(ByteView bytes)
{
    Reader r(bytes);
    DrillChallenge out;
    TERCET_TRY(out.challenge, r.array<32>());
    TERCET_TRY(out.epoch, r.u32());
    TERCET_TRY(out.eid, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

Bytes RestoreChallenge::encode() const
{
    return Writer()
        .raw(base.encode())
        .raw(transcript)
        .raw(pending)
        .raw(confirmation)
        .raw(standing.encode())
        .take();
}

Result<RestoreChallenge> RestoreChallenge::decode(ByteView bytes)
{
    Reader r(bytes);
    RestoreChallenge out;
    TERCET_TRY(const auto base, r.raw(layoutBytes(DrillChallenge::kFields)));
    TERCET_TRY(out.base, DrillChallenge::decode(base));
    TERCET_TRY(out.transcript, r.array<32>());
    TERCET_TRY(out.pending, r.array<32>());
    TERCET_TRY(out.confirmation, r.array<64>());
    TERCET_TRY(out.standing, readStanding(r));
    TERCET_CHECK(r.finish());
    return out;
}

Bytes DrillProof::encode() const
{
    return Writer().raw(challenges[0]).raw(challenges[1]).raw(proofs.encode()).take();
}

Result<DrillProof> DrillProof::decode(ByteView bytes)
{
    Reader r(bytes);
    TERCET_TRY(const auto ch2, r.array<32>());
    TERCET_TRY(const auto ch3, r.array<32>());
    TERCET_TRY(const auto rest, r.raw(KeyProofs::kBytes));
    TERCET_TRY(const auto proofs, KeyProofs::decode(rest));
    TERCET_CHECK(r.finish());
    return DrillProof { { ch2, ch3 }, proofs };
}

Bytes RestoreProof::encode() const { return Writer().raw(base.encode()).raw(confirmation).take(); }

Result<RestoreProof> RestoreProof::decode(ByteView bytes)
{
    Reader r(bytes);
    TERCET_TRY(const auto rest, r.raw(layoutBytes(DrillProof::kFields)));
    TERCET_TRY(auto base, DrillProof::decode(rest));
    TERCET_TRY(const auto confirmation, r.array<64>());
    TERCET_CHECK(r.finish());
    return RestoreProof { std::move(base), confirmation };
}

Bytes DrillReceipt::encode() const { return Writer().u64(std::uint64_t(timeMs)).take(); }

Result<DrillReceipt> DrillReceipt::decode(ByteView bytes)
{
    Reader r(bytes);
    TERCET_TRY(const auto time, readTime(r));
    TERCET_CHECK(r.finish());
    return DrillReceipt { time };
}

} // namespace tercet::mpc
