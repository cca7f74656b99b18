#include "tests/unit/mpc/ThreeParties.h"

#include "core/crypto/Bip32.h"
#include "core/mpc/Body.h"

namespace tercet::mpc::test {

SeededRandom::SeededRandom(std::uint64_t seed)
{
    const auto bytes = crypto::le64(seed);
    m_key = crypto::sha256(bytes);
}

void SeededRandom::fill(MutableByteView out)
{
    auto seed = toBytes(m_key);
    append(seed, crypto::le64(m_draws++));
    crypto::prg(crypto::sha256(seed), out);
}

ThreeParties::ThreeParties(std::uint64_t seed)
    : random(seed)
{
    for (auto& o : own) o = OwnIdentity::generate(random);
}

Environment ThreeParties::env() { return { *entropy, clock, Bytes32 { 7 } }; }

const CoreRecord& ThreeParties::record(Party p)
{
    return p == Party::P1 ? *hubRecord : peer(p).record();
}

DkgSetup ThreeParties::dkgSetup()
{
    DkgSetup setup { .own = own[0]->clone(), .identities = {} };
    for (auto p : kParties) {
        const auto& one = *own[std::size_t(number(p) - 1)];
        setup.identities[p] = one.publicKeys();
        setup.certificates[std::size_t(number(p) - 1)] = one.certificate();
    }
    setup.policy = toBytes(view("{\"limit\":null}"));
    return setup;
}

Step<Bodies> ThreeParties::round(Session session, int n, const Bodies& out,
    const std::function<Step<Bytes>(Party, ByteView)>& call)
{
    Bodies answers;
    std::optional<Abort> first;
    for (auto k : others(Party::P1)) {
        auto body = out[k];
        if (tap) tap(session, n, Party::P1, k, body);
        auto answer = call(k, body);
        if (!answer) {
            ended.insert_or_assign(k, answer.error());
            if (!first) first = std::move(answer).error();
            if (!bothAnswer) break;
            continue;
        }
        answers[k] = std::move(*answer);
        if (tap) tap(session, n, k, Party::P1, answers[k]);
    }
    if (first) return std::unexpected(*std::move(first));
    return answers;
}

Step<> ThreeParties::dkg()
{
    std::optional<PeerDkg> first[2];
    std::optional<PeerDkgConfirming> second[2];
    const auto at = [](Party k) { return std::size_t(number(k) - 2); };

    TERCET_TRY(auto committed, HubDkg::begin(dkgSetup(), env()));
    TERCET_TRY(auto commits,
        round(Session::Dkg, 1, committed.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto opening, DkgOpening::parse(body));
            TERCET_TRY(
                auto reply, PeerDkg::begin(k, own[at(k) + 1]->clone(), std::move(opening), env()));
            first[at(k)] = std::move(reply.state);
            return std::move(reply.answer);
        }));
    TERCET_TRY(auto revealing, std::move(committed.state).onCommitments(commits));
    TERCET_TRY(auto reveals,
        round(Session::Dkg, 2, revealing.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto reply, std::move(*first[at(k)]).onRound2(body));
            second[at(k)] = std::move(reply.state);
            return std::move(reply.answer);
        }));
    TERCET_TRY(auto confirming, std::move(revealing.state).onReveals(reveals));
    TERCET_TRY(auto confirms,
        round(Session::Dkg, 3, confirming.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto stored, std::move(*second[at(k)]).onRound3(body));
            auto& vault = k == Party::P2 ? m_p2 : m_p3;
            records(k).current = stored.record.clone();
            vault.emplace(std::move(stored.record), journal(k), records(k), env());
            return std::move(stored.answer);
        }));
    TERCET_TRY(auto active, std::move(confirming.state).onConfirmations(confirms));
    records(Party::P1).current = active.clone();
    hub.emplace(Epochs::Held { std::move(active) }, records(Party::P1));
    hubRecord = hub->current();
    return {};
}

