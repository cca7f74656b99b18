#include "core/mpc/RefreshParty.h"

#include "core/crypto/Declassify.h"
#include "core/mpc/KeyProofs.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::EdPoint;
using crypto::Point;

Bytes32 refreshId(const Bytes32& lid, std::uint32_t newEpoch, const Bytes32& nonce)
{
    return crypto::hash(tag::kRefreshId, lid, crypto::le32(newEpoch), nonce);
}

crypto::Scalar refreshShift(const crypto::Secret<32>& pairRoot, const Bytes32& id)
{
    return crypto::hashToScalar(tag::kRefreshShift, pairRoot.view(), id);
}

crypto::EdScalar refreshShiftEd(const crypto::Secret<32>& pairRoot, const Bytes32& id)
{
    return crypto::hashToEdScalar(tag::kRefreshShiftEd, pairRoot.view(), id);
}

RefreshParty::RefreshParty(std::shared_ptr<LinkState> link, const Bytes32& nonce)
    : m_link(std::move(link))
    , m_self(m_link->self())
    , m_id(refreshId(m_link->id(), m_link->record().epoch + 1, nonce))
    , m_rng(m_link->environment(), m_link->record().hedgeKey, m_id, "refresh")
    , m_salt(crypto::declassified(m_rng.bytes<32>()))
    , m_x(m_link->record().x)
    , m_y(m_link->record().y)
{
    for (auto j : others(m_self)) {
        const auto& root = m_link->with(j).root();
        const auto shift = refreshShift(root, m_id);
        const auto edShift = refreshShiftEd(root, m_id);
        m_x = j > m_self ? m_x + shift : m_x - shift;
        m_y = j > m_self ? m_y + edShift : m_y - edShift;
    }
    // Neither is zero, but with a probability that nobody will meet.
    at(m_reveals, m_self) = RefreshReveal { *Point::mulBase(m_x), *EdPoint::mulBase(m_y), m_salt,
        { *Point::mulBase(m_x), {}, *EdPoint::mulBase(m_y), {} } };
    at(m_commits, m_self) = RefreshCommit { commitmentOf(m_self, *at(m_reveals, m_self)) };
}

Bytes32 RefreshParty::commitmentOf(Party p, const RefreshReveal& r) const
{
    return crypto::hash(tag::kRefreshCommit, m_id, encode(p), r.x.encode(), r.y, r.salt);
}

std::array<Bytes32, 3> RefreshParty::commitments() const
{
    const auto& [a, b, c] = m_commits;
    return { a->commitment, b->commitment, c->commitment };
}

Bytes RefreshParty::commit() const { return m_commits[std::size_t(number(m_self) - 1)]->encode(); }

Step<> RefreshParty::takeCommit(Party from, ByteView payload)
{
    TERCET_TRY(at(m_commits, from), decoded(RefreshCommit::decode(payload), from));
    m_rng.absorb(payload);
    return {};
}

Bytes RefreshParty::reveal()
{
    const auto [a, b, c] = commitments();
    m_session = crypto::hash(tag::kRefreshSession, m_id, m_link->record().idHash(), a, b, c);
    auto& own = *at(m_reveals, m_self);
    const ProofContext context { tag::kRefreshProof, tag::kRefreshProofEd, m_session, m_self,
        { a, b, c } };
    own.proofs = proveKeys(context, m_x, own.x, m_y, own.y, m_rng);
    return own.encode();
}

Step<> RefreshParty::takeReveal(Party from, ByteView payload)
{
    TERCET_TRY(const auto reveal, decoded(RefreshReveal::decode(payload), from));
    if (commitmentOf(from, reveal) != at(m_commits, from)->commitment)
        return stop(Recoverable { from, "the commitment does not open" });
    const ProofContext context { tag::kRefreshProof, tag::kRefreshProofEd, m_session, from,
        commitments() };
    if (!verifyKeys(context, reveal.x, reveal.y, reveal.proofs))
        return stop(Recoverable { from, "proof of knowledge" });
    at(m_reveals, from) = reveal;
    return {};
}

Step<CoreRecord> RefreshParty::finish()
{
    const auto& old = m_link->record();
    const auto& [a, b, c] = m_reveals;
    const auto key = Point::sum({ a->x, b->x, c->x });
    const auto edTwo = a->y + b->y;
    const auto edKey = edTwo ? *edTwo + c->y : std::nullopt;
    if (!key || *key != old.key || !edKey || *edKey != old.edKey)
        return stop(Recoverable { {}, "the new shares are not of the same keys" });
    auto next = old.clone();
    next.epoch = old.epoch + 1;
    next.eid = epochId(m_session, next.epoch, old.key, old.edKey, old.chainCode, old.edChainCode);
    next.status = RecordStatus::Pending;
    next.x = m_x;
    next.publicShares = { a->x, b->x, c->x };
    next.y = m_y;
    next.edPublicShares = { a->y, b->y, c->y };
    next.tr = crypto::hash(tag::kRefreshTranscript, m_session, next.eid, a->x.encode(),
        b->x.encode(), c->x.encode(), a->y, b->y, c->y);
    next.confirmations = {};
    at(next.confirmations, m_self) = next.own.sign(next.confirmedAs(), next.tr);
    return next;
}

namespace {

Header confirmHeader(const CoreRecord& next, const Bytes32& session, Party sender)
{
    return { .type = MessageType::Refresh,
        .epoch = next.epoch,
        .wid = next.wid,
        .session = session,
        .round = 3,
        .sender = sender };
}

}

Bytes RefreshParty::confirmEnvelope(const CoreRecord& next, const Bytes32& session)
{
    const RefreshConfirm confirm { *next.confirmations[std::size_t(number(next.party) - 1)] };
    return signEnvelope(confirmHeader(next, session, next.party), confirm.encode(), next.own);
}

Step<ByteArray<64>> RefreshParty::openConfirm(
    const CoreRecord& next, const Bytes32& session, Party from, ByteView envelope)
{
    TERCET_TRY(const auto payload,
        openSigned(envelope, confirmHeader(next, session, from), next.identities[from]));
    TERCET_TRY(const auto confirm, decoded(RefreshConfirm::decode(payload), from));
    if (!verifySigned(next.identities[from], next.confirmedAs(), next.tr, confirm.signature))
        return stop(Recoverable { from, "confirmation" });
    return confirm.signature;
}

} // namespace tercet::mpc
