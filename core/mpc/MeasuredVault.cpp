#include "core/mpc/MeasuredVault.h"

#include "core/crypto/Bip32.h"
#include "core/mpc/Body.h"
#include "core/mpc/SecretCbor.h"

namespace tercet::mpc {

using crypto::Scalar;
using Milliseconds = std::chrono::duration<double, std::milli>;

double Recorder::threadMs()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void Recorder::begin()
{
    m_sample = {};
    m_sent.clear();
    m_begun = std::chrono::steady_clock::now();
}

namespace {

// The bytes of a body; of what P1 passes on as it came only the first time.
double bytesOf(ByteView body, std::set<Bytes32>& seen)
{
    double bytes = double(body.size());
    SecretCborReader in(body);
    for (auto pairs = in.map().value_or(0); pairs; --pairs) {
        const auto key = in.text();
        const auto value = in.bytes();
        if (key && value && !seen.insert(crypto::sha256(*value)).second)
            bytes -= double(value->size());
    }
    return bytes;
}

}

Sample Recorder::end()
{
    m_sample.wallMs = Milliseconds(std::chrono::steady_clock::now() - m_begun).count();
    for (const auto& bodies : m_sent)
        for (const auto k : others(Party::P1)) m_sample.bytes += bytesOf(bodies[k], m_seen);
    return m_sample;
}

PeerThread::PeerThread()
    : m_thread([this](const std::stop_token& stop) {
        for (;;) {
            m_start.acquire();
            if (stop.stop_requested()) return;
            m_work();
            m_done.release();
        }
    })
{
}

PeerThread::~PeerThread()
{
    m_thread.request_stop();
    m_start.release();
}

void PeerThread::start(std::function<void()> work)
{
    m_work = std::move(work);
    m_start.release();
}

Step<Bodies> MeasuredVault::round(const Bodies& out, const Call& call)
{
    m_recorder.sent(out);
    Step<Bytes> second, third;
    m_second.start(
        [&] { second = m_recorder.at(Party::P2, [&] { return call(Party::P2, out.p2); }); });
    m_third.start(
        [&] { third = m_recorder.at(Party::P3, [&] { return call(Party::P3, out.p3); }); });
    m_second.wait();
    m_third.wait();
    Bodies answers;
    TERCET_TRY(answers.p2, std::move(second));
    TERCET_TRY(answers.p3, std::move(third));
    m_recorder.sent(answers);
    return answers;
}

Step<> MeasuredVault::dkg()
{
    std::array<OwnIdentity, 3> own { OwnIdentity::generate(m_random),
        OwnIdentity::generate(m_random), OwnIdentity::generate(m_random) };
    DkgSetup setup { .own = own[0].clone(), .identities = {} };
    for (const auto p : kParties) {
        setup.identities[p] = own[at(p)].publicKeys();
        setup.certificates[at(p)] = own[at(p)].certificate();
        m_journals[at(p)].emplace();
        m_peers[at(p)].reset();
        m_edBranches[at(p)].reset();
    }
    std::array<std::optional<PeerDkg>, 3> first;
    std::array<std::optional<PeerDkgConfirming>, 3> second;

    m_recorder.forget();
    m_recorder.begin();
    TERCET_TRY(auto begun, hub([&] { return HubDkg::begin(std::move(setup), env()); }));
    TERCET_TRY(const auto commits, round(begun.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto opening, DkgOpening::parse(body));
        TERCET_TRY(auto reply, PeerDkg::begin(k, own[at(k)].clone(), std::move(opening), env()));
        first[at(k)] = std::move(reply.state);
        return std::move(reply.answer);
    }));
    TERCET_TRY(auto revealing, hub([&] { return std::move(begun.state).onCommitments(commits); }));
    TERCET_TRY(const auto reveals, round(revealing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto reply, std::move(*first[at(k)]).onRound2(body));
        second[at(k)] = std::move(reply.state);
        return std::move(reply.answer);
    }));
    TERCET_TRY(auto confirming, hub([&] { return std::move(revealing.state).onReveals(reveals); }));
    TERCET_TRY(
        const auto confirms, round(confirming.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto stored, std::move(*second[at(k)]).onRound3(body));
            m_peers[at(k)] = std::make_unique<PeerVault>(
                std::move(stored.record), *m_journals[at(k)], m_records[at(k)], env());
            return std::move(stored.answer);
        }));
    TERCET_TRY(
        auto active, hub([&] { return std::move(confirming.state).onConfirmations(confirms); }));
    m_record = std::make_shared<const CoreRecord>(std::move(active));
    return {};
}

Step<> MeasuredVault::openLink()
{
    m_recorder.begin();
    TERCET_TRY(
        auto opening, hub([&] { return HubLinkOpening::begin(m_record, *m_journals[0], env()); }));
    TERCET_TRY(const auto hellos, round(opening.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto opened, m_peers[at(k)]->linkRound1(body));
        return std::move(opened.answer);
    }));
    TERCET_TRY(auto keying, hub([&] { return std::move(opening.state).onHellos(hellos); }));
    TERCET_TRY(const auto transfers, round(keying.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->linkRound2(body);
    }));
    TERCET_TRY(
        auto confirming, hub([&] { return std::move(keying.state).onTransfers(transfers); }));
    TERCET_TRY(const auto confirms, round(confirming.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->linkRound3(body);
    }));
    TERCET_TRY(m_link, hub([&] { return std::move(confirming.state).onConfirmations(confirms); }));
    return {};
}

