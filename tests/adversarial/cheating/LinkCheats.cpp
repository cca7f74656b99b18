#include <gtest/gtest.h>

#include "core/crypto/Ristretto.h"
#include "core/mpc/Body.h"
#include "core/mpc/LinkCandidate.h"
#include "tests/adversarial/cheating/Cases.h"
#include "tests/adversarial/cheating/RoguePresign.h"

// The link, protocol.md 2.2 and 4.1: honest parties see at once that two were shown different
// things; only a base OT that lies in some rows stays unseen, and is met by the OT check.
namespace tercet::mpc::cheating {

using test::At;
using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

Case inLink(const std::string& strategy, const std::set<Party>& cheaters,
    const std::function<void(Scene&)>& lies, std::map<Party, std::string> expected)
{
    Case c { strategy, Protocol::Link, cheaters };
    c.newLink = true;
    c.run = [=](Scene& scene) {
        lies(scene);
        return honestly(scene, Protocol::Link);
    };
    c.expected = std::move(expected);
    return c;
}

// Where `from` writes to `to`: base-OT messages and confirmations, and the key of the envelope.
struct Letter {
    At at;
    const char* key;
};
// L2: Alice's offer.
Letter offer(Party from, Party to)
{
    if (from == P1) return { { Session::Link, 2, P1, to }, "l2" };
    return { { Session::Link, 2, from, P1 }, to == P1 ? "l2" : "relay" };
}
// Bob's answer: in L2_{k→1}, L3_{1→k}, L3_{k→k'}.
Letter answer(Party from, Party to)
{
    if (from == P1) return { { Session::Link, 3, P1, to }, "l3" };
    return to == P1 ? Letter { { Session::Link, 2, from, P1 }, "l2" }
                    : Letter { { Session::Link, 3, from, P1 }, "relay" };
}
// conf: in L3_{1→k}, L3_{k→1}, L4_{k→k'}.
Letter confirmation(Party from, Party to)
{
    if (from == P1) return { { Session::Link, 3, P1, to }, "l3" };
    return to == P1 ? Letter { { Session::Link, 3, from, P1 }, "l3" }
                    : Letter { { Session::Presign, 1, from, P1 }, "l4" };
}
// Offsets in those payloads.
std::size_t answerAt(Party from, Party to)
{
    return from != P1 && to == P1 ? 32 + kBaseOtBytes : 0;
}
std::size_t confirmationAt(Party from) { return from == P1 ? 32 + kBaseOtBytes : 0; }

void tell(Scene& scene, const Letter& letter, test::Edit edit)
{
    lie(scene, letter.at, letter.key, std::move(edit));
}

// Reads it and leaves it as it is.
void read(Scene& scene, const Letter& letter, const std::function<void(ByteView)>& reader)
{
    onTheWay(scene, letter.at, [&p = scene.p, letter, reader](Bytes& body) {
        const auto envelope = test::bodyValue(body, letter.key);
        const auto header = peekHeader(envelope)->header;
        const auto& root = p.state(header.sender).with(*header.receiver).root();
        reader(openSealed(envelope, header, root)->view());
    });
}

// A Bob who answers some rows with points that nobody knows the keys of, and keeps to it in his
// confirmation: he goes unseen exactly where he guesses Alice's Δ.
struct RogueBob {
    ThreeParties& p;
    Party self, victim;
    std::vector<std::pair<std::size_t, std::size_t>> spoilt; // row, which of the two keys
    Bytes offered {}, offers {}, theirY {}, trueY {}, spoiltY {};

