#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/ResolveEnvelope.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"

// Confirm or void, protocol.md 7: of a party that says both at most the honest ones' epochs can be
// split, and then their old shares are all still there.
namespace tercet::mpc::cheating {

using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;
const std::vector<std::set<Party>> kCosigners { { P2 }, { P3 }, { P2, P3 } };
const std::vector<std::set<Party>> kHubs { { P1 }, { P1, P2 }, { P1, P3 } };

std::string blamed(Party p) { return "recoverable P" + std::to_string(number(p)); }

// What the refresh before it left behind.
enum class Left {
    AllWait, // all three hold the next record, P1 has not heard so of P3
    HubAhead, // P1 has entered the epoch, the co-signers wait for each other's confirmation
    Nothing, // no refresh was begun
};

void prepare(Scene& scene, Left left)
{
    if (left == Left::AllWait) refreshed(scene, kLastOfRefresh);
    if (left == Left::HubAhead) refreshed(scene);
}

ByteArray<64> signs(ThreeParties& p, Party by, std::string_view as, const Bytes32& transcript)
{
    return p.own[std::size_t(number(by) - 1)]->sign(as, transcript);
}

Bytes32 another(const Bytes32& transcript) { return crypto::sha256(transcript); }

// Another answer of each cheating co-signer to the question about `asked`.
using AnswerOf = std::function<ResolveAnswer(ThreeParties&, Party self, const Bytes32& asked)>;
std::vector<Case> answering(const std::string& strategy, Left left, const AnswerOf& answerOf,
    bool found, std::uint32_t epoch)
{
    std::vector<Case> out;
    for (const auto& cheaters : kCosigners) {
        Case c { strategy, Protocol::Resolve, cheaters };
        c.run = [=](Scene& scene) {
            prepare(scene, left);
            const auto* waiting = scene.p.hub->pending();
            const auto asked = waiting ? waiting->tr : scene.p.hub->current()->tr;
            for (auto k : cheaters)
                lie(scene, { Session::Resolve, 1, k, P1 }, "answer",
                    [&p = scene.p, answerOf, k, asked](
                        Bytes& payload) { payload = answerOf(p, k, asked).encode(); });
            return scene.p.resolve();
        };
        if (found) c.expected = { { P1, blamed(*cheaters.begin()) } };
        c.epoch = epoch;
        c.anotherStory = left != Left::AllWait;
        out.push_back(std::move(c));
    }
    return out;
}

} // namespace

CHEATS(ResolveAnswers)
{
    using A = ResolveAnswer;
    constexpr auto kConfirm = signedAs::kRefreshConfirm, kVoid = signedAs::kVoid;
    std::vector<Case> all;
    const auto wrong = [&](const std::string& strategy, const AnswerOf& answerOf) {
        join(all, answering(strategy, Left::AllWait, answerOf, true, 2));
    };
    wrong("an answer about another TR", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        const auto other = another(tr);
        return A { other, Verdict::Confirmed, k, signs(p, k, kConfirm, other) };
    });
    wrong("a confirmation of another TR", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Confirmed, k, signs(p, k, kConfirm, another(tr)) };
    });
    wrong("a key generation's confirmation", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Confirmed, k, signs(p, k, signedAs::kDkgConfirm, tr) };
    });
    wrong("a void for a confirmation", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Confirmed, k, signs(p, k, kVoid, tr) };
    });
    wrong("a confirmation for a void", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Void, k, signs(p, k, kConfirm, tr) };
    });
    wrong("a void of another vault's TR", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Void, k, signs(p, k, kVoid, another(tr)) };
    });
    wrong("a void in the other's name", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Void, third(P1, k), signs(p, k, kVoid, tr) };
    });
    wrong("a void in P1's name", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Void, P1, signs(p, k, kVoid, tr) };
    });
    wrong("P1's confirmation for the own", [=](ThreeParties& p, Party, const Bytes32& tr) {
        return A { tr, Verdict::Confirmed, P1, signs(p, P1, kConfirm, tr) };
    });
    wrong("P1's confirmation as its own", [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Confirmed, k, signs(p, P1, kConfirm, tr) };
    });
    wrong("nothing, asked about a TR", [](ThreeParties&, Party, const Bytes32&) { return A {}; });

    // A party that signs both: whatever all honest ones do then they do together.
    const AnswerOf void_ = [=](ThreeParties& p, Party k, const Bytes32& tr) {
        return A { tr, Verdict::Void, k, signs(p, k, kVoid, tr) };
    };
    join(all, answering("confirm, then void", Left::AllWait, void_, false, 1));
    join(
        all, answering("confirm, then void, P1 in the new epoch", Left::HubAhead, void_, false, 2));
    join(all, answering("a void of the epoch that is", Left::Nothing, void_, false, 1));
    join(all,
        answering(
            "a TR that there is not", Left::Nothing,
            [=](ThreeParties& p, Party k, const Bytes32& tr) {
                return A { another(tr), Verdict::Confirmed, k, signs(p, k, kConfirm, another(tr)) };
            },
            false, 1));
    // It voids what it did not hold, and says later that it did.
    for (auto k : others(P1)) {
        Case c { "void, then confirm", Protocol::Resolve, { k } };
        c.run = [=](Scene& scene) -> Step<> {
            auto& p = scene.p;
            refreshed(scene, test::At { Session::Refresh, 3, P1, k });
            const auto tr = p.hub->pending()->tr;
            TERCET_CHECK(p.resolve());
            lie(scene, { Session::Resolve, 1, k, P1 }, "answer", [&p, k, tr](Bytes& payload) {
                payload = A { tr, Verdict::Confirmed, k, signs(p, k, kConfirm, tr) }.encode();
            });
            return p.resolve();
        };
        c.anotherStory = true;
        all.push_back(std::move(c));
    }
    return all;
}

