#include "core/mpc/HubRestore.h"

#include "core/mpc/Epochs.h"
#include "core/mpc/HubShareProof.h"
#include "core/mpc/ResolveEnvelope.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

constexpr auto kPeers = others(Party::P1);

bool confirms(const PublicIdentity& by, const ResolveAnswer& said)
{
    return verifySigned(by, signedAs::kRefreshConfirm, said.transcript, said.signature)
        || verifySigned(by, signedAs::kDkgConfirm, said.transcript, said.signature);
}

// What decides an epoch of which this device holds nothing: P1's own confirmation of it is with
// those who hold its record.
Step<Settlement> decide(const CoreRecord& own, const HubBodies& in, const Bytes32& session)
{
    std::array<ResolveAnswer, 2> said;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto k = kPeers[i];
        if (!in[k].has("answer")) return stop(Drop { "answer" });
        TERCET_TRY(const auto payload,
            openSigned(in[k]["answer"], resolveHeader(own.wid, session, 1, k, Party::P1),
                own.identities[k]));
        TERCET_TRY(said[i], decoded(ResolveAnswer::decode(payload), k));
    }
    Settlement all { said[0].transcript, Verdict::Confirmed, {}, {} };
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto k = kPeers[i];
        const auto& one = said[i];
        if (one.verdict == Verdict::Nothing || one.transcript != said[0].transcript)
            return stop(Recoverable { k, "an answer to another question" });
        if (one.verdict == Verdict::Void) {
            // A void of P1 was signed by the device that was lost; who holds the record judges it.
            if (*one.signer != Party::P1
                && !verifyVoid(own.identities, { one.transcript, *one.signer, one.signature }))
                return stop(Recoverable { k, "signature of the answer" });
            return Settlement { one.transcript, Verdict::Void, one.signer, { one.signature } };
        }
        if (one.signer != k || !confirms(own.identities[k], one))
            return stop(Recoverable { k, "signature of the answer" });
        all.signatures[i + 1] = one.signature;
        if (!in[k].has("conf")) continue;
        TERCET_TRY(all.signatures[0], in[k].array<64>("conf"));
    }
    return all;
}

// Of the current epoch at both, which must be one and the same.
Status agree(const RestoreChallenge& a, const RestoreChallenge& b)
{
    if (a.base.epoch != b.base.epoch || a.base.eid != b.base.eid || a.transcript != b.transcript)
        return fail(Code::ProtocolRecoverable, "the co-signers stand in different epochs");
    return {};
}

Step<RestoreStandings> standings(const CoreRecord& draft,
    const std::array<ByteArray<64>, 2>& confirmations,
    const std::array<RestoreStanding, 2>& standing)
{
    RestoreStandings out { standing, {} };
    for (const auto& one : standing)
        if (one.state != RestoreState::Taken) return out;
    auto record = draft.clone();
    const auto own = record.own.sign(record.confirmedAs(), record.tr);
    TERCET_CHECK(decoded(record.confirm(Party::P1, own), Party::P1));
    for (std::size_t i = 0; i < kPeers.size(); ++i)
        TERCET_CHECK(decoded(record.confirm(kPeers[i], confirmations[i]), kPeers[i]));
    out.record = std::move(record);
    return out;
}

}