    static void seat(Scene& scene, RogueBob rogue)
    {
        const auto bob = std::make_shared<RogueBob>(std::move(rogue));
        const auto self = bob->self, victim = bob->victim;
        const auto first = [](ByteView b) { return toBytes(b.first(32 + kBaseOtBytes)); };
        read(scene, offer(victim, self), [=](ByteView b) { bob->offered = first(b); });
        read(scene, offer(self, victim), [=](ByteView b) { bob->offers = first(b); });
        read(scene, answer(victim, self), [=](ByteView b) { bob->theirY = y(b, victim, self); });
        tell(scene, answer(self, victim), [=](Bytes& b) { bob->spoil(b); });
        tell(scene, confirmation(self, victim),
            [=](Bytes& b) { bob->confirm(b, self, victim, bob->spoiltY); });
        // His own engine does not know of his lies.
        tell(scene, confirmation(victim, self),
            [=](Bytes& b) { bob->confirm(b, victim, self, bob->trueY); });
    }

private:
    static Bytes y(ByteView payload, Party from, Party to)
    {
        return toBytes(payload.subspan(answerAt(from, to) + 32, kBaseOtBytes));
    }
    void spoil(Bytes& payload)
    {
        trueY = y(payload, self, victim);
        const auto at = answerAt(self, victim) + 32;
        for (const auto& [row, which] : spoilt) {
            const auto other = crypto::RistrettoPoint::random(p.random).encode();
            std::ranges::copy(other, payload.begin() + std::ptrdiff_t(at + 64 * row + 32 * which));
        }
        spoiltY = y(payload, self, victim);
    }
    Bytes32 transcript(Party alice, Party bob, ByteView offer, ByteView answer) const
    {
        const auto nonce = toArray(std::span<const std::uint8_t, 32>(offer.first(32)));
        return baseOtTranscript(
            baseOtId(p.opening->id(), alice, bob, nonce), offer.subspan(32), answer);
    }
    void confirm(Bytes& payload, Party from, Party to, ByteView ownY) const
    {
        const auto asBob = transcript(victim, self, offered, ownY);
        const auto asAlice = transcript(self, victim, offers, theirY);
        const bool lower = self < victim;
        const auto conf = linkConfirmation(p.state(self).with(victim).root(), p.opening->id(), from,
            to, lower ? asAlice : asBob, lower ? asBob : asAlice);
        std::ranges::copy(conf, payload.begin() + std::ptrdiff_t(confirmationAt(from)));
    }
};

std::string blamed(const std::string& what, Party p)
{
    return what + " P" + std::to_string(number(p));
}

// The same lie of each cheater to the victim.
std::vector<Case> everywhere(const std::string& strategy, const std::string& verdict,
    const std::function<void(Scene&, Party, Party)>& lieTo)
{
    std::vector<Case> out;
    for (const auto& s : seatings()) {
        out.push_back(inLink(strategy, s.cheaters,
            [=](Scene& scene) {
                for (auto cheater : s.cheaters) lieTo(scene, cheater, s.victim);
            },
            {}));
        out.back().newLink = out.size() == 1;
        if (verdict.empty())
            out.back().signs = true;
        else
            out.back().expected = { { s.victim, blamed(verdict, s.first()) } };
    }
    return out;
}

test::Edit put(std::size_t at, const Bytes& value)
{
    return [=](Bytes& b) { std::ranges::copy(value, b.begin() + std::ptrdiff_t(at)); };
}

} // namespace

CHEATS(BaseOtAnswers)
{
    std::vector<Case> all;
    // The link's Δs are drawn before anybody answers them: those of the honest run.
    std::map<std::pair<Party, Party>, Bytes> deltas;
    const auto told = fromHex(afterwards(Protocol::Link, [](ThreeParties& p) {
        std::string text;
        for (auto i : kParties)
            for (auto j : others(i)) text += hex(p.state(i).with(j).senderKeys().delta.view());
        return text;
    })).value();
    std::size_t at = 0;
    for (auto i : kParties)
        for (auto j : others(i)) {
            deltas[{ i, j }] = toBytes(ByteView(told).subspan(at, kDeltaBytes));
            at += kDeltaBytes;
        }
    const auto guesses = [&](std::size_t rows, std::size_t wrong) {
        return [=](Scene& scene, Party cheater, Party victim) {
            const auto& delta = deltas.at({ victim, cheater });
            RogueBob bob { scene.p, cheater, victim, {} };
            for (std::size_t i = 0; i < rows; ++i) {
                const auto row = 17 * i + 3;
                const std::size_t chosen = delta[row / 8] >> (row % 8) & 1;
                bob.spoilt.emplace_back(row, i < wrong ? chosen : 1 - chosen);
            }
            RogueBob::seat(scene, std::move(bob));
        };
    };
    join(all, everywhere("base OT: keys of one row spoilt, Δ guessed rightly", "", guesses(1, 0)));
    join(all, everywhere("base OT: one row, Δ guessed wrongly", "quarantine", guesses(1, 1)));
    join(all, everywhere("base OT: seven rows, one guess wrong", "quarantine", guesses(7, 1)));
    return all;
}

