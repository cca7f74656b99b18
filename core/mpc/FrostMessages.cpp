#include "core/mpc/FrostMessages.h"

#include "core/base/Codec.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

Result<Curve> readCurve(Reader& r)
{
    TERCET_TRY(const auto curve, r.u8());
    if (curve != 1 && curve != 2) return fail(Code::BadField, "curve");
    return Curve(curve);
}

std::size_t commitmentBytes(Curve curve)
{
    return curve == Curve::Secp256k1 ? FrostSecp::Commitment::kBytes : FrostEd::Commitment::kBytes;
}

}

Bytes NonceRequest::encode() const { return Writer().u8(std::uint8_t(curve)).u8(count).take(); }

Result<NonceRequest> NonceRequest::decode(ByteView bytes)
{
    Reader r(bytes);
    NonceRequest out;
    TERCET_TRY(out.curve, readCurve(r));
    TERCET_TRY(out.count, r.u8());
    TERCET_CHECK(r.finish());
    if (out.count < 1 || out.count > kMaxNonces) return fail(Code::BadField, "count");
    return out;
}

template <typename C> Bytes encodeCommitments(std::span<const typename C::Commitment> all)
{
    Bytes out;
    for (const auto& one : all) append(out, one.encode());
    return out;
}

template <typename C>
Result<std::vector<typename C::Commitment>> decodeCommitments(ByteView bytes, std::size_t count)
{
    Reader r(bytes);
    std::vector<typename C::Commitment> out;
    for (std::size_t i = 0; i < count; ++i) {
        TERCET_TRY(const auto one, r.raw(C::Commitment::kBytes));
        TERCET_TRY(auto commitment, C::Commitment::decode(one));
        out.push_back(std::move(commitment));
    }
    TERCET_CHECK(r.finish());
    return out;
}

Bytes FrostRequest::encode() const
{
    Writer w;
    w.u8(std::uint8_t(curve)).u8(std::uint8_t(keyPath)).raw(merkleRoot).raw(commitments);
    intent.write(w);
    return w.take();
}

Result<FrostRequest> FrostRequest::decode(ByteView bytes)
{
    Reader r(bytes);
    FrostRequest out;
    TERCET_TRY(out.curve, readCurve(r));
    TERCET_TRY(const auto keyPath, r.u8());
    TERCET_TRY(out.merkleRoot, r.array<32>());
    const auto most = out.curve == Curve::Secp256k1 ? KeyPath::TaprootTree : KeyPath::Plain;
    if (keyPath > std::uint8_t(most)) return fail(Code::BadField, "key path");
    out.keyPath = KeyPath(keyPath);
    if (out.keyPath != KeyPath::TaprootTree && out.merkleRoot != Bytes32 {})
        return fail(Code::BadField, "a Merkle root without a tree");
    TERCET_TRY(const auto commitments, r.raw(3 * commitmentBytes(out.curve)));
    out.commitments = toBytes(commitments);
    TERCET_TRY(out.intent, SigningIntent::read(r));
    return out;
}

template <typename C> Bytes FrostShare<C>::encode() const
{
    return Writer().raw(z).raw(next.encode()).take();
}

template <typename C> Result<FrostShare<C>> FrostShare<C>::decode(ByteView bytes)
{
    if (bytes.size() != 32 + C::Commitment::kBytes) return fail(Code::BadLength, "share");
    TERCET_TRY(const auto z, C::Scalar::decode(bytes.first(32)));
    TERCET_TRY(const auto next, C::Commitment::decode(bytes.subspan(32)));
    return FrostShare { z, next };
}

Bytes32 frostRequestHash(const Bytes32& session, ByteView key, ByteView message)
{
    return crypto::hash(tag::kFrostRequest, session, key, message);
}

template Bytes encodeCommitments<FrostSecp>(std::span<const FrostSecp::Commitment>);
template Bytes encodeCommitments<FrostEd>(std::span<const FrostEd::Commitment>);
template Result<std::vector<FrostSecp::Commitment>> decodeCommitments<FrostSecp>(
    ByteView, std::size_t);
template Result<std::vector<FrostEd::Commitment>> decodeCommitments<FrostEd>(ByteView, std::size_t);
template struct FrostShare<FrostSecp>;
template struct FrostShare<FrostEd>;

} // namespace tercet::mpc