CHEATS(ResolveEnvelopes)
{
    std::vector<Case> all;
    for (const auto& cheaters : kCosigners) {
        const auto add = [&](const std::string& strategy, int n, const test::Edit& edit) {
            Case c { strategy, Protocol::Resolve, cheaters };
            c.run = [=](Scene& scene) {
                prepare(scene, Left::AllWait);
                for (auto k : cheaters) onTheWay(scene, { Session::Resolve, n, k, P1 }, edit);
                return scene.p.resolve();
            };
            c.expected = { { P1, "drop" } };
            c.epoch = 2;
            all.push_back(std::move(c));
        };
        const auto byStranger = [](const char* key) {
            return [=](Bytes& body) {
                test::editBodyValue(body, key, [](Bytes& envelope) {
                    const auto peeked = *peekHeader(envelope);
                    test::SeededRandom random(6);
                    envelope = signEnvelope(peeked.header,
                        toBytes(ByteView(envelope).subspan(Header::kBytes, peeked.payloadBytes)),
                        OwnIdentity::generate(random));
                });
            };
        };
        add("an answer by another key", 1, byStranger("answer"));
        add("a standing by another key", 2, byStranger("standing"));
        add("an answer withheld", 1, [](Bytes& body) { body.clear(); });
        add("a standing withheld", 2, [](Bytes& body) { body.clear(); });
        for (const bool gone : { false, true }) {
            Case c { gone ? "it says that it stands nowhere" : "it says that it stands elsewhere",
                Protocol::Resolve, cheaters };
            c.run = [=](Scene& scene) {
                prepare(scene, Left::AllWait);
                for (auto k : cheaters)
                    lie(scene, { Session::Resolve, 2, k, P1 }, "standing", [=](Bytes& payload) {
                        payload = gone ? ResolveStanding {}.encode()
                                       : ResolveStanding { 2, Bytes32 { 4 } }.encode();
                    });
                return scene.p.resolve();
            };
            c.expected = { { P1, blamed(*cheaters.begin()) } };
            c.epoch = 2;
            all.push_back(std::move(c));
        }
        // The resolving before ended in a void; its answers are of another session.
        Case c { "an answer of the resolving before", Protocol::Resolve, cheaters };
        c.run = [=](Scene& scene) -> Step<> {
            const auto kept = std::make_shared<std::map<Party, Bytes>>();
            prepare(scene, Left::AllWait);
            for (auto k : cheaters)
                onTheWay(scene, { Session::Resolve, 1, k, P1 }, [=](Bytes& body) {
                    const auto answer = body;
                    if (kept->contains(k)) body = kept->at(k);
                    kept->emplace(k, answer);
                });
            TERCET_CHECK(scene.p.resolve());
            return scene.p.resolve();
        };
        c.expected = { { P1, "drop" } };
        c.epoch = 2;
        all.push_back(std::move(c));
    }
    return all;
}

