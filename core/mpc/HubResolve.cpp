#include "core/mpc/HubResolve.h"

#include "core/mpc/HubBodies.h"
#include "core/mpc/ResolveEnvelope.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

constexpr auto kPeers = others(Party::P1);

Step<ByteView> openAnswer(const CoreRecord& own, ByteView envelope, const Bytes32& session,
    std::uint8_t round, Party from)
{
    return openSigned(
        envelope, resolveHeader(own.wid, session, round, from, Party::P1), own.identities[from]);
}

}

Step<Next<HubResolve>> HubResolve::begin(
    Epochs& epochs, const std::optional<Bytes32>& transcript, const Environment& env)
{
    const auto& own = *epochs.current();
    HedgedRandom rng(env, own.hedgeKey, own.eid, "resolve");
    const auto session = rng.bytes<32>();
    const ResolveQuestion question { transcript.value_or(Bytes32 {}) };
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "ask",
            signEnvelope(
                resolveHeader(own.wid, session, 1, Party::P1, k), question.encode(), own.own) } });
    return Next<HubResolve> { HubResolve(epochs, session, transcript), std::move(out) };
}

Step<HubResolve::Outcome> HubResolve::onAnswers(const Bodies& answers) &&
{
    const auto own = m_epochs.current();
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "answer" }, {}));
    std::array<ByteView, 2> payloads;
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        TERCET_TRY(payloads[i], openAnswer(*own, in[kPeers[i]]["answer"], m_session, 1, kPeers[i]));
    }
    std::array<ResolveAnswer, 2> said;
    for (std::size_t i = 0; i < said.size(); ++i) {
        TERCET_TRY(said[i], decoded(ResolveAnswer::decode(payloads[i]), kPeers[i]));
    }
    if (!m_transcript) {
        for (const auto& one : said)
            if (one.verdict != Verdict::Nothing) return Outcome(Found { one.transcript });
        return Outcome(Nothing {});
    }
    TERCET_TRY(const auto settlement, decide(said));
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "settle",
            signEnvelope(resolveHeader(own->wid, m_session, 2, Party::P1, k), settlement.encode(),
                own->own) } });
    return Outcome(Next<HubResolveSettling> {
        HubResolveSettling(m_epochs, m_session, settlement), std::move(out) });
}

Step<Settlement> HubResolve::decide(const std::array<ResolveAnswer, 2>& answers)
{
    const auto& transcript = *m_transcript;
    const auto own = m_epochs.current();
    TERCET_TRY(const auto ours, m_epochs.answer(transcript));
    const auto voided = [&](const ResolveAnswer& by) {
        return Settlement { transcript, Verdict::Void, by.signer, { by.signature } };
    };
    if (ours.verdict == Verdict::Void) return voided(ours);
    // Three confirmations decide, whatever is said since; in an epoch that was entered they are
    // held.
    if (own->tr == transcript && own->status == RecordStatus::Active) {
        Settlement entered { transcript, Verdict::Confirmed, {}, {} };
        for (std::size_t i = 0; i < 3; ++i) entered.signatures[i] = *own->confirmations[i];
        return entered;
    }
    // Held here, so it is known how it is confirmed.
    const auto* held = m_epochs.pending();
    const auto confirmedAs
        = held && held->tr == transcript ? held->confirmedAs() : own->confirmedAs();
    Settlement all { transcript, Verdict::Confirmed, {}, { ours.signature } };
    std::optional<Settlement> none;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto k = kPeers[i];
        const auto& said = answers[i];
        if (said.transcript != transcript || said.verdict == Verdict::Nothing)
            return stop(Recoverable { k, "an answer to another question" });
        const bool isVoid = said.verdict == Verdict::Void;
        const auto context = isVoid ? signedAs::kVoid : confirmedAs;
        if ((!isVoid && said.signer != k)
            || !verifySigned(own->identities[*said.signer], context, transcript, said.signature))
            return stop(Recoverable { k, "signature of the answer" });
        if (isVoid) none = voided(said);
        all.signatures[i + 1] = said.signature;
    }
    return none.value_or(all);
}

Step<> HubResolveSettling::onStandings(const Bodies& answers) &&
{
    const auto own = m_epochs.current();
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "standing" }, {}));
    std::array<ByteView, 2> payloads;
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        TERCET_TRY(
            payloads[i], openAnswer(*own, in[kPeers[i]]["standing"], m_session, 2, kPeers[i]));
    }
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        TERCET_TRY(const auto standing, decoded(ResolveStanding::decode(payloads[i]), kPeers[i]));
        if (standing != m_epochs.standing())
            return stop(Recoverable { kPeers[i], "it stands in another epoch" });
    }
    return {};
}

} // namespace tercet::mpc
