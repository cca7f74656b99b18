#include "core/mpc/HubDrill.h"

#include "core/mpc/HubShareProof.h"

namespace tercet::mpc {

namespace {
constexpr auto kPeers = others(Party::P1);
}

Step<Next<HubDrill>> HubDrill::begin(std::shared_ptr<const CoreRecord> own, const Environment& env)
{
    HedgedRandom rng(env, own->hedgeKey, own->eid, "drill");
    const auto session = rng.bytes<32>();
    const DrillQuestion question { own->idHash() };
    const HubShareProof talk(ProofOf::Drill, *own, session);
    Bodies out;
    for (auto k : kPeers) out[k] = makeBody({ { "ask", talk.toPeer(k, 1, question.encode()) } });
    return Next<HubDrill> { HubDrill(std::move(own), env, session), std::move(out) };
}

Step<Next<HubDrillProving>> HubDrill::onChallenges(
    const Bodies& answers, const crypto::Scalar& x, const crypto::EdScalar& y) &&
{
    const auto& own = *m_own;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "challenge" }, {}));
    HedgedRandom rng(m_env, own.hedgeKey, m_session, "drill proof");
    const HubShareProof talk(ProofOf::Drill, own, m_session);
    TERCET_TRY(const auto payloads, talk.fromPeers(in, "challenge", 1, &rng));
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
    for (auto k : kPeers) out[k] = makeBody({ { "proof", talk.toPeer(k, 2, proof.encode()) } });
    return Next<HubDrillProving> { HubDrillProving(m_own, m_session), std::move(out) };
}

Step<std::array<std::int64_t, 2>> HubDrillProving::onReceipts(const Bodies& answers) &&
{
    const auto& own = *m_own;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "receipt" }, {}));
    TERCET_TRY(const auto payloads,
        HubShareProof(ProofOf::Drill, own, m_session).fromPeers(in, "receipt", 2));
    std::array<std::int64_t, 2> times {};
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        TERCET_TRY(const auto receipt, decoded(DrillReceipt::decode(payloads[i]), kPeers[i]));
        times[i] = receipt.timeMs;
    }
    return times;
}

} // namespace tercet::mpc
