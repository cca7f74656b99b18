#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/RefreshParty.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"

// P1 in a refresh, protocol.md 7: what it may relay, repeat, withhold and tell two co-signers.
namespace tercet::mpc::cheating {

using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

Case byHub(const std::string& strategy, const std::function<Step<>(Scene&)>& run,
    std::map<Party, std::string> expected, std::uint32_t epoch = 1)
{
    Case c { strategy, Protocol::Refresh, { P1 }, run };
    c.expected = std::move(expected);
    c.epoch = epoch;
    c.anotherStory = true;
    return c;
}

const std::map<Party, std::string> kBothDrop { { P2, "drop" }, { P3, "drop" } };

Step<Bytes> call(PeerVault& peer, int n, ByteView body)
{
    return n == 1 ? peer.refreshRound1(body)
        : n == 2  ? peer.refreshRound2(body)
                  : peer.refreshRound3(body);
}

Step<Bodies> round(ThreeParties& p, int n, const Bodies& out)
{
    return p.round(
        Session::Refresh, n, out, [&](Party k, ByteView body) { return call(p.peer(k), n, body); });
}

Step<> outcomeOf(const Step<Bodies>& step)
{
    return step ? Step<> {} : Step<>(std::unexpected(step.error()));
}

// What P1 sent to both, by round.
using Sent = std::map<int, Bodies>;
std::shared_ptr<Sent> recorded(Scene& scene)
{
    auto all = std::make_shared<Sent>();
    scene.lie = [=](Session s, int n, Party from, Party to, Bytes& body) {
        if (s == Session::Refresh && from == P1) (*all)[n][to] = body;
    };
    return all;
}

Step<> again(Scene& scene, const Sent& all)
{
    scene.lie = {};
    Step<> last;
    for (const auto& [n, out] : all) {
        scene.p.ended.clear();
        last = outcomeOf(round(scene.p, n, out));
        if (scene.p.ended.size() != 2) scene.fault = "a message was taken again";
    }
    return last;
}

} // namespace

// Spoiled on its second leg, or not passed on at all.
CHEATS(RefreshRelays)
{
    std::vector<Case> all;
    for (int n : { 2, 3 }) {
        const auto* key = n == 2 ? "r1" : "r2";
        const std::string message = n == 2 ? "R1" : "R2";
        const auto add = [&](const std::string& strategy, const test::Edit& edit) {
            for (auto victim : others(P1))
                all.push_back(byHub(message + strategy,
                    [=](Scene& scene) {
                        onTheWay(scene, { Session::Refresh, n, P1, victim }, edit);
                        return honestly(scene, Protocol::Refresh);
                    },
                    { { victim, "drop" } }));
        };
        add(" altered by the relay", [=](Bytes& body) {
            test::editBodyValue(body, key, [](Bytes& b) { b[Header::kBytes + 30] ^= 1; });
        });
        add(" not relayed", [=](Bytes& body) { test::removeBodyValue(body, key); });
        // Sealed by P1 in the other's name, under the key that P1 has.
        for (auto victim : others(P1))
            all.push_back(byHub(message + " of P1's own making",
                [=](Scene& scene) {
                    auto& p = scene.p;
                    const auto root = std::make_shared<crypto::Secret<32>>(
                        p.state(P1).with(victim).root().clone());
                    onTheWay(scene, { Session::Refresh, n, P1, victim }, [=, &p](Bytes& body) {
                        test::editBodyValue(body, key, [&](Bytes& envelope) {
                            const auto header = peekHeader(envelope)->header;
                            envelope = sealEnvelope(header, Bytes(32, 1), *root, p.random);
                        });
                    });
                    return honestly(scene, Protocol::Refresh);
                },
                { { victim, "drop" } }));
    }
    for (int n : { 1, 2 }) {
        // What a co-signer made for the other comes back to itself.
        const auto mine = std::make_shared<std::map<Party, Bytes>>();
        all.push_back(byHub(
            n == 1 ? "each its own R1 back" : "each its own R2 back",
            [=](Scene& scene) {
                for (auto k : others(P1)) {
                    onTheWay(scene, { Session::Refresh, n, k, P1 },
                        [=](Bytes& body) { (*mine)[k] = test::bodyValue(body, "relay"); });
                    onTheWay(scene, { Session::Refresh, n + 1, P1, k }, [=](Bytes& body) {
                        test::setBodyValue(body, n == 1 ? "r1" : "r2", mine->at(k));
                    });
                }
                return honestly(scene, Protocol::Refresh);
            },
            kBothDrop));
    }
    for (auto victim : others(P1)) {
        all.push_back(byHub("round 3 for one only",
            [=](Scene& scene) {
                onTheWay(
                    scene, { Session::Refresh, 3, P1, victim }, [](Bytes& body) { body.clear(); });
                return honestly(scene, Protocol::Refresh);
            },
            { { victim, "drop" } }));
        all.push_back(byHub("a confirmation for one only",
            [=](Scene& scene) {
                lie(scene, { Session::Refresh, 3, P1, victim }, "f3", test::flipBit(9));
                return honestly(scene, Protocol::Refresh);
            },
            { { victim, "recoverable P1" } }));
    }
    return all;
}

