#include "tests/adversarial/mutants/Campaign.h"

#include <algorithm>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/Json.h"
#include "core/crypto/Schnorr.h"
#include "core/mpc/LinkState.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::mutants {

using test::Session;
using test::ThreeParties;

namespace {

constexpr std::size_t kAtOnce = 2;
// A process under a sanitizer is several times as slow; it gets a part of the mutants.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr unsigned kShare = 6;
#else
constexpr unsigned kShare = 1;
#endif

bool contains(ByteView haystack, ByteView needle)
{
    return memmem(haystack.data(), haystack.size(), needle.data(), needle.size()) != nullptr;
}

std::vector<std::pair<std::string, Bytes>> valuesOf(ByteView body)
{
    std::vector<std::pair<std::string, Bytes>> out;
    const auto map = json::parseCbor(body, 1 << 20);
    if (!map) return out;
    for (const auto& [key, value] : map->items()) {
        const auto& bytes = value.get_binary();
        out.emplace_back(key, Bytes(bytes.begin(), bytes.end()));
    }
    return out;
}

} // namespace

std::string Mutant::text() const
{
    return std::string(by == By::Relay ? "relay" : "sender") + ": " + message + " " + field + ", "
        + how;
}

Campaign::Campaign(std::uint64_t seed, Part part)
    : m_seed(seed)
    , m_part(part)
{
}

bool Campaign::prepare(ThreeParties& p)
{
    return m_part == Part::Life || (p.dkg() && p.openLink() && p.presign());
}

Verdict Campaign::life(ThreeParties& p) { return refresh(p, flow(p)); }

Verdict Campaign::flow(ThreeParties& p)
{
    const auto ended = [](const Abort& a) {
        return Verdict { std::string(a.name()), a.culprit(), a.reason(), {} };
    };
    if (const auto s = p.dkg(); !s) return ended(s.error());
    if (const auto s = p.openLink(); !s) return ended(s.error());
    if (const auto s = p.presign(); !s) return ended(s.error());
    Verdict all { "signature", {}, {}, {} };
    for (std::uint32_t i = 0; i < 2; ++i) { // from the pool, then with a presignature of its own
        const auto input = p.input({ 44, 60, 0, 0, i }, p.random.bytes<32>());
        const auto signature = i == 0 ? p.sign(input) : p.fullSign(input);
        if (!signature) return ended(signature.error());
        const auto key = p.hubRecord->key.addBasePublic(input.tweak);
        if (!crypto::ecdsaVerify(*key, input.digest, *signature))
            all.fault = "an invalid signature came out";
    }
    return schnorr(p, std::move(all));
}

Verdict Campaign::schnorr(ThreeParties& p, Verdict all)
{
    const auto ended = [](const Abort& a) {
        return Verdict { std::string(a.name()), a.culprit(), a.reason(), {} };
    };
    // Two signatures of each curve: the second uses the commitments that came with the first.
    for (const auto curve : { Curve::Secp256k1, Curve::Ed25519 }) {
        if (const auto s = p.nonces(curve, 1); !s) return ended(s.error());
        for (int i = 0; i < 2; ++i) {
            const auto message = toBytes(p.random.bytes<32>());
            Step<ByteArray<64>> signature;
            bool good = false;
            if (curve == Curve::Secp256k1) {
                const SchnorrInput input { { 86, 0, 0, 0, 1 }, 9, message, KeyPath::Taproot, {},
                    crypto::Scalar::random(p.random), message };
                signature = p.bip340(input);
                const auto key
                    = FrostSecp::Key::make(p.hubRecord->key, input.tweak, input.keyPath, {});
                good = signature && crypto::schnorrVerify(key->x, message, *signature);
            } else {
                const EdInput input { { 44, 501, 0 }, 10, message,
                    crypto::EdScalar::random(p.random), message };
                signature = p.ed25519(input);
                const auto key = p.hubRecord->edKey + *crypto::EdPoint::mulBase(input.tweak);
                good = signature && crypto::verifySignature(key->encode(), message, *signature);
            }
            if (!signature) return ended(signature.error());
            if (!good) all.fault = "an invalid Schnorr signature came out";
        }
    }
    return all;
}

Verdict Campaign::refresh(ThreeParties& p, Verdict all)
{
    if (all.outcome != "signature") return all;
    auto step = p.refresh();
    if (step) step = p.resolve(); // the co-signers' third confirmation
    if (!step)
        all = { std::string(step.error().name()), step.error().culprit(), step.error().reason(),
            all.fault };
    // Whatever was spoiled, settled by honest messages all three stand in one epoch.
    p.tap = {};
    const auto settled = p.resolve();
    bool together = settled && !p.hub->pending();
    for (const auto k : others(Party::P1))
        together = together && !p.peer(k).pending() && p.record(k).eid == p.record(Party::P1).eid;
    if (!together) all.fault = "the epochs split";
    return all;
}