Step<MeasuredVault::Multiplied> MeasuredVault::multiply()
{
    TERCET_TRY(auto begun, hub([&] { return m_link->beginPresign(); }));
    TERCET_TRY(const auto extensions, round(begun.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound1(body);
    }));
    TERCET_TRY(
        auto multiplying, hub([&] { return std::move(begun.state).onExtensions(extensions); }));
    TERCET_TRY(const auto shares, round(multiplying.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound2(body);
    }));
    return hub([&] { return std::move(multiplying.state).onShares(shares); });
}

Step<> MeasuredVault::presign()
{
    TERCET_TRY(auto finishing, multiply());
    TERCET_TRY(const auto reports, round(finishing.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound3(body);
    }));
    return hub([&] { return std::move(finishing.state).onConfirmations(reports); });
}

const CoreRecord& MeasuredVault::record(Party p) const
{
    return p == Party::P1 ? *m_record : m_peers[at(p)]->record();
}

Scalar MeasuredVault::tweak(Party p) const
{
    const auto& r = record(p);
    const auto derived = crypto::derivePublic({ r.key, r.chainCode }, m_path);
    return derived ? derived->tweak : Scalar();
}

crypto::EdScalar MeasuredVault::edTweak(Party p)
{
    auto& branch = m_edBranches[at(p)];
    const std::span path(m_path);
    if (!branch) {
        const auto derived
            = crypto::derivePublic(crypto::EdExtendedKey { record(p).edKey, record(p).edChainCode },
                path.first(path.size() - 1));
        if (!derived) return {};
        branch = *derived;
    }
    const auto child = crypto::derivePublic(branch->node, path.last(1));
    return child ? branch->tweak + child->tweak : crypto::EdScalar();
}

void MeasuredVault::next(std::initializer_list<std::uint32_t> account)
{
    m_path = account;
    m_path.push_back(m_index++);
    m_message = m_random.bytes<32>();
}

SigningInput MeasuredVault::input()
{
    return { .path = m_path,
        .payloadType = 2,
        .payload = toBytes(m_message),
        .tweak = tweak(Party::P1),
        .digest = m_message };
}

Step<Bytes> MeasuredVault::answer(Party k, ByteView body)
{
    TERCET_TRY(const auto request, m_peers[at(k)]->openSign(body));
    return m_peers[at(k)]->answerSign(request, tweak(k), m_message);
}

Step<> MeasuredVault::sign()
{
    next({ 44, 60, 0, 0 });
    TERCET_TRY(auto signing, hub([&] { return m_link->beginSign(input()); }));
    TERCET_TRY(const auto shares,
        round(signing.out, [&](Party k, ByteView body) { return answer(k, body); }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

Step<> MeasuredVault::fullSign()
{
    next({ 44, 60, 0, 0 });
    TERCET_TRY(auto finishing, multiply());
    TERCET_TRY(auto signing, hub([&] { return std::move(finishing.state).sign(input()); }));
    TERCET_TRY(const auto shares, round(signing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(const auto report, m_peers[at(k)]->presignRound3(body));
        TERCET_TRY(const auto share, answer(k, body));
        return mergedBodies(report, share);
    }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

Step<> MeasuredVault::fetchNonces()
{
    for (const auto curve : { Curve::Secp256k1, Curve::Ed25519 }) {
        TERCET_TRY(auto fetching, m_link->beginNonces(curve, 1));
        TERCET_TRY(const auto nonces, round(fetching.out, [&](Party k, ByteView body) {
            return m_peers[at(k)]->noncesRound(body);
        }));
        TERCET_CHECK(std::move(fetching.state).onCommitments(nonces));
    }
    return {};
}

Step<> MeasuredVault::signBip340()
{
    next({ 86, 0, 0, 0 });
    TERCET_TRY(auto signing, hub([&] {
        return m_link->beginBip340({ .path = m_path,
            .payloadType = 2,
            .payload = toBytes(m_message),
            .keyPath = KeyPath::Taproot,
            .tweak = tweak(Party::P1),
            .message = toBytes(m_message) });
    }));
    TERCET_TRY(const auto shares, round(signing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(const auto request, m_peers[at(k)]->openFrost(body));
        return m_peers[at(k)]->answerBip340(request, tweak(k), m_message);
    }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

Step<> MeasuredVault::signEd25519()
{
    next({ 44, 501, 0, 0 });
    TERCET_TRY(auto signing, hub([&] {
        return m_link->beginEd25519({ .path = m_path,
            .payloadType = 2,
            .payload = toBytes(m_message),
            .tweak = edTweak(Party::P1),
            .message = toBytes(m_message) });
    }));
    TERCET_TRY(const auto shares, round(signing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(const auto request, m_peers[at(k)]->openFrost(body));
        return m_peers[at(k)]->answerEd25519(request, edTweak(k), m_message);
    }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

} // namespace tercet::mpc
