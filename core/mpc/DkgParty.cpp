#include "core/mpc/DkgParty.h"

#include "core/crypto/Declassify.h"
#include "core/mpc/Envelope.h"
#include "core/mpc/KeyProofs.h"
#include "core/mpc/Params.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::EdPoint;
using crypto::EdScalar;
using crypto::Point;
using crypto::Scalar;

namespace {

crypto::Secret<32> draw(Random& rng)
{
    crypto::Secret<32> out;
    rng.fill(out.mutableView());
    return out;
}

} // namespace

DkgParty::DkgParty(
    Party self, DkgSetup setup, std::optional<Bytes32> nonce1, const Environment& env)
    : m_self(self)
    , m_setup(std::move(setup))
    , m_idHash(m_setup.identities.hash())
    , m_hedgeKey(draw(env.entropy))
    , m_rng(std::make_unique<HedgedRandom>(env, m_hedgeKey, m_idHash, "dkg"))
    , m_x(Scalar::random(*m_rng))
    , m_y(EdScalar::random(*m_rng))
    , m_nonce(crypto::declassified(m_rng->bytes<32>()))
    , m_firstSession(nonce1.value_or(m_nonce))
    , m_chain(crypto::declassified(m_rng->bytes<32>()))
    , m_salt(crypto::declassified(m_rng->bytes<32>()))
{
    const auto X = *Point::mulBase(m_x); // neither is zero
    const auto Y = *EdPoint::mulBase(m_y);
    const DkgReveal open { X, Y, m_chain, m_salt, { X, {}, Y, {} } };
    at(m_commits, self) = DkgCommit { m_nonce, commitmentOf(self, m_nonce, open) };
}

Bytes32 DkgParty::commitmentOf(Party p, const Bytes32& nonce, const DkgReveal& r) const
{
    return crypto::hash(tag::kDkgCommit, view(kSuite), encode(p), m_idHash, nonce, r.x.encode(),
        r.y, r.chain, r.salt);
}

Header DkgParty::header(const Bytes32& session, std::uint8_t round, Party sender)
{
    return { .type = MessageType::Dkg, .session = session, .round = round, .sender = sender };
}

Bytes DkgParty::commitEnvelope() const
{
    const auto& own = *m_commits[std::size_t(number(m_self) - 1)];
    return signEnvelope(header(m_firstSession, 1, m_self), own.encode(), m_setup.own);
}

Step<> DkgParty::takeCommit(Party from, ByteView envelope)
{
    TERCET_TRY(const auto payload,
        openSigned(envelope, header(m_firstSession, 1, from), m_setup.identities[from]));
    TERCET_TRY(const auto commit, decoded(DkgCommit::decode(payload), from));
    if (from == Party::P1 && commit.nonce != m_firstSession)
        return stop(Recoverable { from, "D1 of P1 names another session" });
    at(m_commits, from) = commit;
    m_rng->absorb(payload);
    return {};
}

Bytes DkgParty::revealEnvelope()
{
    const auto& [a, b, c] = m_commits;
    const auto policy = crypto::hash(tag::kPolicy, m_setup.policy, m_setup.recipients);
    m_session = crypto::hash(tag::kDkgSession, view(kSuite), m_idHash, policy, a->nonce, b->nonce,
        c->nonce, a->commitment, b->commitment, c->commitment);
    const auto X = *Point::mulBase(m_x);
    const auto Y = *EdPoint::mulBase(m_y);
    const ProofContext context { tag::kDkgProof, tag::kDkgProofEd, m_session, m_self,
        { a->commitment, b->commitment, c->commitment } };
    at(m_reveals, m_self)
        = DkgReveal { X, Y, m_chain, m_salt, proveKeys(context, m_x, X, m_y, Y, *m_rng) };
    return signEnvelope(header(m_session, 2, m_self), at(m_reveals, m_self)->encode(), m_setup.own);
}

Step<> DkgParty::takeReveal(Party from, ByteView envelope)
{
    TERCET_TRY(const auto payload,
        openSigned(envelope, header(m_session, 2, from), m_setup.identities[from]));
    TERCET_TRY(const auto reveal, decoded(DkgReveal::decode(payload), from));
    const auto& commit = *at(m_commits, from);
    if (commitmentOf(from, commit.nonce, reveal) != commit.commitment)
        return stop(Recoverable { from, "the commitment does not open" });
    const auto& [a, b, c] = m_commits;
    const ProofContext context { tag::kDkgProof, tag::kDkgProofEd, m_session, from,
        { a->commitment, b->commitment, c->commitment } };
    if (!verifyKeys(context, reveal.x, reveal.y, reveal.proofs))
        return stop(Recoverable { from, "proof of knowledge" });
    at(m_reveals, from) = reveal;
    m_rng->absorb(payload);
    return {};
}

Step<CoreRecord> DkgParty::finish()
{
    const auto& [a, b, c] = m_reveals;
    const auto key = Point::sum({ a->x, b->x, c->x });
    const auto edTwo = a->y + b->y;
    const auto edKey = edTwo ? *edTwo + c->y : std::nullopt;
    if (!key || !edKey) return stop(Recoverable { {}, "the key is the identity" });
    const auto chain = crypto::hash(tag::kDkgChain, m_session, a->chain, b->chain, c->chain);
    const auto edChain = crypto::hash(tag::kDkgChainEd, m_session, a->chain, b->chain, c->chain);
    const auto transcript = crypto::hash(tag::kDkgTranscript, m_session, m_commits[0]->encode(),
        m_commits[1]->encode(), m_commits[2]->encode(), a->encode(), b->encode(), c->encode(),
        key->encode(), *edKey, chain, edChain);
    CoreRecord record { .party = m_self,
        .wid = m_session,
        .eid = epochId(m_session, 1, *key, *edKey, chain, edChain),
        .tr = transcript,
        .epoch = 1,
        .status = RecordStatus::Pending,
        .x = m_x,
        .publicShares = { a->x, b->x, c->x },
        .key = *key,
        .chainCode = chain,
        .y = m_y,
        .edPublicShares = { a->y, b->y, c->y },
        .edKey = *edKey,
        .edChainCode = edChain,
        .identities = m_setup.identities,
        .own = m_setup.own.clone(),
        .hedgeKey = m_hedgeKey.clone() };
    at(record.confirmations, m_self) = record.own.sign(signedAs::kDkgConfirm, transcript);
    return record;
}

Bytes DkgParty::confirmEnvelope(const CoreRecord& record)
{
    const auto& own = record.confirmations[std::size_t(number(record.party) - 1)];
    return signEnvelope(header(record.wid, 3, record.party), *own, record.own);
}

Step<> DkgParty::takeConfirm(CoreRecord& record, Party from, ByteView envelope)
{
    TERCET_TRY(const auto payload,
        openSigned(envelope, header(record.wid, 3, from), record.identities[from]));
    TERCET_TRY(const auto confirm, decoded(DkgConfirm::decode(payload), from));
    return decoded(record.confirm(from, confirm.signature), from);
}

} // namespace tercet::mpc