namespace {

// P1 tells the co-signers what was decided as it likes; its own records stay as they are.
using SettlementOf = std::function<Settlement(ThreeParties&, const Bytes32& transcript)>;
Step<> settle(Scene& scene, const std::map<Party, Settlement>& told)
{
    auto& p = scene.p;
    const auto session = p.random.bytes<32>();
    Bodies out;
    for (const auto& [k, settlement] : told)
        out[k] = makeBody({ { "settle",
            signEnvelope(resolveHeader(p.hubRecord->wid, session, 2, P1, k), settlement.encode(),
                *p.own[0]) } });
    const auto done = p.round(Session::Resolve, 2, out, [&](Party k, ByteView body) -> Step<Bytes> {
        if (!told.contains(k)) return Bytes {};
        return p.peer(k).resolveRound2(body);
    });
    return done ? Step<> {} : Step<>(std::unexpected(done.error()));
}

std::vector<Case> settling(const std::string& strategy, Left left, const SettlementOf& told,
    const std::string& verdict, std::uint32_t epoch)
{
    std::vector<Case> out;
    for (const auto& cheaters : kHubs) {
        Case c { strategy, Protocol::Resolve, cheaters };
        c.run = [=](Scene& scene) {
            prepare(scene, left);
            const auto* waiting = scene.p.hub->pending();
            const auto tr = waiting ? waiting->tr : scene.p.hub->current()->tr;
            std::map<Party, Settlement> toAll;
            for (auto k : others(P1))
                if (!cheaters.contains(k)) toAll.emplace(k, told(scene.p, tr));
            return settle(scene, toAll);
        };
        for (auto k : others(P1))
            if (!cheaters.contains(k) && !verdict.empty()) c.expected[k] = verdict;
        c.epoch = epoch;
        c.anotherStory = true;
        out.push_back(std::move(c));
    }
    return out;
}

Settlement confirmedBy(ThreeParties& p, const Bytes32& tr, std::array<Party, 3> signers,
    std::string_view as = signedAs::kRefreshConfirm)
{
    Settlement s { tr, Verdict::Confirmed, {}, {} };
    for (std::size_t i = 0; i < 3; ++i) s.signatures[i] = signs(p, signers[i], as, tr);
    return s;
}

} // namespace

