#include "core/mpc/LinkCandidate.h"

#include "core/crypto/Declassify.h"
#include "core/mpc/HubLink.h"

namespace tercet::mpc {

namespace {

LinkContribution& at(LinkContributions& all, Party p) { return all[std::size_t(number(p) - 1)]; }

}

LinkCandidate::LinkCandidate(std::shared_ptr<const CoreRecord> record, const Environment& env)
    : m_record(std::move(record))
    , m_env(env)
    , m_begun(env.clock.monotonicMs())
    , m_rng(env, m_record->hedgeKey, m_record->eid, "hello")
    , m_ephemeral(crypto::DhKey::generate(m_rng))
{
    at(m_contributions, m_record->party) = { crypto::declassified(m_rng.bytes<32>()),
        crypto::declassified(m_ephemeral.publicKey()) };
    m_session = m_contributions[0].nonce;
    makeHello({});
    m_openingHash = envelopeHash(m_hello);
}

LinkCandidate::LinkCandidate(std::shared_ptr<const CoreRecord> record, const Environment& env,
    ByteView opening, const LinkHello& theirs)
    : m_record(std::move(record))
    , m_env(env)
    , m_begun(env.clock.monotonicMs())
    , m_rng(env, m_record->hedgeKey, theirs.nonce, "hello")
    , m_ephemeral(crypto::DhKey::generate(m_rng))
    , m_session(theirs.nonce)
    , m_openingHash(envelopeHash(opening))
{
    at(m_contributions, m_record->party) = { crypto::declassified(m_rng.bytes<32>()),
        crypto::declassified(m_ephemeral.publicKey()) };
    at(m_contributions, Party::P1) = { theirs.nonce, theirs.ephemeral };
    makeHello(m_openingHash);
}

Header LinkCandidate::header(const CoreRecord& record, const Bytes32& session, Party sender)
{
    return { .type = MessageType::Link,
        .epoch = record.epoch,
        .wid = record.wid,
        .session = session,
        .round = 1,
        .sender = sender };
}

void LinkCandidate::makeHello(std::optional<Bytes32> echo)
{
    const auto& own = at(m_contributions, m_record->party);
    const LinkHello hello { m_record->eid, m_record->idHash(), own.nonce, own.ephemeral, echo };
    m_hello = signEnvelope(
        header(*m_record, m_session, m_record->party), hello.encode(), m_record->own);
}

bool LinkCandidate::isFresh() const
{
    return m_env.clock.monotonicMs() - m_begun < kCandidateLifetimeMs;
}

Step<> LinkCandidate::takeHello(Party from, ByteView envelope)
{
    auto expected = header(*m_record, m_session, from);
    const auto peeked = peekHeader(envelope);
    if (peeked) expected.epoch = peeked->header.epoch; // judged below, not dropped
    TERCET_TRY(const auto payload, openSigned(envelope, expected, m_record->identities[from]));
    TERCET_TRY(const auto hello, decoded(LinkHello::decode(payload, true), from));
    if (expected.epoch != m_record->epoch || hello.eid != m_record->eid)
        return stop(Refuse { Code::ProtocolRefused, "a record of another epoch" });
    if (hello.idHash != m_record->idHash())
        return stop(Refuse { Code::ProtocolRefused, "other identities" });
    if (*hello.echo != m_openingHash) {
        // P1 knows what it showed; to P_k it is P1's word against that of the other co-signer.
        const auto culprit = m_record->party == Party::P1 ? std::optional(from) : std::nullopt;
        return stop(Recoverable { culprit, "the other co-signer answers another opening" });
    }
    at(m_contributions, from) = { hello.nonce, hello.ephemeral };
    m_rng.absorb(envelope);
    return {};
}

Step<std::shared_ptr<LinkState>> LinkCandidate::link(Journal& journal) const
{
    const auto& r = *m_record;
    const auto lid = linkId(r.eid, r.idHash(), m_contributions);
    std::array<crypto::Secret<32>, 2> roots;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto other = others(r.party)[i];
        const auto& theirs = m_contributions[std::size_t(number(other) - 1)];
        auto root = pairRoot(
            lid, r.party, other, m_ephemeral, r.own.dh(), theirs.ephemeral, r.identities[other].sk);
        if (!root) return stop(Recoverable { other, "all-zero Diffie-Hellman" });
        roots[i] = std::move(*root);
    }
    return std::make_shared<LinkState>(m_record, lid, std::move(roots), journal, m_env);
}

} // namespace tercet::mpc