void Campaign::record(std::uint64_t seed)
{
    ThreeParties p(seed);
    (void)prepare(p);
    // The other run of the same seed tells the secrets in advance: the draws are the same.
    if (seed == m_seed && m_part == Part::Restore) tellSecrets(p);
    p.tap = [&](Session session, int round, Party from, Party to, Bytes& body) {
        for (auto& [key, value] : valuesOf(body))
            m_recorded[{ session, round, from, to, key }].push_back(value);
    };
    if (m_part == Part::Restore) {
        (void)restore(p);
        return;
    }
    const auto verdict = flow(p);
    if (seed == m_seed) tellSecrets(p);
    (void)refresh(p, verdict);
}

void Campaign::tellSecrets(ThreeParties& p)
{
    for (const auto who : kParties) {
        const auto name = "P" + std::to_string(number(who));
        const auto& r = p.record(who);
        const auto add = [&](const char* what, ByteView secret) {
            m_secrets.emplace_back(name + "'s " + what, toBytes(secret));
            m_secrets.emplace_back(name + "'s " + what + " in hex", toBytes(view(hex(secret))));
        };
        add("x", r.x);
        add("y", r.y);
        add("hedge key", r.hedgeKey.view());
        add("identity seed", r.own.ik().seed().view());
        add("DH secret", r.own.dh().secret().view());
        for (const auto other : others(who)) {
            add("Δ", p.state(who).with(other).senderKeys().delta.view());
            add("PR", p.state(who).with(other).root().view());
        }
    }
}

bool Campaign::run(const Judge& judge)
{
    m_judge = judge;
    record(m_seed + 1000);
    const auto otherWallet = m_recorded;
    record(m_seed); // for the secrets alone: its messages are those of the run itself
    m_recorded = otherWallet;
    m_parties = std::make_unique<ThreeParties>(m_seed);
    if (!prepare(*m_parties)) return false;
    m_parties->tap = [this](Session session, int round, Party from, Party to, Bytes& body) {
        tap(session, round, from, to, body);
    };
    const auto verdict = m_part == Part::Life ? life(*m_parties) : restore(*m_parties);
    if (m_result >= 0) { // the copy in which one message was spoiled
        const auto culprit = verdict.culprit ? std::to_string(number(*verdict.culprit)) : "-";
        const auto fault = m_leaked.empty() ? verdict.fault : m_leaked;
        auto line = verdict.outcome + "\n" + culprit + "\n" + verdict.reason + "\n" + fault + "\n";
        for (const auto& [name, secret] : m_secrets)
            if (contains(view(line), secret))
                line = verdict.outcome + "\n-\n\nthe reason tells " + name + "\n";
        (void)!write(m_result, line.data(), line.size());
        _exit(0);
    }
    collect(0);
    return verdict.outcome == "signature" && verdict.fault.empty();
}

void Campaign::watch(ByteView body)
{
    for (const auto& [name, secret] : m_secrets)
        if (contains(body, secret)) m_leaked = "a message tells " + name;
}

void Campaign::tap(Session session, int round, Party from, Party to, Bytes& body)
{
    watch(body);
    if (m_result >= 0) return; // one message is spoiled already
    m_at = { session, round, from, to, {} };
    // All mutants of each message once; a part of those of the mirrored pair and of a repetition.
    const bool again = !m_visited.insert({ session, round, from, to, {} }).second;
    const bool few = m_part == Part::Restore;
    m_every = kShare * (few ? 1 : again ? 6 : from == Party::P3 || to == Party::P3 ? 4 : 1);
    for (const auto& [key, value] : valuesOf(body)) {
        const Place place { session, round, from, to, key };
        spoilValue(place, body, value);
        if (m_result >= 0) return;
        // Messages of this run are other sessions' material for the rounds that come again.
        m_recorded[place].insert(m_recorded[place].begin(), value);
    }
    const Mutant whole { By::Relay, "body of round " + std::to_string(round), {}, {}, {} };
    for (auto& m : ofWhole(body.size(), {})) {
        auto mutant = whole;
        mutant.how = m.how;
        if (spawn(mutant, body, m.apply)) return;
    }
}

