#include "tests/adversarial/cheating/Cases.h"

#include <gtest/gtest.h>

#include "core/crypto/Schnorr.h"
#include "tests/adversarial/cheating/InCopy.h"

namespace tercet::mpc::cheating {

using test::Session;
using test::ThreeParties;

namespace {

struct Passed { // one body on its way
    Session session;
    int round;
    Party from, to;
    Bytes body;
    std::string line() const
    {
        return std::to_string(int(session)) + " " + std::to_string(round) + " "
            + std::to_string(number(from)) + std::to_string(number(to)) + " "
            + hex(crypto::sha256(body)) + "\n";
    }
};

constexpr std::uint64_t kSeed = 3;

// With keys; then with a link that has signed.
ThreeParties& withKeys()
{
    static ThreeParties p(kSeed);
    static const bool ready = bool(p.dkg());
    if (!ready) std::abort();
    return p;
}

ThreeParties& withLink()
{
    static ThreeParties p(kSeed + 1);
    static const bool ready = [] {
        Scene scene { p, {} };
        const auto good = p.dkg() && p.openLink() && p.presign() && sign(scene);
        return good && scene.fault.empty();
    }();
    if (!ready) std::abort();
    return p;
}

ThreeParties& stageOf(Protocol protocol)
{
    static ThreeParties nothing(kSeed);
    if (protocol == Protocol::Dkg) return nothing;
    return protocol == Protocol::Link ? withKeys() : withLink();
}

std::string verdictOf(const Abort& abort)
{
    const auto culprit = abort.culprit();
    return std::string(abort.name()) + (culprit ? " P" + std::to_string(number(*culprit)) : "");
}

class Run {
public:
    Run(ThreeParties& p, const std::set<Party>& cheaters)
        : m_scene { p, cheaters }
    {
        p.bothAnswer = true;
        p.tap = [this](Session s, int n, Party from, Party to, Bytes& body) {
            const bool honest = !m_scene.cheaters.contains(from);
            if (honest) m_passed.push_back({ s, n, from, to, body });
            if (m_scene.lie) m_scene.lie(s, n, from, to, body);
            if (!honest) m_passed.push_back({ s, n, from, to, body });
        };
    }
    Scene& scene() { return m_scene; }
    ThreeParties& p() { return m_scene.p; }
    std::string transcript() const
    {
        std::string out;
        for (const auto& m : m_passed) out += m.line();
        return out;
    }
    // `before`: of the same seed, for shares drawn in a key generation that does not finish.
    void collectSecrets(ThreeParties* before = nullptr)
    {
        for (auto honest : kParties) {
            if (m_scene.cheaters.contains(honest)) continue;
            if (before) m_secrets.addRecord(before->record(honest));
            const bool hub = honest == Party::P1;
            if (hub ? bool(p().hubRecord) : bool(honest == Party::P2 ? p().m_p2 : p().m_p3))
                m_secrets.addRecord(p().record(honest));
            if (hub && p().opening) m_secrets.addLink(*p().opening);
            if (!hub && (honest == Party::P2 ? p().m_p2 : p().m_p3))
                if (auto* link = p().peer(honest).linkState()) m_secrets.addLink(*link);
        }
    }
    std::string told(ByteView reason) const
    {
        if (auto what = m_secrets.toldBy(reason); !what.empty()) return "a reason tells " + what;
        for (const auto& m : m_passed)
            if (!m_scene.cheaters.contains(m.from))
                if (auto what = m_secrets.toldBy(m.body); !what.empty())
                    return "a message of P" + std::to_string(number(m.from)) + " tells " + what;
        return {};
    }
    // The first message that is not the honest run's must be a cheater's.
    std::string differsFirst(const std::string& honestRun) const
    {
        std::size_t at = 0;
        for (const auto& m : m_passed) {
            if (at >= honestRun.size()) break; // a longer story
            const auto line = m.line();
            if (honestRun.compare(at, line.size(), line) != 0)
                return m_scene.cheaters.contains(m.from)
                    ? ""
                    : "P" + std::to_string(number(m.from)) + " deviated before any cheater did";
            at += line.size();
        }
        return {};
    }

private:
    Scene m_scene;
    std::vector<Passed> m_passed;
    Secrets m_secrets;
};

std::string honestTranscript(Protocol protocol)
{
    static std::map<Protocol, std::string> known;
    const auto it = known.find(protocol);
    if (it != known.end()) return it->second;
    auto& p = stageOf(protocol);
    return known[protocol] = inCopy([&] {
        Run run(p, {});
        const auto done = honestly(run.scene(), protocol);
        if (!done || !run.scene().fault.empty()) std::abort();
        return run.transcript();
    });
}

// What a further signature meets: "ok", or the class of the abort.
std::string again(Scene& scene)
{
    scene.signature = false;
    if (!scene.p.link) return "no link";
    if (const auto made = scene.p.presign(); !made) return std::string(made.error().name());
    // Others may lie in the pool from before: the one just made is not the only one that must work.
    while (scene.p.link->presignatures() > 0)
        if (const auto done = sign(scene); !done) return std::string(done.error().name());
    return scene.signature ? "ok" : "nothing";
}

std::string judge(const Case& c, const std::string& honestRun)
{
    std::string faults;
    const auto expect = [&](const std::string& what, const auto& is, const auto& should) {
        if (is != should) faults += what + ": " + is + " instead of " + should + "\n";
    };
    auto& stage = stageOf(c.protocol);
    Run run(stage, c.cheaters);
    auto& scene = run.scene();
    run.collectSecrets(c.protocol == Protocol::Dkg ? &withKeys() : nullptr);
    const auto done = c.run(scene);
    run.collectSecrets();

    auto ended = scene.p.ended;
    if (!done && ended.empty()) ended.insert({ Party::P1, done.error() });
    for (auto who : kParties) {
        if (c.cheaters.contains(who)) continue;
        const auto it = ended.find(who);
        const auto should = c.expected.find(who);
        expect("P" + std::to_string(number(who)),
            it == ended.end() ? std::string("no abort") : verdictOf(it->second),
            should == c.expected.end() ? std::string("no abort") : should->second);
        if (it == ended.end()) continue;
        if (const auto what = run.told(view(it->second.reason())); !what.empty())
            faults += what + "\n";
    }
    if (const auto what = run.told({}); !what.empty()) faults += what + "\n";
    if (scene.signature != c.signs)
        faults += scene.signature ? "a signature came out\n" : "no signature came out\n";
    if (!scene.fault.empty()) faults += scene.fault + "\n";
    if (const auto what = run.differsFirst(honestRun); !c.anotherStory && !what.empty())
        faults += what + "\n";

    scene.lie = {};
    if (c.protocol == Protocol::Dkg) {
        if (const auto more = honestly(scene, Protocol::Dkg); !more)
            faults += "no key generation afterwards: " + verdictOf(more.error()) + "\n";
    } else if (c.protocol != Protocol::Link) {
        expect("the next signature", again(scene), c.next);
    }
    if (c.locked) {
        expect("the next link", test::classOf(scene.p.openLink()), std::string("refuse"));
    } else if (c.newLink) {
        const auto open = scene.p.openLink();
        expect("a new link", test::outcome(open), std::string());
        if (open) expect("its signature", again(scene), std::string("ok"));
    }
    if (!scene.fault.empty()) faults += scene.fault + "\n";
    return faults;
}

} // namespace

Step<> sign(Scene& scene)
{
    auto& p = scene.p;
    const auto input = p.input({ 44, 60, 0, 0, 1 }, p.random.bytes<32>());
    TERCET_TRY(const auto signature, p.sign(input));
    const auto key = p.hubRecord->key.addBasePublic(input.tweak);
    if (crypto::ecdsaVerify(*key, input.digest, signature))
        scene.signature = true;
    else
        scene.fault = "an invalid signature came out";
    return {};
}

namespace {

Step<> checked(Scene& scene, const Step<ByteArray<64>>& signature, bool good)
{
    if (!signature) return std::unexpected(signature.error());
    if (good)
        scene.signature = true;
    else
        scene.fault = "an invalid signature came out";
    return {};
}

}

Step<> signBip340(Scene& scene)
{
    auto& p = scene.p;
    const auto message = toBytes(p.random.bytes<32>());
    const SchnorrInput input { { 86, 0, 0, 0, 1 }, 9, message, KeyPath::Taproot, {},
        crypto::Scalar::fromU64(5), message };
    const auto key = FrostSecp::Key::make(p.hubRecord->key, input.tweak, input.keyPath, {});
    const auto signature = p.bip340(input);
    return checked(
        scene, signature, signature && crypto::schnorrVerify(key->x, message, *signature));
}

Step<> signEd25519(Scene& scene)
{
    auto& p = scene.p;
    const auto message = toBytes(p.random.bytes<32>());
    const auto signature = p.ed25519({ { 44, 501, 0 }, 10, message, {}, message });
    const auto key = p.hubRecord->edKey.encode();
    return checked(
        scene, signature, signature && crypto::verifySignature(key, message, *signature));
}

Step<> honestly(Scene& scene, Protocol protocol)
{
    auto& p = scene.p;
    switch (protocol) {
    case Protocol::Dkg:
        return p.dkg();
    case Protocol::Link:
        TERCET_CHECK(p.openLink());
        TERCET_CHECK(p.presign());
        return sign(scene);
    case Protocol::Presign:
        return p.presign();
    case Protocol::Sign:
        TERCET_CHECK(p.presign());
        return sign(scene);
    case Protocol::FullSign: {
        const auto input = p.input({ 44, 60, 0, 0, 2 }, p.random.bytes<32>());
        TERCET_TRY(const auto signature, p.fullSign(input));
        const auto key = p.hubRecord->key.addBasePublic(input.tweak);
        scene.signature = crypto::ecdsaVerify(*key, input.digest, signature);
        return {};
    }
    case Protocol::Bip340:
        TERCET_CHECK(p.nonces(Curve::Secp256k1, 2));
        return signBip340(scene);
    case Protocol::Ed25519:
        TERCET_CHECK(p.nonces(Curve::Ed25519, 2));
        return signEd25519(scene);
    }
    std::abort();
}

std::string afterwards(Protocol protocol, const std::function<std::string(ThreeParties&)>& reads)
{
    auto& p = stageOf(protocol);
    return inCopy([&] {
        Run run(p, {});
        if (!honestly(run.scene(), protocol)) std::abort();
        return reads(p);
    });
}

void lie(Scene& scene, test::At at, const char* key, test::Edit ofPayload)
{
    onTheWay(scene, at, [&p = scene.p, key, ofPayload](Bytes& body) {
        test::editBodyValue(body, key, [&](Bytes& envelope) {
            const auto header = peekHeader(envelope).value().header;
            const bool isSealed = header.type != MessageType::Dkg
                && !(header.type == MessageType::Link && header.round == 1);
            envelope = isSealed ? test::resealed(p, envelope, ofPayload)
                                : test::resigned(p, envelope, ofPayload);
        });
    });
}

void onTheWay(Scene& scene, test::At at, test::Edit ofBody)
{
    const auto before = scene.lie;
    const auto one = test::tapAt(at, std::move(ofBody));
    scene.lie = [=](Session s, int n, Party from, Party to, Bytes& body) {
        if (before) before(s, n, from, to, body);
        one(s, n, from, to, body);
    };
}

void play(const std::vector<Case>& cases)
{
    std::map<std::string, int> count;
    withKeys();
    for (const auto& c : cases) {
        const auto honestRun = honestTranscript(c.protocol);
        std::string seats;
        for (auto p : c.cheaters) seats += " P" + std::to_string(number(p));
        EXPECT_EQ(inCopy([&] { return judge(c, honestRun); }), "")
            << c.strategy << ", cheating:" << seats;
        ++count[c.strategy];
    }
    for (const auto& [strategy, seats] : count)
        std::printf("  %-72s %2d seatings\n", strategy.c_str(), seats);
}

std::string Seating::text() const
{
    std::string out;
    for (auto p : cheaters) out += "P" + std::to_string(number(p));
    return out + " against P" + std::to_string(number(victim));
}

std::vector<Seating> seatings()
{
    std::vector<Seating> out;
    for (auto victim : kParties) {
        const auto [a, b] = others(victim);
        out.push_back({ { a }, victim });
        out.push_back({ { b }, victim });
        out.push_back({ { a, b }, victim });
    }
    return out;
}

std::vector<Seating> seatings(bool hubCheats)
{
    auto all = seatings();
    std::erase_if(
        all, [&](const Seating& s) { return s.cheaters.contains(Party::P1) != hubCheats; });
    return all;
}

} // namespace tercet::mpc::cheating
