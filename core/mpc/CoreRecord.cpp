#include "core/mpc/CoreRecord.h"

#include <algorithm>

#include "core/base/Codec.h"
#include "core/mpc/Params.h"
#include "core/mpc/SecretCbor.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::EdPoint;
using crypto::Point;

constexpr std::uint64_t kKeys = 20;

template <typename P> Bytes joined(const std::array<P, 3>& points)
{
    Bytes out;
    for (const auto& p : points) append(out, p.encode());
    return out;
}

template <typename P> Result<std::array<P, 3>> split(ByteView bytes)
{
    if (bytes.size() != 3 * P::kBytes) return fail(Code::BadRecord, "points");
    TERCET_TRY(auto a, P::decode(bytes.first(P::kBytes)));
    TERCET_TRY(auto b, P::decode(bytes.subspan(P::kBytes, P::kBytes)));
    TERCET_TRY(auto c, P::decode(bytes.subspan(2 * P::kBytes)));
    return std::array<P, 3> { a, b, c };
}

// Reads the values of the map in order: key n, then its value.
class Items {
public:
    explicit Items(ByteView in)
        : m_in(in)
    {
    }
    Status begin()
    {
        TERCET_TRY(const auto n, m_in.map());
        return n == kKeys ? Status {} : fail(Code::BadRecord, "keys");
    }
    Status key()
    {
        TERCET_TRY(const auto k, m_in.integer());
        return k == ++m_key ? Status {} : fail(Code::BadRecord, "keys out of order");
    }
    Result<std::uint64_t> integer()
    {
        TERCET_CHECK(key());
        return m_in.integer();
    }
    Result<ByteView> text()
    {
        TERCET_CHECK(key());
        return m_in.text();
    }
    Result<ByteView> bytes()
    {
        TERCET_CHECK(key());
        return m_in.bytes();
    }
    template <std::size_t N> Result<ByteArray<N>> array()
    {
        TERCET_TRY(const auto v, bytes());
        if (v.size() != N) return fail(Code::BadRecord, "length");
        return toArray(std::span<const std::uint8_t, N>(v));
    }
    SecretCborReader& reader() { return m_in; }

private:
    SecretCborReader m_in;
    std::uint64_t m_key { 0 };
};

Status consistent(const CoreRecord& r)
{
    const auto at = std::size_t(number(r.party) - 1);
    const auto own = Point::mulBase(r.x);
    const auto edOwn = EdPoint::mulBase(r.y);
    if (!own || *own != r.publicShares[at] || !edOwn || *edOwn != r.edPublicShares[at])
        return fail(Code::BadRecord, "the share is not that of the public share");
    const auto& [a, b, c] = r.publicShares;
    const auto sum = Point::sum({ a, b, c });
    const auto edTwo = r.edPublicShares[0] + r.edPublicShares[1];
    const auto edSum = edTwo ? *edTwo + r.edPublicShares[2] : std::nullopt;
    if (!sum || *sum != r.key || !edSum || *edSum != r.edKey)
        return fail(Code::BadRecord, "the public shares do not add up to the key");
    if (r.epoch == 1 && r.eid != epochId(r.wid, 1, r.key, r.edKey, r.chainCode, r.edChainCode))
        return fail(Code::BadRecord, "EID");
    if (r.own.publicKeys() != r.identities[r.party])
        return fail(Code::BadRecord, "own identity keys");
    bool all = true;
    for (auto p : kParties) {
        const auto& held = r.confirmations[std::size_t(number(p) - 1)];
        if (held && !verifySigned(r.identities[p], r.confirmedAs(), r.tr, *held))
            return fail(Code::BadRecord, "confirmation");
        all = all && held;
    }
    if (all != (r.status == RecordStatus::Active)) return fail(Code::BadRecord, "status");
    return {};
}