CHEATS(ResolveSettlements)
{
    constexpr auto kVoid = signedAs::kVoid, kConfirm = signedAs::kRefreshConfirm;
    std::vector<Case> all;
    const auto wrong = [&](const std::string& strategy, const SettlementOf& told) {
        join(all, settling(strategy, Left::AllWait, told, "recoverable P1", 2));
    };
    wrong("three confirmations, all by P1",
        [](ThreeParties& p, const Bytes32& tr) { return confirmedBy(p, tr, { P1, P1, P1 }); });
    wrong("confirmations of two and a half", [](ThreeParties& p, const Bytes32& tr) {
        auto s = confirmedBy(p, tr, { P1, P2, P3 });
        s.signatures[1][40] ^= 1;
        s.signatures[2][40] ^= 1;
        return s;
    });
    wrong("confirmations in the wrong places",
        [](ThreeParties& p, const Bytes32& tr) { return confirmedBy(p, tr, { P1, P3, P2 }); });
    wrong("confirmations of a key generation", [](ThreeParties& p, const Bytes32& tr) {
        return confirmedBy(p, tr, { P1, P2, P3 }, signedAs::kDkgConfirm);
    });
    wrong("voids for confirmations", [](ThreeParties& p, const Bytes32& tr) {
        return confirmedBy(p, tr, { P1, P2, P3 }, signedAs::kVoid);
    });
    for (auto name : others(P1))
        wrong(name == P2 ? "a void in P2's name" : "a void in P3's name",
            [=](ThreeParties& p, const Bytes32& tr) {
                return Settlement { tr, Verdict::Void, name, { signs(p, P1, kVoid, tr) } };
            });
    wrong("a confirmation told as a void", [=](ThreeParties& p, const Bytes32& tr) {
        return Settlement { tr, Verdict::Void, P1, { signs(p, P1, kConfirm, tr) } };
    });
    wrong("a void of another TR", [=](ThreeParties& p, const Bytes32& tr) {
        return Settlement { tr, Verdict::Void, P1, { signs(p, P1, kVoid, another(tr)) } };
    });
    join(all,
        settling(
            "three confirmations of what nobody holds", Left::AllWait,
            [](ThreeParties& p, const Bytes32& tr) {
                return confirmedBy(p, another(tr), { P1, P2, P3 });
            },
            "refuse", 2));
    join(all,
        settling(
            "another vault's void", Left::AllWait,
            [=](ThreeParties& p, const Bytes32& tr) {
                const auto other = another(tr);
                return Settlement { other, Verdict::Void, P1, { signs(p, P1, kVoid, other) } };
            },
            "", 2));
    join(all,
        settling(
            "P1's void of the epoch that is", Left::Nothing,
            [=](ThreeParties& p, const Bytes32& tr) {
                return Settlement { tr, Verdict::Void, P1, { signs(p, P1, kVoid, tr) } };
            },
            "refuse", 1));
    // It confirmed in the refresh and voids now, to everybody: all stay in the old epoch.
    join(all,
        settling(
            "P1's own void after its confirmation", Left::AllWait,
            [=](ThreeParties& p, const Bytes32& tr) {
                return Settlement { tr, Verdict::Void, P1, { signs(p, P1, kVoid, tr) } };
            },
            "", 1));
    return all;
}

namespace {

// Whether the shares of the old epoch are all there, and are shares of the key.
bool oldSharesAreThere(ThreeParties& p)
{
    crypto::Scalar x;
    for (auto k : kParties) {
        const CoreRecord* old = nullptr;
        if (p.record(k).epoch == 1)
            old = &p.record(k);
        else if (p.records(k).previous)
            old = &*p.records(k).previous;
        if (!old || old->epoch != 1) return false;
        x = x + old->x;
    }
    return *crypto::Point::mulBase(x) == p.hubRecord->key;
}

} // namespace

// P1 confirms to one and voids to the other: the honest two are split, as protocol.md 7 says, no
// link opens with either, and nothing is lost.
CHEATS(ResolveBothToSplit)
{
    std::vector<Case> all;
    for (auto ahead : others(P1)) {
        const auto behind = third(P1, ahead);
        Case c { "three confirmations to one, P1's void to the other", Protocol::Resolve, { P1 } };
        c.run = [=](Scene& scene) -> Step<> {
            auto& p = scene.p;
            prepare(scene, Left::AllWait);
            const auto tr = p.hub->pending()->tr;
            TERCET_CHECK(settle(scene,
                { { ahead, confirmedBy(p, tr, { P1, P2, P3 }) },
                    { behind,
                        { tr, Verdict::Void, P1, { signs(p, P1, signedAs::kVoid, tr) } } } }));
            if (p.record(ahead).epoch != 2 || p.record(behind).epoch != 1)
                scene.fault = "another split";
            if (!oldSharesAreThere(p)) scene.fault = "a share of the old epoch is lost";
            // Neither takes the other's decision any more.
            (void)settle(scene, { { behind, confirmedBy(p, tr, { P1, P2, P3 }) } });
            (void)settle(scene,
                { { ahead, { tr, Verdict::Void, P1, { signs(p, P1, signedAs::kVoid, tr) } } } });
            if (p.record(ahead).epoch != 2 || p.record(behind).epoch != 1)
                scene.fault = "a decision was taken back";
            return {};
        };
        c.expected = { { P2, "refuse" }, { P3, "refuse" } };
        c.epoch = 0;
        c.locked = true;
        c.anotherStory = true;
        all.push_back(std::move(c));
    }
    return all;
}