CHEATS(LinkMessages)
{
    std::vector<Case> all;
    const Bytes zero(32, 0);
    join(all,
        everywhere("base OT: an s that is no point", "recoverable",
            [=](Scene& scene, Party from, Party to) {
                tell(scene, offer(from, to), put(32 + 64 * 9, zero));
            }));
    join(all,
        everywhere("base OT: a Y that is no point", "recoverable",
            [=](Scene& scene, Party from, Party to) {
                tell(scene, answer(from, to), put(answerAt(from, to) + 32 + 64 * 9, zero));
            }));
    join(all,
        everywhere(
            "ots: answers another s", "recoverable", [=](Scene& scene, Party from, Party to) {
                tell(scene, answer(from, to), test::flipBit(answerAt(from, to)));
            }));
    join(all, everywhere("wrong conf", "recoverable", [=](Scene& scene, Party from, Party to) {
        tell(scene, confirmation(from, to), test::flipBit(confirmationAt(from)));
    }));
    join(all,
        everywhere("conf of another pair", "recoverable", [=](Scene& scene, Party from, Party to) {
            tell(scene, confirmation(from, to), [&scene, from, to](Bytes& b) {
                put(confirmationAt(from),
                    toBytes(scene.p.state(from).with(third(from, to)).confirmation()))(b);
            });
        }));
    return all;
}

CHEATS(Hellos)
{
    const auto echoAt = LinkHello::kFields[4].offset, ephemeralAt = LinkHello::kFields[3].offset;
    std::vector<Case> all;
    for (auto k : others(P1)) {
        const auto hello
            = [=](const std::string& strategy, test::Edit edit, const std::string& verdict) {
                  return inLink(strategy, { k },
                      [=](Scene& scene) { lie(scene, { Session::Link, 1, k, P1 }, "l1", edit); },
                      { { P1, verdict } });
              };
        all.push_back(hello("h_1 of an opening that was not shown", test::flipBit(echoAt),
            blamed("recoverable", k)));
        all.push_back(
            hello("E of low order", put(ephemeralAt, Bytes(32, 0)), blamed("recoverable", k)));
        all.push_back(hello("EID of another epoch", test::flipBit(0), "refuse"));
        all.push_back(hello("IDhash of other identities", test::flipBit(40), "refuse"));
    }
    // P1 by its own engine as far as it goes, then on without it.
    const auto openings = [](const std::string& strategy, test::Edit toP2, test::Edit toP3,
                              const std::string& verdict) {
        Case c { strategy, Protocol::Link, { P1 } };
        c.run = [=](Scene& scene) -> Step<> {
            auto& p = scene.p;
            auto out = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value().out;
            for (auto k : others(P1))
                test::editBodyValue(out[k], "l1",
                    [&](Bytes& l1) { l1 = test::resigned(p, l1, k == P2 ? toP2 : toP3); });
            TERCET_TRY(const auto hellos,
                p.round(Session::Link, 1, out, [&](Party k, ByteView body) -> Step<Bytes> {
                    TERCET_TRY(auto opened, p.peer(k).linkRound1(body));
                    return std::move(opened.answer);
                }));
            for (auto k : others(P1))
                out[k] = makeBody({ { "l1", test::bodyValue(hellos[third(P1, k)], "l1") },
                    { "l2", Bytes(Header::kBytes + 100) } });
            const auto done = p.round(Session::Link, 2, out,
                [&](Party k, ByteView body) { return p.peer(k).linkRound2(body); });
            return done ? Step<> {} : Step<>(std::unexpected(done.error()));
        };
        c.expected = { { P2, verdict }, { P3, verdict } };
        return c;
    };
    const auto other = put(ephemeralAt, toBytes(crypto::sha256(view("another"))));
    const auto low = put(ephemeralAt, Bytes(32, 0));
    all.push_back(openings("two openings", [](Bytes&) { }, other, "recoverable"));
    all.push_back(openings("E of low order", low, low, "recoverable P1"));
    all.push_back(openings("an opening, then nothing that opens", other, other, "drop"));
    return all;
}

