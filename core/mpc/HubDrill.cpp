#include "core/mpc/HubDrill.h"

#include "core/mpc/HubBodies.h"
#include "core/mpc/ShareProof.h"

namespace tercet::mpc {

namespace {

constexpr auto kPeers = others(Party::P1);

Header headerOf(
    const CoreRecord& own, const Bytes32& session, std::uint8_t round, Party sender, Party receiver)
{
    return shareProofHeader(ProofOf::Drill, own.wid, session, round, sender, receiver);
}

}

Step<Next<HubDrill>> HubDrill::begin(std::shared_ptr<const CoreRecord> own, const Environment& env)
{
    HedgedRandom rng(env, own->hedgeKey, own->eid, "drill");
    const auto session = rng.bytes<32>();
    const DrillQuestion question { own->idHash() };
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "ask",
            signEnvelope(
                headerOf(*own, session, 1, Party::P1, k), question.encode(), own->own) } });
    return Next<HubDrill> { HubDrill(std::move(own), env, session), std::move(out) };
}

Step<Next<HubDrillProving>> HubDrill::onChallenges(
    const Bodies& answers, const crypto::Scalar& x, const crypto::EdScalar& y) &&
{
    const auto& own = *m_own;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "challenge" }, {}));
    HedgedRandom rng(m_env, own.hedgeKey, m_session, "drill proof");
    std::array<ByteView, 2> payloads;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        const auto k = kPeers[i];
        const auto envelope = in[k]["challenge"];
        TERCET_TRY(payloads[i],
            openSigned(envelope, headerOf(own, m_session, 1, k, Party::P1), own.identities[k]));
        rng.absorb(envelope);
    }
    std::array<Bytes32, 2> challenges;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        TERCET_TRY(const auto said, decoded(DrillChallenge::decode(payloads[i]), kPeers[i]));
        if (said.epoch != own.epoch || said.eid != own.eid)
            return stop(Recoverable { kPeers[i], "it stands in another epoch" });
        challenges[i] = said.challenge;
    }
    const auto context = shareProof(ProofOf::Drill, own.eid, own.idHash(), challenges);
    const DrillProof proof { challenges,
        proveKeys(context, x, own.publicShares[0], y, own.edPublicShares[0], rng) };
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "proof",
            signEnvelope(headerOf(own, m_session, 2, Party::P1, k), proof.encode(), own.own) } });
    return Next<HubDrillProving> { HubDrillProving(m_own, m_session), std::move(out) };
}

Step<std::array<std::int64_t, 2>> HubDrillProving::onReceipts(const Bodies& answers) &&
{
    const auto& own = *m_own;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "receipt" }, {}));
    std::array<ByteView, 2> payloads;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        const auto k = kPeers[i];
        TERCET_TRY(payloads[i],
            openSigned(
                in[k]["receipt"], headerOf(own, m_session, 2, k, Party::P1), own.identities[k]));
    }
    std::array<std::int64_t, 2> times {};
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        TERCET_TRY(const auto receipt, decoded(DrillReceipt::decode(payloads[i]), kPeers[i]));
        times[i] = receipt.timeMs;
    }
    return times;
}

} // namespace tercet::mpc