CHEATS(ResolveQuestions)
{
    std::vector<Case> all;
    const auto add = [&](const std::string& strategy, const std::function<Step<>(Scene&)>& run,
                         std::map<Party, std::string> expected, std::uint32_t epoch) {
        Case c { strategy, Protocol::Resolve, { P1 }, run };
        c.expected = std::move(expected);
        c.epoch = epoch;
        c.anotherStory = true;
        all.push_back(std::move(c));
    };
    const std::map<Party, std::string> dropped { { P2, "drop" }, { P3, "drop" } };
    const auto resigned = [](const std::function<void(Header&)>& edit, bool stranger) {
        return [=](Scene& scene) {
            prepare(scene, Left::AllWait);
            for (auto k : others(P1))
                onTheWay(scene, { Session::Resolve, 1, P1, k }, [=, &p = scene.p](Bytes& body) {
                    test::editBodyValue(body, "ask", [&](Bytes& envelope) {
                        auto peeked = *peekHeader(envelope);
                        edit(peeked.header);
                        test::SeededRandom random(6);
                        const auto other = OwnIdentity::generate(random);
                        envelope = signEnvelope(peeked.header,
                            toBytes(
                                ByteView(envelope).subspan(Header::kBytes, peeked.payloadBytes)),
                            stranger ? other : *p.own[0]);
                    });
                });
            return scene.p.resolve();
        };
    };
    add("a question by another key", resigned([](Header&) { }, true), dropped, 2);
    add("a question for another vault", resigned([](Header& h) { h.wid = Bytes32 { 9 }; }, false),
        dropped, 2);
    add("a question in a co-signer's name", resigned([](Header& h) { h.sender = P2; }, false),
        dropped, 2);
    add("a question for the other",
        resigned([](Header& h) { h.receiver = third(P1, *h.receiver); }, false), dropped, 2);
    // In the middle of the session: of a confirmation and a void only one is ever signed.
    for (auto victim : others(P1))
        add(
            "asked for a void before its confirmation",
            [=](Scene& scene) {
                onTheWay(scene, { Session::Refresh, 3, P1, victim }, [&scene, victim](Bytes&) {
                    auto& p = scene.p;
                    const auto ask = HubResolve::begin(*p.hub, p.hub->pending()->tr, p.env());
                    if (!p.peer(victim).resolveRound1(ask->out[victim])) scene.fault = "no answer";
                });
                return scene.p.refresh();
            },
            { { victim, "refuse" } }, 1);
    // The decision of the epoch before changes nothing, however often it is told.
    add(
        "the settlement of the epoch before, again",
        [](Scene& scene) -> Step<> {
            auto& p = scene.p;
            const auto old = std::make_shared<Bodies>();
            prepare(scene, Left::AllWait);
            scene.lie = [=](Session s, int n, Party from, Party to, Bytes& body) {
                if (s == Session::Resolve && n == 2 && from == P1) (*old)[to] = body;
            };
            TERCET_CHECK(p.resolve());
            scene.lie = {};
            TERCET_CHECK(p.openLink());
            TERCET_CHECK(p.presign());
            TERCET_CHECK(p.hub->proven());
            prepare(scene, Left::AllWait);
            const auto done = p.round(Session::Resolve, 2, *old,
                [&](Party k, ByteView body) { return p.peer(k).resolveRound2(body); });
            for (auto k : others(P1))
                if (!p.peer(k).pending() || p.record(k).epoch != 2)
                    scene.fault = "an old decision was taken for this one";
            return done ? Step<> {} : Step<>(std::unexpected(done.error()));
        },
        {}, 3);
    // Never told how it ended: it waits, opens nothing, and is told later.
    for (auto victim : others(P1))
        add(
            "the settlement withheld from one",
            [=](Scene& scene) -> Step<> {
                prepare(scene, Left::AllWait);
                onTheWay(
                    scene, { Session::Resolve, 2, P1, victim }, [](Bytes& body) { body.clear(); });
                const auto done = scene.p.resolve();
                if (!scene.p.peer(victim).pending()) scene.fault = "it did not wait";
                return done;
            },
            { { victim, "drop" } }, 2);
    return all;
}

} // namespace tercet::mpc::cheating