namespace {

using Recorded = std::map<std::pair<Session, int>, Bodies>;

// What P1 sent to both.
void record(Scene& scene, const std::shared_ptr<Recorded>& all)
{
    scene.lie = [=](Session s, int n, Party from, Party to, Bytes& body) {
        if (from == P1) (*all)[{ s, n }][to] = body;
    };
}

// Every body again, to both; how it ended for them is in Scene::p.ended.
void deliver(Scene& scene, const Recorded& all)
{
    auto& p = scene.p;
    for (const auto& [which, out] : all) {
        const auto [session, n] = which;
        p.ended.clear();
        const auto done = p.round(
            session, n, out, [&, s = session, n = n](Party k, ByteView body) -> Step<Bytes> {
                auto& peer = p.peer(k);
                if (s == Session::Link && n == 1) {
                    TERCET_TRY(auto opened, peer.linkRound1(body));
                    return std::move(opened.answer);
                }
                if (s == Session::Link)
                    return n == 2 ? peer.linkRound2(body) : peer.linkRound3(body);
                if (s == Session::Presign)
                    return n == 1 ? peer.presignRound1(body)
                        : n == 2  ? peer.presignRound2(body)
                                  : peer.presignRound3(body);
                TERCET_TRY(const auto request, peer.openSign(body));
                return toBytes(request.presignature);
            });
        const bool opening = session == Session::Link && n == 1;
        for (auto k : others(P1)) {
            const auto it = p.ended.find(k);
            const auto verdict = it == p.ended.end() ? "taken" : std::string(it->second.name());
            // An old opening is answered with a new hello, and leads nowhere; without one there is
            // no candidate. Whoever begins something in the link before is told that it is gone.
            const bool noLink = verdict == "refuse" && it->second.error().code == Code::NoSuchLink
                && (session == Session::Link ? n == 2 : n == 1);
            if (verdict != "drop" && !noLink && !(opening && verdict == "taken"))
                scene.fault = "a message of another session was " + verdict;
        }
    }
}

} // namespace

CHEATS(Replays)
{
    std::vector<Case> all;
    Case c { "everything of this link again (LID rollback)", Protocol::Link, { P1 } };
    c.run = [](Scene& scene) -> Step<> {
        const auto old = std::make_shared<Recorded>();
        record(scene, old);
        TERCET_CHECK(honestly(scene, Protocol::Link));
        scene.lie = {};
        const auto lid = scene.p.peer(P2).linkId();
        deliver(scene, *old);
        if (scene.p.peer(P2).linkId() != lid) scene.fault = "the link was disturbed";
        TERCET_CHECK(scene.p.presign());
        return sign(scene);
    };
    c.expected = { { P2, "drop" }, { P3, "drop" } };
    c.signs = true;
    all.push_back(c);

    c.strategy = "everything of the link before"; // its request comes last
    c.expected = { { P2, "refuse" }, { P3, "refuse" } };
    c.run = [](Scene& scene) -> Step<> {
        const auto old = std::make_shared<Recorded>();
        record(scene, old);
        TERCET_CHECK(honestly(scene, Protocol::Link));
        scene.lie = {};
        TERCET_CHECK(scene.p.openLink());
        TERCET_CHECK(scene.p.presign());
        deliver(scene, *old);
        return sign(scene);
    };
    all.push_back(c);

    c.strategy = "everything of another vault";
    c.expected = { { P2, "drop" }, { P3, "drop" } };
    c.run = [](Scene& scene) -> Step<> {
        TERCET_CHECK(honestly(scene, Protocol::Link));
        ThreeParties other(77);
        Scene foreign { other, {} };
        const auto theirs = std::make_shared<Recorded>();
        record(foreign, theirs);
        other.tap = foreign.lie;
        if (!other.dkg()) std::abort();
        theirs->clear();
        TERCET_CHECK(honestly(foreign, Protocol::Link));
        deliver(scene, *theirs);
        TERCET_CHECK(scene.p.presign());
        return sign(scene);
    };
    all.push_back(c);
    return all;
}