Result<CoreRecord> read(ByteView bytes)
{
    Items in(bytes);
    TERCET_CHECK(in.begin());
    TERCET_TRY(const auto suite, in.text());
    if (!equal(suite, view(kSuite))) return fail(Code::BadRecord, "suite");
    TERCET_TRY(const auto wid, in.array<32>());
    TERCET_TRY(const auto epoch, in.integer());
    TERCET_TRY(const auto eid, in.array<32>());
    TERCET_TRY(const auto tr, in.array<32>());
    TERCET_TRY(const auto party, in.integer());
    if (party < 1 || party > 3 || epoch < 1) return fail(Code::BadRecord, "party or epoch");
    TERCET_TRY(const auto xBytes, in.bytes());
    TERCET_TRY(const auto x, crypto::Scalar::decode(xBytes));
    TERCET_TRY(const auto sharesBytes, in.bytes());
    TERCET_TRY(const auto shares, split<Point>(sharesBytes));
    TERCET_TRY(const auto keyBytes, in.bytes());
    TERCET_TRY(const auto key, Point::decode(keyBytes));
    TERCET_TRY(const auto chain, in.array<32>());
    TERCET_TRY(const auto yBytes, in.bytes());
    TERCET_TRY(const auto y, crypto::EdScalar::decode(yBytes));
    TERCET_TRY(const auto edSharesBytes, in.bytes());
    TERCET_TRY(const auto edShares, split<EdPoint>(edSharesBytes));
    TERCET_TRY(const auto edKeyBytes, in.bytes());
    TERCET_TRY(const auto edKey, EdPoint::decode(edKeyBytes));
    TERCET_TRY(const auto edChain, in.array<32>());
    TERCET_TRY(const auto idsBytes, in.bytes());
    TERCET_TRY(const auto ids, Identities::decode(idsBytes));
    TERCET_TRY(const auto own, in.bytes());
    if (own.size() != 64) return fail(Code::BadRecord, "identity secrets");
    const std::span<const std::uint8_t, 64> secrets(own);
    TERCET_TRY(const auto idHash, in.array<32>());
    if (idHash != ids.hash()) return fail(Code::BadRecord, "IDhash");
    TERCET_TRY(const auto hedge, in.bytes());
    if (hedge.size() != 32) return fail(Code::BadRecord, "hedge key");
    TERCET_TRY(const auto status, in.integer());
    if (status > 1) return fail(Code::BadRecord, "status");
    CoreRecord out { .party = Party(party),
        .wid = wid,
        .eid = eid,
        .tr = tr,
        .epoch = std::uint32_t(epoch),
        .status = RecordStatus(status),
        .x = x,
        .publicShares = shares,
        .key = key,
        .chainCode = chain,
        .y = y,
        .edPublicShares = edShares,
        .edKey = edKey,
        .edChainCode = edChain,
        .identities = ids,
        .own = OwnIdentity::fromSecrets(secrets.first<32>(), secrets.last<32>()),
        .hedgeKey = crypto::Secret<32>(std::span<const std::uint8_t, 32>(hedge)) };
    TERCET_CHECK(in.key());
    TERCET_TRY(const auto held, in.reader().array());
    if (held != 3) return fail(Code::BadRecord, "confirmations");
    for (auto& c : out.confirmations) {
        TERCET_TRY(const auto v, in.reader().bytes());
        if (v.empty()) continue;
        if (v.size() != 64) return fail(Code::BadRecord, "confirmation");
        c = toArray(std::span<const std::uint8_t, 64>(v));
    }
    TERCET_CHECK(in.reader().finish());
    TERCET_CHECK(consistent(out));
    return out;
}

} // namespace

CoreRecord CoreRecord::clone() const
{
    return { party, wid, eid, tr, epoch, status, x, publicShares, key, chainCode, y, edPublicShares,
        edKey, edChainCode, identities, own.clone(), hedgeKey.clone(), confirmations };
}

Bytes32 epochId(const Bytes32& session, std::uint32_t epoch, const Point& key, const EdPoint& edKey,
    const Bytes32& chainCode, const Bytes32& edChainCode)
{
    return crypto::hash(
        tag::kEpochId, session, crypto::le32(epoch), key.encode(), edKey, chainCode, edChainCode);
}

std::string_view CoreRecord::confirmedAs() const
{
    return epoch == 1 ? signedAs::kDkgConfirm : signedAs::kRefreshConfirm;
}

Status CoreRecord::confirm(Party by, const ByteArray<64>& signature)
{
    if (!verifySigned(identities[by], confirmedAs(), tr, signature))
        return fail(Code::BadSignature, "confirmation");
    confirmations[std::size_t(number(by) - 1)] = signature;
    if (confirmations[0] && confirmations[1] && confirmations[2]) status = RecordStatus::Active;
    return {};
}

crypto::SecretBytes CoreRecord::encode() const
{
    crypto::Secret<64> secrets;
    std::ranges::copy(own.ik().seed().view(), secrets.data());
    std::ranges::copy(own.dh().secret().view(), secrets.data() + 32);
    SecretCborWriter w;
    w.map(kKeys);
    w.integer(1).text(kSuite);
    w.integer(2).bytes(wid);
    w.integer(3).integer(epoch);
    w.integer(4).bytes(eid);
    w.integer(5).bytes(tr);
    w.integer(6).integer(number(party));
    w.integer(7).bytes(x);
    w.integer(8).bytes(joined(publicShares));
    w.integer(9).bytes(key.encode());
    w.integer(10).bytes(chainCode);
    w.integer(11).bytes(y);
    w.integer(12).bytes(joined(edPublicShares));
    w.integer(13).bytes(edKey.encode());
    w.integer(14).bytes(edChainCode);
    w.integer(15).bytes(identities.encode());
    w.integer(16).bytes(secrets.view());
    w.integer(17).bytes(idHash());
    w.integer(18).bytes(hedgeKey.view());
    w.integer(19).integer(std::uint64_t(status));
    w.integer(20).array(3);
    for (const auto& c : confirmations) w.bytes(c ? ByteView(*c) : ByteView());
    return w.take();
}

Result<CoreRecord> CoreRecord::decode(ByteView bytes)
{
    auto record = read(bytes);
    if (!record) return fail(Code::BadRecord, std::move(record).error().context);
    return record;
}

} // namespace tercet::mpc