Step<Next<HubRestore>> HubRestore::begin(
    RestoreDraft draft, const Environment& env, const With& with)
{
    const auto& own = *draft;
    HedgedRandom rng(env, own.hedgeKey, own.eid, "restore");
    const auto session = rng.bytes<32>();
    const RestoreQuestion question { own.own.publicKeys(), own.own.certificate() };
    const HubShareProof talk(ProofOf::Restore, own, session);
    Bodies out;
    for (auto k : kPeers) {
        const auto ask = talk.toPeer(k, 1, question.encode());
        const auto resolve = [&](ByteView payload) {
            return signEnvelope(resolveHeader(own.wid, session, 1, Party::P1, k), payload, own.own);
        };
        if (const auto* asked = std::get_if<Question>(&with))
            out[k] = makeBody({ { "ask", ask },
                { "question", resolve(ResolveQuestion { asked->transcript }.encode()) } });
        else if (const auto* settlement = std::get_if<Settlement>(&with))
            out[k] = makeBody({ { "ask", ask }, { "settle", resolve(settlement->encode()) } });
        else
            out[k] = makeBody({ { "ask", ask } });
    }
    const bool asks = std::holds_alternative<Question>(with);
    return Next<HubRestore> { HubRestore(std::move(draft), env, session, asks), std::move(out) };
}

Step<HubRestore::Outcome> HubRestore::onChallenges(const Bodies& answers) &&
{
    const auto& own = *m_draft;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "challenge" }, { "answer", "conf" }));
    HedgedRandom rng(m_env, own.hedgeKey, m_session, "restore proof");
    const HubShareProof talk(ProofOf::Restore, own, m_session);
    TERCET_TRY(const auto payloads, talk.fromPeers(in, "challenge", 1, &rng));
    if (m_asks) {
        TERCET_TRY(const auto settlement, decide(own, in, m_session));
        return Outcome(settlement);
    }
    std::array<RestoreChallenge, 2> said;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        TERCET_TRY(said[i], decoded(RestoreChallenge::decode(payloads[i]), kPeers[i]));
        if (said[i].pending != Bytes32 {}) return Outcome(Unsettled { said[i].pending });
    }
    if (const auto same = agree(said[0], said[1]); !same)
        return stop(Recoverable { {}, same.error().context });
    const auto& current = said[0].base;
    if (current.epoch != own.epoch)
        return stop(Refuse { current.epoch > own.epoch ? Code::BackupOlderEpoch : Code::MixedEpochs,
            "epoch " + std::to_string(own.epoch) + ", the vault's is "
                + std::to_string(current.epoch) });
    if (current.eid != own.eid || said[0].transcript != own.tr)
        return stop(Recoverable { {}, "another epoch of the same number" });
    std::array<ByteArray<64>, 2> confirmations;
    std::array<RestoreStanding, 2> standing;
    std::array<Bytes32, 2> challenges;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        confirmations[i] = said[i].confirmation;
        standing[i] = said[i].standing;
        challenges[i] = said[i].base.challenge;
    }
    if (standing[0].state != RestoreState::None && standing[1].state != RestoreState::None) {
        TERCET_TRY(auto both, standings(own, confirmations, standing));
        return Outcome(std::move(both));
    }
    const auto context = shareProof(ProofOf::Restore, own.eid, own.idHash(), challenges);
    const RestoreProof proof {
        { challenges,
            proveKeys(context, own.x, own.publicShares[0], own.y, own.edPublicShares[0], rng) },
        own.own.sign(own.confirmedAs(), own.tr)
    };
    Bodies out;
    for (auto k : kPeers) out[k] = makeBody({ { "proof", talk.toPeer(k, 2, proof.encode()) } });
    return Outcome(Next<HubRestoreProving> {
        HubRestoreProving(m_draft, m_session, confirmations), std::move(out) });
}

Step<RestoreStandings> HubRestoreProving::onStandings(const Bodies& answers) &&
{
    const auto& own = *m_draft;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "standing" }, {}));
    TERCET_TRY(const auto payloads,
        HubShareProof(ProofOf::Restore, own, m_session).fromPeers(in, "standing", 2));
    std::array<RestoreStanding, 2> said;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        TERCET_TRY(said[i], decoded(RestoreStanding::decode(payloads[i]), kPeers[i]));
        if (said[i].state == RestoreState::None)
            return stop(Recoverable { kPeers[i], "it took the proof and nothing came of it" });
    }
    return standings(own, m_confirmations, said);
}

} // namespace tercet::mpc