Step<> ThreeParties::openLink()
{
    if (hub->pending()) return stop(Refuse { Code::RefreshUnfinished, "a record is pending" });
    TERCET_TRY(auto opening, HubLinkOpening::begin(hubRecord, journal(Party::P1), env()));
    TERCET_TRY(auto hellos,
        round(Session::Link, 1, opening.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto opened, peer(k).linkRound1(body));
            return std::move(opened.answer);
        }));
    TERCET_TRY(auto keying, std::move(opening.state).onHellos(hellos));
    this->opening = keying.state.state();
    TERCET_TRY(auto transfers, round(Session::Link, 2, keying.out, [&](Party k, ByteView body) {
        return peer(k).linkRound2(body);
    }));
    TERCET_TRY(auto confirming, std::move(keying.state).onTransfers(transfers));
    TERCET_TRY(auto confirms, round(Session::Link, 3, confirming.out, [&](Party k, ByteView body) {
        return peer(k).linkRound3(body);
    }));
    TERCET_TRY(auto open, std::move(confirming.state).onConfirmations(confirms));
    link = std::move(open);
    return {};
}

Step<> ThreeParties::presign(int count)
{
    TERCET_TRY(auto begun, link->beginPresign(count));
    TERCET_TRY(auto extensions, round(Session::Presign, 1, begun.out, [&](Party k, ByteView body) {
        return peer(k).presignRound1(body);
    }));
    TERCET_TRY(auto multiplying, std::move(begun.state).onExtensions(extensions));
    TERCET_TRY(auto shares,
        round(Session::Presign, 2, multiplying.out,
            [&](Party k, ByteView body) { return peer(k).presignRound2(body); }));
    TERCET_TRY(auto finishing, std::move(multiplying.state).onShares(shares));
    TERCET_TRY(auto reports, round(Session::Presign, 3, finishing.out, [&](Party k, ByteView body) {
        return peer(k).presignRound3(body);
    }));
    return std::move(finishing.state).onConfirmations(reports);
}

namespace {

// Stands for a co-signer's own derivation and decoding, which end in another tweak and message.
bool isAsAsked(const FrostRequest& request, const auto& input)
{
    return request.intent.path == input.path && request.intent.payloadType == input.payloadType;
}

}

Step<> ThreeParties::nonces(Curve curve, int count)
{
    TERCET_TRY(auto begun, link->beginNonces(curve, count));
    TERCET_TRY(auto answers, round(Session::Nonces, 1, begun.out, [&](Party k, ByteView body) {
        return peer(k).noncesRound(body);
    }));
    return std::move(begun.state).onCommitments(answers);
}

Step<ByteArray<64>> ThreeParties::bip340(const SchnorrInput& input)
{
    TERCET_TRY(auto begun, link->beginBip340(input));
    TERCET_TRY(auto shares,
        round(Session::Schnorr, 2, begun.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto request, peer(k).openFrost(body));
            if (!isAsAsked(request, input))
                return stop(Refuse { Code::BadPath, "another path or type" });
            return peer(k).answerBip340(request, input.tweak, request.intent.payload);
        }));
    return std::move(begun.state).onShares(shares);
}

Step<ByteArray<64>> ThreeParties::ed25519(const EdInput& input)
{
    TERCET_TRY(auto begun, link->beginEd25519(input));
    TERCET_TRY(auto shares,
        round(Session::Schnorr, 2, begun.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto request, peer(k).openFrost(body));
            if (!isAsAsked(request, input))
                return stop(Refuse { Code::BadPath, "another path or type" });
            return peer(k).answerEd25519(request, input.tweak, request.intent.payload);
        }));
    return std::move(begun.state).onShares(shares);
}

SigningInput ThreeParties::input(std::vector<std::uint32_t> path, const Bytes32& digest) const
{
    const auto derived = crypto::derivePublic({ hubRecord->key, hubRecord->chainCode }, path);
    return { .path = std::move(path),
        .payloadType = 2,
        .payload = toBytes(digest),
        .tweak = derived->tweak,
        .digest = digest };
}

