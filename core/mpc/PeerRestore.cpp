#include <algorithm>

#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"
#include "core/mpc/ResolveEnvelope.h"
#include "core/mpc/ShareProof.h"
#include "core/mpc/Tags.h"

// A drill and a restore at a co-signer (protocol.md 7): outside any link, and also while locked.
namespace tercet::mpc {

namespace {

constexpr std::size_t kChallengesKept = 16;
constexpr std::int64_t kChallengeLifetimeMs = 10 * 60 * 1000;

struct Opened {
    Bytes32 session {};
    ByteView payload {};
};

// P1's message, whose session is P1's own choice.
Step<Opened> openFromHub(const CoreRecord& own, ProofOf what, ByteView envelope, std::uint8_t round,
    const PublicIdentity& by)
{
    const auto peeked = peekHeader(envelope);
    if (!peeked) return stop(Drop { "proof of a share" });
    const auto session = peeked->header.session;
    TERCET_TRY(const auto payload,
        openSigned(
            envelope, shareProofHeader(what, own.wid, session, round, Party::P1, own.party), by));
    return Opened { session, payload };
}

Bytes signedToHub(const CoreRecord& own, ProofOf what, const Bytes32& session, std::uint8_t round,
    ByteView payload)
{
    return signEnvelope(
        shareProofHeader(what, own.wid, session, round, own.party, Party::P1), payload, own.own);
}

// Who asks says so in the message itself, and has signed it.
Step<RestoreQuestion> readQuestion(ByteView envelope)
{
    if (envelope.size() < kSignedOverhead) return stop(Drop { "ask" });
    const auto question = RestoreQuestion::decode(
        envelope.subspan(Header::kBytes, envelope.size() - kSignedOverhead));
    if (!question || !verifyCertificate(question->device, question->certificate))
        return stop(Drop { "ask" });
    return *question;
}

}

DrillChallenge PeerVault::Impl::challenge(
    ProofOf what, const Bytes32& session, const PublicIdentity& device)
{
    const auto now = env.clock.monotonicMs();
    std::erase_if(challenges, [&](const Challenge& one) {
        return one.session == session || now - one.sinceMs >= kChallengeLifetimeMs;
    });
    if (challenges.size() >= kChallengesKept) challenges.pop_front();
    HedgedRandom rng(env, record->hedgeKey, session, "challenge");
    challenges.push_back({ what, session, rng.bytes<32>(), device, now });
    return { challenges.back().value, record->epoch, record->eid };
}

// Used once, whatever comes of it.
Step<> PeerVault::Impl::takeProof(
    const Challenge& asked, const DrillProof& proof, const Identities& identities)
{
    const auto own = std::size_t(number(self())) - 2;
    if (!equal(proof.challenges[own], asked.value))
        return stop(Recoverable { Party::P1, "another challenge" });
    const auto context = shareProof(asked.what, record->eid, identities.hash(), proof.challenges);
    if (!verifyKeys(context, record->publicShares[0], record->edPublicShares[0], proof.proofs))
        return stop(Recoverable { Party::P1, "it does not know the share" });
    return {};
}

Step<PeerVault::Impl::Challenge> PeerVault::Impl::takeChallenge(ProofOf what, ByteView envelope)
{
    const auto peeked = peekHeader(envelope);
    if (!peeked) return stop(Drop { "proof" });
    const auto it = std::ranges::find_if(challenges, [&](const Challenge& one) {
        return one.what == what && one.session == peeked->header.session;
    });
    if (it == challenges.end()) return stop(Drop { "no challenge of this session" });
    const auto asked = *it;
    TERCET_CHECK(openFromHub(*record, what, envelope, 2, asked.device));
    challenges.erase(it);
    if (env.clock.monotonicMs() - asked.sinceMs >= kChallengeLifetimeMs)
        return stop(Recoverable { Party::P1, "an old challenge" });
    return asked;
}

Step<Bytes> PeerVault::drillRound1(ByteView bytes)
{
    auto& m = *m_impl;
    const auto& own = *m.record;
    const auto& device = own.identities[Party::P1];
    TERCET_TRY(const auto body, Body::parse(bytes, { "ask" }, {}));
    TERCET_TRY(const auto in, openFromHub(own, ProofOf::Drill, body["ask"], 1, device));
    TERCET_TRY(const auto asked, decoded(DrillQuestion::decode(in.payload), Party::P1));
    if (asked.idHash != own.idHash()) return stop(Recoverable { Party::P1, "other identities" });
    const auto challenge = m.challenge(ProofOf::Drill, in.session, device);
    return makeBody(
        { { "challenge", signedToHub(own, ProofOf::Drill, in.session, 1, challenge.encode()) } });
}

Step<Bytes> PeerVault::drillRound2(ByteView bytes, std::int64_t timeMs)
{
    auto& m = *m_impl;
    const auto& own = *m.record;
    TERCET_TRY(const auto body, Body::parse(bytes, { "proof" }, {}));
    TERCET_TRY(const auto asked, m.takeChallenge(ProofOf::Drill, body["proof"]));
    TERCET_TRY(const auto in, openFromHub(own, ProofOf::Drill, body["proof"], 2, asked.device));
    TERCET_TRY(const auto proof, decoded(DrillProof::decode(in.payload), Party::P1));
    TERCET_CHECK(m.takeProof(asked, proof, own.identities));
    return makeBody({ { "receipt",
        signedToHub(own, ProofOf::Drill, in.session, 2, DrillReceipt { timeMs }.encode()) } });
}

Step<Bytes> PeerVault::restoreRound1(ByteView bytes, const StandingOf& standing)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "ask" }, { "question", "settle" }));
    TERCET_TRY(const auto question, readQuestion(body["ask"]));
    const auto& device = question.device;
    TERCET_TRY(const auto in, openFromHub(*m.record, ProofOf::Restore, body["ask"], 1, device));
    const auto resolving = [&](Key key) {
        return openSigned(
            body[key], resolveHeader(m.record->wid, in.session, 1, Party::P1, m.self()), device);
    };
    // The answer to a question about an epoch is the same whoever asks and when.
    Bytes answer, confirmation;
    if (body.has("question")) {
        TERCET_TRY(const auto payload, resolving("question"));
        TERCET_TRY(const auto asked, decoded(ResolveQuestion::decode(payload), Party::P1));
        if (asked.transcript == Bytes32 {}) return stop(Drop { "question" });
        TERCET_TRY(const auto said, m.epochs.answer(asked.transcript));
        answer = signEnvelope(resolveHeader(m.record->wid, in.session, 1, m.self(), Party::P1),
            said.encode(), m.record->own);
        const auto* waiting = m.epochs.pending();
        const auto& held = waiting && waiting->tr == asked.transcript ? *waiting : *m.record;
        if (held.tr == asked.transcript && held.confirmations[0])
            confirmation = toBytes(*held.confirmations[0]);
    }
    if (body.has("settle")) {
        TERCET_TRY(const auto payload, resolving("settle"));
        TERCET_TRY(const auto settlement, decoded(Settlement::decode(payload), Party::P1));
        TERCET_CHECK(m.epochs.settle(settlement));
        m.follow();
        if (gone()) return stop(Refuse { Code::NoSuchVaultAtCosigner, "its key was void" });
    }
    const auto& own = *m.record;
    RestoreChallenge said { m.challenge(ProofOf::Restore, in.session, device), own.tr };
    if (const auto* waiting = m.epochs.pending()) said.pending = waiting->tr;
    said.confirmation = own.own.sign(own.confirmedAs(), own.tr);
    said.standing = device == own.identities[Party::P1] ? RestoreStanding { RestoreState::Taken, 0 }
                                                        : standing(device);
    const auto challenge = signedToHub(own, ProofOf::Restore, in.session, 1, said.encode());
    if (answer.empty()) return makeBody({ { "challenge", challenge } });
    if (confirmation.empty()) return makeBody({ { "challenge", challenge }, { "answer", answer } });
    return makeBody({ { "challenge", challenge }, { "answer", answer }, { "conf", confirmation } });
}