void Campaign::spoilValue(const Place& place, Bytes& body, const Bytes& value)
{
    const auto inBody = [key = place.key](const Edit& edit) {
        return [=](Bytes& b) { test::editBodyValue(b, key.c_str(), edit); };
    };
    const auto header = peekHeader(value);
    const auto isEnvelope = header && value.size() > Header::kBytes;
    const auto name = isEnvelope ? describe(header->header).name : place.key;
    auto replacements = m_recorded[place];
    const auto mirrored = [](Party p) { return p == Party::P1 ? p : third(Party::P1, p); };
    const Place mirror { place.session, place.round, mirrored(place.from), mirrored(place.to),
        place.key };
    if (const auto& theirs = m_recorded[mirror]; !theirs.empty())
        replacements.push_back(theirs.front());
    for (auto& m : ofWhole(value.size(), replacements))
        if (spawn({ By::Relay, name, "whole", m.how, {} }, body, inBody(m.apply))) return;
    if (spawn({ By::Relay, name, "whole", "left out", {} }, body,
            [&](Bytes& b) { test::removeBodyValue(b, place.key.c_str()); }))
        return;
    if (isEnvelope) {
        spoilEnvelope(place, body, value, header->header);
        return;
    }
    for (const auto at : { std::size_t(0), value.size() / 2, value.size() - 1 })
        if (spawn({ By::Relay, name, "byte " + std::to_string(at), "flipped", {} }, body,
                inBody([at](Bytes& b) { b[at] ^= 1; })))
            return;
}

void Campaign::spoilEnvelope(
    const Place& place, Bytes& body, const Bytes& value, const Header& header)
{
    const auto inBody = [key = place.key](const Edit& edit) {
        return [=](Bytes& b) { test::editBodyValue(b, key.c_str(), edit); };
    };
    auto message = describe(header);
    for (const auto& field : headerFields())
        for (auto& m : ofField(field, {}))
            if (spawn({ By::Relay, message.name, m.field, m.how, {} }, body, inBody(m.apply)))
                return;
    for (std::size_t i = 0; i < 8; ++i) { // payload, nonce and tag or signature
        const auto at = Header::kBytes + (value.size() - Header::kBytes - 1) * i / 7;
        if (spawn({ By::Relay, message.name, "byte " + std::to_string(at), "flipped", {} }, body,
                inBody([at](Bytes& b) { b[at] ^= 1; })))
            return;
    }
    if (header.sender != place.from) return; // on its second leg only the relay can spoil it

    Bytes payload;
    const auto spoiled = [&](const Edit& edit) {
        return message.isSealed ? test::resealed(*m_parties, value, edit)
                                : test::resigned(*m_parties, value, edit);
    };
    (void)spoiled([&](Bytes& p) { payload = p; });
    message = describe(header, payload);
    if (message.fields.empty() || layoutBytes(message.fields) != payload.size()) {
        m_unknown.insert(message.name);
        return;
    }
    // The same field in the message before of this kind: another party's, or another session's.
    auto& before = m_payloads[message.name.substr(0, message.name.rfind(' '))];
    const auto elsewhere = [&, other = before](const Field& field) {
        return other.size() == payload.size() ? ByteView(other).subspan(field.offset, field.length)
                                              : ByteView();
    };
    before = payload;
    for (const auto& field : message.fields)
        for (auto& m : ofField(field, elsewhere(field))) {
            Bytes changed = payload;
            m.apply(changed);
            if (changed == payload) continue;
            if (spawn({ By::Sender, message.name, m.field, m.how, header.sender }, body,
                    [&](Bytes& b) {
                        test::setBodyValue(
                            b, place.key.c_str(), spoiled([&](Bytes& p) { p = changed; }));
                    }))
                return;
        }
}

bool Campaign::spawn(Mutant mutant, Bytes& body, const Edit& edit)
{
    auto spoiled = body;
    edit(spoiled);
    const auto before = valuesOf(body);
    if (spoiled == body || (!before.empty() && valuesOf(spoiled) == before)) return false;
    if (m_every > 1 && m_offered++ % m_every != 0) return false;
    collect(kAtOnce - 1);
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    const int pid = fork();
    if (pid < 0) std::abort();
    if (pid == 0) {
        close(ends[0]);
        m_children.clear();
        m_result = ends[1];
        body = std::move(spoiled);
        return true;
    }
    close(ends[1]);
    m_children.push_back({ pid, ends[0], std::move(mutant) });
    return false;
}

void Campaign::collect(std::size_t leave)
{
    while (m_children.size() > leave) {
        auto child = std::move(m_children.front());
        m_children.erase(m_children.begin());
        std::string text;
        char buffer[512];
        for (ssize_t n; (n = read(child.pipe, buffer, sizeof buffer)) > 0;)
            text.append(buffer, std::size_t(n));
        close(child.pipe);
        int status = 0;
        waitpid(child.pid, &status, 0);
        std::vector<std::string> lines(1);
        for (const char c : text) {
            if (c == '\n')
                lines.emplace_back();
            else
                lines.back().push_back(c);
        }
        lines.resize(5);
        Verdict verdict { lines[0], {}, lines[2], lines[3] };
        if (!lines[1].empty() && lines[1] != "-") verdict.culprit = Party(lines[1][0] - '0');
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            verdict.fault = "the process ended with status " + std::to_string(status);
        m_judge(child.mutant, verdict);
    }
}

} // namespace tercet::mpc::mutants