Step<Bytes> ThreeParties::answerSign(Party k, ByteView body)
{
    TERCET_TRY(auto request, peer(k).openSign(body));
    // A co-signer's own view of path and payload; the tests' payload is its digest.
    if (request.intent.payloadType != 2)
        return stop(Refuse { Code::UnsupportedTransaction, "another type" });
    const auto derived
        = crypto::derivePublic({ record(k).key, record(k).chainCode }, request.intent.path);
    Bytes32 digest {};
    std::copy_n(request.intent.payload.begin(), 32, digest.begin());
    return peer(k).answerSign(request, derived->tweak, digest);
}

Step<crypto::EcdsaSignature> ThreeParties::sign(const SigningInput& input)
{
    TERCET_TRY(auto signing, link->beginSign(input));
    TERCET_TRY(auto shares, round(Session::Sign, 1, signing.out, [&](Party k, ByteView body) {
        return answerSign(k, body);
    }));
    return std::move(signing.state).onShares(shares);
}

Step<crypto::EcdsaSignature> ThreeParties::fullSign(const SigningInput& input)
{
    TERCET_TRY(auto begun, link->beginPresign());
    TERCET_TRY(auto extensions, round(Session::Presign, 1, begun.out, [&](Party k, ByteView body) {
        return peer(k).presignRound1(body);
    }));
    TERCET_TRY(auto multiplying, std::move(begun.state).onExtensions(extensions));
    TERCET_TRY(auto products,
        round(Session::Presign, 2, multiplying.out,
            [&](Party k, ByteView body) { return peer(k).presignRound2(body); }));
    TERCET_TRY(auto finishing, std::move(multiplying.state).onShares(products));
    TERCET_TRY(auto signing, std::move(finishing.state).sign(input));
    TERCET_TRY(auto shares,
        round(Session::Presign, 3, signing.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(const auto report, peer(k).presignRound3(body));
            TERCET_TRY(const auto share, answerSign(k, body));
            return mergedBodies(report, share);
        }));
    return std::move(signing.state).onShares(shares);
}

Step<> ThreeParties::refresh()
{
    TERCET_TRY(auto begun, link->beginRefresh());
    TERCET_TRY(auto commits, round(Session::Refresh, 1, begun.out, [&](Party k, ByteView body) {
        return peer(k).refreshRound1(body);
    }));
    TERCET_TRY(auto revealing, std::move(begun.state).onCommitments(commits));
    TERCET_TRY(auto reveals, round(Session::Refresh, 2, revealing.out, [&](Party k, ByteView body) {
        return peer(k).refreshRound2(body);
    }));
    TERCET_TRY(auto confirming, std::move(revealing.state).onReveals(reveals));
    TERCET_CHECK(hub->begin(confirming.state.record()));
    TERCET_TRY(auto confirms,
        round(Session::Refresh, 3, confirming.out,
            [&](Party k, ByteView body) { return peer(k).refreshRound3(body); }));
    TERCET_TRY(const auto all, std::move(confirming.state).onConfirmations(confirms));
    TERCET_CHECK(hub->confirm(all));
    hubRecord = hub->current();
    return {};
}

Step<> ThreeParties::resolve()
{
    std::optional<Bytes32> transcript;
    if (const auto* waiting = hub->pending()) transcript = waiting->tr;
    for (;;) {
        TERCET_TRY(auto asked, HubResolve::begin(*hub, transcript, env()));
        TERCET_TRY(auto answers, round(Session::Resolve, 1, asked.out, [&](Party k, ByteView body) {
            return peer(k).resolveRound1(body);
        }));
        TERCET_TRY(auto outcome, std::move(asked.state).onAnswers(answers));
        if (std::holds_alternative<HubResolve::Nothing>(outcome)) return {};
        if (const auto* found = std::get_if<HubResolve::Found>(&outcome)) {
            transcript = found->transcript;
            continue;
        }
        auto& [settling, out] = std::get<Next<HubResolveSettling>>(outcome);
        TERCET_CHECK(hub->settle(settling.settlement()));
        hubRecord = hub->current();
        TERCET_TRY(auto standings, round(Session::Resolve, 2, out, [&](Party k, ByteView body) {
            return peer(k).resolveRound2(body);
        }));
        return std::move(settling).onStandings(standings);
    }
}

} // namespace tercet::mpc::test