Step<RestoreClaim> PeerVault::openRestore(ByteView bytes)
{
    auto& m = *m_impl;
    const auto& own = *m.record;
    TERCET_TRY(const auto body, Body::parse(bytes, { "proof" }, {}));
    TERCET_TRY(const auto asked, m.takeChallenge(ProofOf::Restore, body["proof"]));
    TERCET_TRY(const auto in, openFromHub(own, ProofOf::Restore, body["proof"], 2, asked.device));
    if (m.epochs.pending()) return stop(Refuse { Code::RefreshUnfinished, "one is pending" });
    TERCET_TRY(const auto proof, decoded(RestoreProof::decode(in.payload), Party::P1));
    auto identities = own.identities;
    identities[Party::P1] = asked.device;
    TERCET_CHECK(m.takeProof(asked, proof.base, identities));
    if (!verifySigned(asked.device, own.confirmedAs(), own.tr, proof.confirmation))
        return stop(Recoverable { Party::P1, "confirmation" });
    return RestoreClaim { in.session, own.epoch, asked.device, proof.confirmation };
}

Bytes PeerVault::answerRestore(const RestoreClaim& claim, const RestoreStanding& standing) const
{
    return makeBody({ { "standing",
        signedToHub(*m_impl->record, ProofOf::Restore, claim.session, 2, standing.encode()) } });
}

Step<> PeerVault::replaceDevice(const RestoreClaim& claim, const StoreRecord& store)
{
    auto& m = *m_impl;
    auto changed = m.record->clone();
    if (changed.identities[Party::P1] == claim.device) return {};
    if (claim.epoch != changed.epoch || m.epochs.pending())
        return stop(Refuse { Code::ProtocolRefused, "of another epoch" });
    changed.identities[Party::P1] = claim.device;
    TERCET_CHECK(decoded(changed.confirm(Party::P1, claim.confirmation), Party::P1));
    TERCET_CHECK(m.epochs.replace(std::move(changed), store));
    m.challenges.clear();
    m.follow();
    return {};
}

} // namespace tercet::mpc