CHEATS(RefreshReplays)
{
    std::vector<Case> all;
    all.push_back(byHub(
        "everything of the refresh before",
        [](Scene& scene) -> Step<> {
            const auto old = recorded(scene);
            TERCET_CHECK(honestly(scene, Protocol::Refresh));
            TERCET_CHECK(scene.p.openLink());
            TERCET_CHECK(scene.p.presign()); // another refresh may follow
            return again(scene, *old);
        },
        kBothDrop, 2));
    all.push_back(byHub(
        "everything of this refresh again, once it is over",
        [](Scene& scene) -> Step<> {
            const auto old = recorded(scene);
            TERCET_CHECK(honestly(scene, Protocol::Refresh));
            return again(scene, *old);
        },
        { { P2, "refuse" }, { P3, "refuse" } }, 2));
    all.push_back(byHub(
        "everything of another vault's refresh",
        [](Scene& scene) -> Step<> {
            ThreeParties other(78);
            Scene foreign { other, {} };
            const auto old = recorded(foreign);
            if (!other.dkg() || !other.openLink()) std::abort();
            other.tap = foreign.lie;
            if (!other.refresh()) std::abort();
            return again(scene, *old);
        },
        kBothDrop));
    for (int n : { 1, 2 })
        all.push_back(byHub(
            n == 1 ? "R1 twice" : "R2 twice",
            [=](Scene& scene) {
                for (auto k : others(P1))
                    onTheWay(scene, { Session::Refresh, n, P1, k }, [&scene, n, k](Bytes& body) {
                        if (!call(scene.p.peer(k), n, body)) scene.fault = "not taken once";
                    });
                return honestly(scene, Protocol::Refresh);
            },
            kBothDrop));
    all.push_back(byHub(
        "n_1 again after an attempt that was given up",
        [](Scene& scene) -> Step<> {
            const auto first = scene.p.link->beginRefresh().value();
            TERCET_CHECK(round(scene.p, 1, first.out));
            const auto nonce = test::bodyValue(first.out.p2, "n");
            auto second = scene.p.link->beginRefresh().value();
            auto& link = scene.p.state(P1);
            const auto id = refreshId(link.id(), link.record().epoch + 1,
                toArray(std::span<const std::uint8_t, 32>(nonce)));
            for (auto k : others(P1))
                second.out[k] = makeBody({ { "n", nonce },
                    { "r1",
                        link.seal(MessageType::Refresh, id, 1, k,
                            toBytes(crypto::sha256(view("another commitment")))) } });
            return outcomeOf(round(scene.p, 1, second.out));
        },
        kBothDrop));
    all.push_back(byHub(
        "R2 of an attempt that was given up",
        [](Scene& scene) -> Step<> {
            auto& p = scene.p;
            auto first = p.link->beginRefresh().value();
            TERCET_TRY(const auto commits, round(p, 1, first.out));
            auto revealing = std::move(first.state).onCommitments(commits).value();
            TERCET_CHECK(round(p, 1, p.link->beginRefresh().value().out));
            return outcomeOf(round(p, 2, revealing.out));
        },
        kBothDrop));
    all.push_back(byHub(
        "round 3 before round 2",
        [](Scene& scene) -> Step<> {
            const auto begun = scene.p.link->beginRefresh().value();
            TERCET_CHECK(round(scene.p, 1, begun.out));
            const Bytes early
                = makeBody({ { "r2", Bytes(300, 1) }, { "f3", Bytes(kSignedOverhead + 64, 1) } });
            return outcomeOf(round(scene.p, 3, { early, early }));
        },
        kBothDrop));
    return all;
}

