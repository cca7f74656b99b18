#include "tests/adversarial/cheating/Cases.h"

#include <gtest/gtest.h>

#include "core/base/Json.h"
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
            if (s == Session::Refresh && n == 1 && from == Party::P1) collectRefresh(to, body);
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
            if (hub ? bool(p().hubRecord) : bool(honest == Party::P2 ? p().m_p2 : p().m_p3)) {
                m_secrets.addRecord(p().record(honest));
                const auto* next = hub ? p().hub->pending() : p().peer(honest).pending();
                if (next) m_secrets.addRecord(*next);
            }
            if (hub && p().opening) m_secrets.addLink(*p().opening);
            if (!hub && (honest == Party::P2 ? p().m_p2 : p().m_p3))
                if (auto* link = p().peer(honest).linkState()) m_secrets.addLink(*link);
        }
    }
    // The new shares of a refresh, also of one that comes to nothing.
    void collectRefresh(Party k, ByteView body)
    {
        const auto nonce = json::parseCbor(body, 1 << 20);
        const auto n = nonce ? json::binary(*nonce, "n") : Result<Bytes>(fail(Code::BadField, ""));
        if (!n || n->size() != 32) return;
        for (auto honest : { Party::P1, k }) {
            if (m_scene.cheaters.contains(honest)) continue;
            auto* link = honest == Party::P1 ? p().opening.get() : p().peer(honest).linkState();
            if (link) m_secrets.addRefresh(*link, toArray(std::span<const std::uint8_t, 32>(*n)));
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

// After a refresh or its resolving: settled among honest parties, all are in one epoch.
std::string settled(Scene& scene, const Case& c)
{
    auto& p = scene.p;
    std::string faults;
    if (const auto done = p.resolve(); !done)
        faults += "it cannot be settled: " + test::outcome(done) + "\n";
    for (auto who : kParties) {
        const auto name = "P" + std::to_string(number(who));
        const auto& record = p.record(who);
        if (who == Party::P1 ? p.hub->pending() : p.peer(who).pending())
            faults += name + " still waits\n";
        if (record.epoch != c.epoch)
            faults += name + " is in epoch " + std::to_string(record.epoch) + "\n";
        if (record.eid != p.record(Party::P1).eid) faults += name + " is in another epoch\n";
    }
    return faults;
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
    } else if (c.protocol == Protocol::Refresh || c.protocol == Protocol::Resolve) {
        if (c.epoch != 0) faults += settled(scene, c);
    } else if (c.protocol != Protocol::Link) {
        expect("the next signature", again(scene), c.next);
    }
    if (c.locked) {
        expect("the next link", test::classOf(scene.p.openLink()), std::string("refuse"));
    } else if (c.newLink || c.epoch > 1) {
        const auto open = scene.p.openLink();
        expect("a new link", test::outcome(open), std::string());
        if (open) expect("its signature", again(scene), std::string("ok"));
    }
    if (!scene.fault.empty()) faults += scene.fault + "\n";
    return faults;
}

} // namespace

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
                && !(header.type == MessageType::Link && header.round == 1)
                && !(header.type == MessageType::Refresh && header.round == 3)
                && header.type != MessageType::Resolve;
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

std::vector<Maker>& makers()
{
    static std::vector<Maker> all;
    return all;
}

bool list(Maker maker)
{
    makers().push_back(maker);
    return true;
}

void join(std::vector<Case>& all, std::vector<Case> more)
{
    for (auto& c : more) all.push_back(std::move(c));
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

} // namespace tercet::mpc::cheating