CHEATS(RefusalsAndEnds)
{
    std::vector<Case> all;
    for (auto k : others(P1)) {
        const auto peer = third(P1, k);
        // A refusal in the other's name, or of another opening.
        for (const bool own : { false, true }) {
            Case c { own ? "refusal of another opening" : "refusal in another's name",
                Protocol::Link, { k } };
            c.run = [=](Scene& scene) {
                auto& p = scene.p;
                const auto named = own ? k : peer;
                onTheWay(scene, { Session::Link, 1, named, P1 }, [=, &p](Bytes& body) {
                    auto header = peekHeader(test::bodyValue(body, "l1"))->header;
                    header.type = MessageType::Refusal;
                    header.receiver = P1;
                    if (own) header.session = p.random.bytes<32>();
                    const Refusal refusal { 1, 1, p.hubRecord->eid };
                    body = makeBody(
                        { { "refuse", signEnvelope(header, refusal.encode(), p.record(k).own) } });
                });
                return honestly(scene, Protocol::Link);
            };
            c.expected = { { P1, "drop" } };
            all.push_back(c);
        }
        // `end` in P1's name under the key that the two co-signers share.
        Case c { "end in P1's name", Protocol::Link, { k } };
        c.run = [=](Scene& scene) -> Step<> {
            auto& p = scene.p;
            TERCET_CHECK(p.openLink());
            const auto& own = p.state(k);
            const Header header { .type = MessageType::End,
                .epoch = 1,
                .wid = p.hubRecord->wid,
                .session = own.id(),
                .round = 1,
                .sender = P1,
                .receiver = peer };
            test::SeededRandom random(5);
            const auto end = sealEnvelope(header, {}, p.state(k).with(peer).root(), random);
            if (test::classOf(p.peer(peer).end(makeBody({ { "end", end } }))) != "drop")
                scene.fault = "a forged end was taken";
            TERCET_CHECK(p.presign());
            return sign(scene);
        };
        c.signs = true;
        all.push_back(c);
    }
    return all;
}

CHEATS(LateAnswers)
{
    Case c { "L3 withheld, then late", Protocol::Link, { P1 } };
    c.run = [](Scene& scene) -> Step<> {
        TERCET_CHECK(scene.p.openLink());
        for (auto k : others(P1))
            onTheWay(scene, { Session::Presign, 1, P1, k },
                [](Bytes& body) { test::removeBodyValue(body, "l3"); });
        const auto early = scene.p.presign();
        if (early) scene.fault = "an A was taken before its OTs were confirmed";
        scene.lie = {};
        TERCET_CHECK(scene.p.presign());
        return sign(scene);
    };
    c.expected = { { P2, "recoverable" }, { P3, "recoverable" } };
    c.signs = true;
    return { c };
}

// Four cheaters' links within a month: a human has to look (protocol.md 5.8).
CHEATS(QuarantineFarming)
{
    std::vector<Case> all;
    for (const auto& [cheater, victim] :
        { std::pair { P1, P2 }, std::pair { P3, P1 }, std::pair { P2, P3 } }) {
        Case c { "four times the same wrong rows, each in a new link", Protocol::Link,
            { cheater } };
        c.run = [=](Scene& scene) -> Step<> {
            Step<> done;
            for (int i = 0; i < 4; ++i) {
                scene.p.clock.now += 1000;
                TERCET_CHECK(scene.p.openLink());
                TERCET_CHECK(scene.p.presign());
                Lies lies;
                lies.choice = [](std::size_t, reference::Choice x) {
                    x[1] ^= 1;
                    return x;
                };
                lies.extension = [](Bytes& a) { // x~ of the x that nobody used
                    fieldOf(a, PresignExtension::kFields, "x~")[0] ^= 1;
                };
                done = presign(scene.p, { { cheater, Ways { {}, {}, { { victim, lies } } } } });
                const auto list = scene.p.journal(victim).quarantines().value();
                if (int(list.size()) != i + 1 || list.back().culprit != cheater)
                    scene.fault = "the list does not have it";
            }
            return done;
        };
        c.expected = { { victim, blamed("quarantine", cheater) } };
        c.locked = true;
        c.anotherStory = true;
        all.push_back(c);
    }
    return all;
}

} // namespace tercet::mpc::cheating