namespace {

// An opening by the record that P1 likes; a refusal counts as the abort that P1 would meet.
Step<> opening(ThreeParties& p, const CoreRecord& record, const std::optional<Bytes>& confirmation)
{
    auto out = HubLinkOpening::begin(
        std::make_shared<const CoreRecord>(record.clone()), p.journal(P1), p.env())
                   .value()
                   .out;
    for (auto k : others(P1)) {
        if (confirmation)
            test::setBodyValue(out[k], "conf", *confirmation);
        else
            test::removeBodyValue(out[k], "conf");
    }
    const auto done = p.round(Session::Link, 1, out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto opened, p.peer(k).linkRound1(body));
        if (opened.refused) return stop(Refuse { Code::ProtocolRefused, "refused" });
        return std::move(opened.answer);
    });
    return outcomeOf(done);
}

} // namespace

// The co-signers hold the next record and wait for each other's confirmation.
CHEATS(RefreshAndTheNextOpening)
{
    std::vector<Case> all;
    const std::map<Party, std::string> refused { { P2, "refuse" }, { P3, "refuse" } },
        blamed { { P2, "recoverable P1" }, { P3, "recoverable P1" } };
    const auto add = [&](const std::string& strategy, const auto& expected,
                         const std::function<Step<>(ThreeParties&, const CoreRecord& old)>& opens) {
        all.push_back(byHub(
            strategy,
            [=](Scene& scene) {
                const auto old = scene.p.hubRecord->clone();
                refreshed(scene);
                return opens(scene.p, old);
            },
            expected, 2));
    };
    add("an opening in the old epoch", refused,
        [](ThreeParties& p, const CoreRecord& old) { return opening(p, old, {}); });
    add("an opening without the other's confirmation", refused,
        [](ThreeParties& p, const CoreRecord&) { return opening(p, *p.hubRecord, {}); });
    add("an opening with P1's confirmation for the other's", blamed,
        [](ThreeParties& p, const CoreRecord&) {
            return opening(p, *p.hubRecord, toBytes(*p.hubRecord->confirmations[0]));
        });
    add("an opening with the other's confirmation of the epoch before", blamed,
        [](ThreeParties& p, const CoreRecord& old) {
            return opening(p, *p.hubRecord, toBytes(*old.confirmations[1]));
        });
    add("an opening with a void for the other's confirmation", blamed,
        [](ThreeParties& p, const CoreRecord&) {
            return opening(
                p, *p.hubRecord, toBytes(p.own[0]->sign(signedAs::kVoid, p.hubRecord->tr)));
        });
    // Nothing of the old epoch is left once the new one is entered.
    all.push_back(byHub(
        "an opening in the epoch that was left",
        [](Scene& scene) -> Step<> {
            const auto old = scene.p.hubRecord->clone();
            TERCET_CHECK(honestly(scene, Protocol::Refresh));
            return opening(scene.p, old, {});
        },
        refused, 2));
    all.push_back(byHub(
        "a presignature of the link before",
        [](Scene& scene) -> Step<> {
            TERCET_CHECK(scene.p.presign());
            const auto begun = scene.p.link->beginSign(
                scene.p.input({ 44, 60, 0, 0, 1 }, scene.p.random.bytes<32>()));
            const auto out = begun.value().out;
            TERCET_CHECK(honestly(scene, Protocol::Refresh));
            return outcomeOf(
                scene.p.round(Session::Sign, 1, out, [&](Party k, ByteView body) -> Step<Bytes> {
                    TERCET_TRY(const auto request, scene.p.peer(k).openSign(body));
                    return toBytes(request.presignature);
                }));
        },
        refused, 2));
    return all;
}

} // namespace tercet::mpc::cheating
