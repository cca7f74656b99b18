#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/RefreshParty.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

struct RefreshTest : testing::Test {
    void SetUp() override
    {
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), "");
    }
    bool signs()
    {
        if (!p.openLink() || !p.presign()) return false;
        if (!p.hub->proven()) return false;
        return p.sign(p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>())).has_value(); // verified
    }
    void expectAllIn(std::uint32_t epoch)
    {
        for (auto party : kParties) {
            EXPECT_EQ(p.record(party).epoch, epoch);
            EXPECT_EQ(p.record(party).eid, p.record(P1).eid);
            EXPECT_EQ(p.record(party).status, RecordStatus::Active);
        }
        EXPECT_FALSE(p.hub->pending() || p.peer(P2).pending() || p.peer(P3).pending());
    }
    // Breaks the connection before the message.
    void cut(Session session, int round, Party from, Party to)
    {
        p.tap = [=](Session s, int n, Party a, Party b, Bytes& body) {
            if (s == session && n == round && a == from && b == to) body.clear();
        };
    }
    ThreeParties p;
};

}

TEST_F(RefreshTest, SameKeysNewSharesNextEpoch)
{
    std::array<CoreRecord, 3> old { p.record(P1).clone(), p.record(P2).clone(),
        p.record(P3).clone() };
    ASSERT_EQ(outcome(p.refresh()), "");
    EXPECT_EQ(p.record(P1).epoch, 2u);
    EXPECT_FALSE(p.link->isOpen()); // nothing of the old epoch survives
    EXPECT_FALSE(p.peer(P2).hasLink() || p.peer(P3).hasLink());
    EXPECT_TRUE(p.peer(P2).pending()); // its third confirmation comes with the next opening
    ASSERT_TRUE(signs());
    expectAllIn(2);
    auto x = crypto::Scalar(), mixed = old[0].x;
    auto y = crypto::EdScalar();
    for (auto i : kParties) {
        const auto& before = old[std::size_t(number(i) - 1)];
        const auto& now = p.record(i);
        EXPECT_FALSE(now.x == before.x);
        EXPECT_FALSE(now.publicShares[0] == before.publicShares[0]);
        EXPECT_EQ(now.key, before.key);
        EXPECT_EQ(now.edKey, before.edKey);
        EXPECT_EQ(now.wid, before.wid);
        EXPECT_EQ(now.chainCode, before.chainCode);
        EXPECT_NE(now.eid, before.eid);
        EXPECT_EQ(now.idHash(), before.idHash());
        x = x + now.x;
        y = y + now.y;
        if (i != P1) mixed = mixed + now.x;
        const auto stored = CoreRecord::decode(now.encode().view());
        ASSERT_TRUE(stored) << stored.error().context;
        EXPECT_EQ(stored->epoch, 2u);
    }
    EXPECT_EQ(*crypto::Point::mulBase(x), p.record(P1).key);
    EXPECT_EQ(*crypto::EdPoint::mulBase(y), p.record(P1).edKey);
    EXPECT_FALSE(*crypto::Point::mulBase(mixed) == p.record(P1).key); // epochs do not mix
}

TEST_F(RefreshTest, AgainAndAgain)
{
    for (std::uint32_t epoch = 2; epoch < 5; ++epoch) {
        ASSERT_EQ(outcome(p.refresh()), "");
        ASSERT_TRUE(signs());
        expectAllIn(epoch);
    }
}

// Nothing older than the epoch before is kept, so the new shares must have been shown to work.
TEST_F(RefreshTest, NoSecondRefreshBeforeTheFirstIsProven)
{
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_EQ(outcome(p.openLink()), "");
    EXPECT_EQ(outcome(p.refresh()), "refuse: this epoch is unproven"); // a co-signer
    ASSERT_EQ(outcome(p.presign()), "");
    for (auto k : others(P1)) EXPECT_FALSE(p.records(k).previous);
    ASSERT_EQ(outcome(p.openLink()), "");
    EXPECT_EQ(outcome(p.refresh()), "refuse: this epoch is unproven"); // P1 itself
    EXPECT_EQ(p.records(P1).previous->epoch, 1u);
    EXPECT_FALSE(p.hub->pending() || p.peer(P2).pending() || p.peer(P3).pending());
    ASSERT_EQ(outcome(p.hub->proven()), "");
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_TRUE(signs());
    expectAllIn(3);
}

// What a party has confirmed is never void, also when its epoch is over.
TEST_F(RefreshTest, AnEpochThatIsOverIsNeverVoid)
{
    std::vector<Bytes32> over;
    for (std::uint32_t epoch = 2; epoch < 4; ++epoch) {
        over.push_back(p.record(P2).tr);
        ASSERT_EQ(outcome(p.refresh()), "");
        ASSERT_TRUE(signs());
    }
    for (const auto& tr : over) {
        const auto asked = HubResolve::begin(*p.hub, tr, p.env()).value();
        for (auto k : others(P1))
            EXPECT_EQ(
                outcome(p.peer(k).resolveRound1(asked.out[k])), "refuse: confirmed elsewhere");
    }
    ASSERT_TRUE(signs());
    expectAllIn(3);
}

// An opening that was answered before the refresh leads to no link after it.
TEST_F(RefreshTest, ACandidateDoesNotOutliveTheConfirmation)
{
    auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
    const auto hellos
        = p.round(Session::Link, 1, opening.out, [&](Party k, ByteView body) -> Step<Bytes> {
              TERCET_TRY(auto opened, p.peer(k).linkRound1(body));
              return opened.answer;
          });
    auto keying = std::move(opening.state).onHellos(*hellos).value();
    cut(Session::Refresh, 3, P2, P1);
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    ASSERT_TRUE(p.peer(P2).pending());
    EXPECT_EQ(outcome(p.peer(P2).linkRound2(keying.out.p2)), "refuse: one is pending");
    EXPECT_FALSE(p.peer(P2).hasLink());
    ASSERT_EQ(outcome(p.resolve()), "");
    EXPECT_EQ(outcome(p.peer(P2).linkRound2(keying.out.p2)), "refuse: no candidate");
    ASSERT_TRUE(signs());
}

// The old record stays until a presignature has shown that the new shares work.
TEST_F(RefreshTest, TheOldRecordGoesWithTheFirstPresignature)
{
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_EQ(outcome(p.openLink()), "");
    for (auto k : others(P1)) {
        ASSERT_TRUE(p.records(k).previous);
        EXPECT_EQ(p.records(k).previous->epoch, 1u);
        EXPECT_EQ(p.records(k).current->epoch, 2u);
    }
    ASSERT_EQ(outcome(p.presign()), "");
    for (auto k : others(P1)) EXPECT_FALSE(p.records(k).previous);
    EXPECT_TRUE(p.records(P1).previous); // P1's caller says when
    ASSERT_EQ(outcome(p.hub->proven()), "");
    EXPECT_FALSE(p.records(P1).previous);
}

// sim_link 6: wherever the connection breaks, resolving ends one way for all, and the wallet signs.
TEST_F(RefreshTest, BrokenAtEveryMessage)
{
    std::uint32_t epoch = 1;
    for (int round = 1; round <= 3; ++round)
        for (auto k : others(P1))
            for (const bool toPeer : { true, false }) {
                const auto from = toPeer ? P1 : k, to = toPeer ? k : P1;
                cut(Session::Refresh, round, from, to);
                EXPECT_NE(outcome(p.refresh()), "");
                p.tap = {};
                if (p.hub->pending() || p.peer(P2).pending() || p.peer(P3).pending()) {
                    EXPECT_NE(outcome(p.openLink()), "");
                }
                ASSERT_EQ(outcome(p.resolve()), "") << round;
                // All three hold the record once P3 has taken the last message.
                if (round == 3 && !toPeer) ++epoch;
                expectAllIn(epoch);
                ASSERT_TRUE(signs()) << round;
                ASSERT_EQ(outcome(p.openLink()), "");
                p.clock.now += 20 * 60 * 1000; // within its rate
            }
    EXPECT_EQ(epoch, 3u);
}

// A party that died before it heard the end learns it from the next opening.
TEST_F(RefreshTest, TheNextOpeningBringsTheThirdConfirmation)
{
    ASSERT_EQ(outcome(p.refresh()), "");
    EXPECT_EQ(p.peer(P2).record().epoch, 1u);
    ASSERT_EQ(outcome(p.openLink()), "");
    EXPECT_EQ(p.peer(P2).record().epoch, 2u);
    EXPECT_FALSE(p.peer(P2).pending());
}

TEST_F(RefreshTest, APendingHolderOpensNoLinkAndRefreshesNothing)
{
    cut(Session::Refresh, 3, P3, P1);
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    ASSERT_TRUE(p.hub->pending());
    EXPECT_EQ(outcome(p.openLink()), "refuse: a record is pending");
    EXPECT_EQ(classOf(p.hub->begin(p.hub->pending()->clone())), "refuse");
    // Nor does a co-signer that holds one.
    const auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
    EXPECT_EQ(p.peer(P2).linkRound1(opening.out.p2).value().refused, RefuseCause::Pending);
    ASSERT_EQ(outcome(p.resolve()), "");
    expectAllIn(2);
}

// P1 has forgotten what it was about: a co-signer tells it.
TEST_F(RefreshTest, ResolvingFindsWhatOnlyACoSignerHolds)
{
    cut(Session::Refresh, 3, P1, P3);
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    ASSERT_TRUE(p.peer(P2).pending());
    const auto tr = p.peer(P2).pending()->tr;
    // P1 drops by P3's void, and dies before it tells P2.
    auto asked = HubResolve::begin(*p.hub, tr, p.env()).value();
    const auto answers = p.round(Session::Resolve, 1, asked.out,
        [&](Party k, ByteView body) { return p.peer(k).resolveRound1(body); });
    auto decided = std::move(asked.state).onAnswers(*answers).value();
    ASSERT_EQ(
        outcome(p.hub->settle(std::get<Next<HubResolveSettling>>(decided).state.settlement())), "");
    ASSERT_FALSE(p.hub->pending());
    ASSERT_EQ(outcome(p.resolve()), "");
    expectAllIn(1);
    ASSERT_TRUE(signs());
}

// The same answer whoever asks and when; of a confirmation and a void only one is ever signed.
TEST_F(RefreshTest, AnAnswerIsForGood)
{
    cut(Session::Refresh, 3, P1, P3); // P1 and P2 hold it, P3 does not
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    const auto tr = p.hub->pending()->tr;
    const auto ask = [&](Party k) {
        const auto asked = HubResolve::begin(*p.hub, tr, p.env()).value();
        const auto body = p.peer(k).resolveRound1(asked.out[k]).value();
        const auto envelope = bodyValue(body, "answer");
        return ResolveAnswer::decode(
            ByteView(envelope).subspan(Header::kBytes, envelope.size() - kSignedOverhead))
            .value();
    };
    EXPECT_EQ(ask(P2).verdict, Verdict::Confirmed);
    const auto voidOfP3 = ask(P3);
    EXPECT_EQ(voidOfP3.verdict, Verdict::Void);
    EXPECT_EQ(voidOfP3.signer, P3);
    EXPECT_EQ(ask(P3).signature, voidOfP3.signature);
    // The last message of the session arrives after all: too late.
    auto late = p.hub->pending()->clone();
    late.party = P3;
    EXPECT_FALSE(p.records(P3).storeNext(late));
    ASSERT_EQ(outcome(p.resolve()), "");
    expectAllIn(1);
    // P2 confirmed and then dropped: it shows P3's void and signs none of its own.
    EXPECT_EQ(ask(P2).verdict, Verdict::Void);
    EXPECT_EQ(ask(P2).signer, P3);
    EXPECT_EQ(ask(P2).signature, voidOfP3.signature);
}

TEST_F(RefreshTest, TheSessionOfAVoidTranscriptCannotConfirmAnyMore)
{
    Bytes third; // round 3 for P3, kept back
    p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
        if (s == Session::Refresh && n == 3 && from == P1 && to == P3)
            third = std::exchange(body, {});
    };
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    ASSERT_TRUE(p.peer(P3).hasLink()); // its session waits
    const auto asked = HubResolve::begin(*p.hub, p.hub->pending()->tr, p.env()).value();
    ASSERT_EQ(outcome(p.peer(P3).resolveRound1(asked.out.p3)), "");
    EXPECT_EQ(classOf(p.peer(P3).refreshRound3(third)), "refuse");
    EXPECT_FALSE(p.peer(P3).pending());
    ASSERT_EQ(outcome(p.resolve()), "");
    expectAllIn(1);
}

TEST_F(RefreshTest, SettlementsThatDoNotHold)
{
    cut(Session::Refresh, 3, P1, P3);
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    const auto tr = p.hub->pending()->tr;
    const auto sign = [&](Party by, std::string_view as) { return p.record(by).own.sign(as, tr); };
    auto& hub = *p.hub;
    // No void but one of the three parties' own; a confirmation is not a void.
    auto stranger = OwnIdentity::generate(p.random);
    EXPECT_EQ(
        classOf(hub.settle({ tr, Verdict::Void, P3, { stranger.sign(signedAs::kVoid, tr) } })),
        "recoverable");
    EXPECT_EQ(
        classOf(hub.settle({ tr, Verdict::Void, P3, { sign(P3, signedAs::kRefreshConfirm) } })),
        "recoverable");
    EXPECT_EQ(classOf(hub.settle({ tr, Verdict::Void, P2, { sign(P3, signedAs::kVoid) } })),
        "recoverable");
    // Two confirmations are not three, nor are three by two parties.
    const auto c1 = sign(P1, signedAs::kRefreshConfirm), c2 = sign(P2, signedAs::kRefreshConfirm);
    EXPECT_EQ(classOf(hub.settle({ tr, Verdict::Confirmed, {}, { c1, c2, c2 } })), "recoverable");
    EXPECT_EQ(
        classOf(hub.settle({ tr, Verdict::Confirmed, {}, { c1, c2, sign(P3, signedAs::kVoid) } })),
        "recoverable");
    EXPECT_EQ(classOf(hub.settle(
                  { tr, Verdict::Confirmed, {}, { c1, c2, sign(P3, signedAs::kDkgConfirm) } })),
        "recoverable");
    ASSERT_TRUE(hub.pending());
    // Another transcript's is nobody's business here.
    EXPECT_EQ(
        classOf(hub.settle({ Bytes32 { 9 }, Verdict::Confirmed, {}, { c1, c2, c2 } })), "refuse");
    // The epoch that was entered is not left.
    const auto& now = *hub.current();
    EXPECT_EQ(classOf(hub.settle({ now.tr, Verdict::Void, P3,
                  { p.record(P3).own.sign(signedAs::kVoid, now.tr) } })),
        "refuse");
}

// sim_link 6b.
TEST_F(RefreshTest, TwoNoncesAreTwoSessions)
{
    p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
        if (s == Session::Refresh && n == 1 && from == P1 && to == P3)
            setBodyValue(body, "n", Bytes(32, 7));
    };
    EXPECT_EQ(outcome(p.refresh()), "drop: of another session");
}

TEST_F(RefreshTest, AShareOfAnotherKeyIsNoticed)
{
    // P2 adds something to its share: everything it sends is consistent, but the sum is not X.
    struct Cheat {
        RefreshParty party;
    };
    auto cheat = p.record(P2).clone();
    cheat.x = cheat.x + crypto::Scalar::fromU64(1);
    const auto& honest = p.state(P2);
    std::array<crypto::Secret<32>, 2> roots { p.state(P2).with(P1).root().clone(),
        p.state(P2).with(P3).root().clone() };
    const auto link = std::make_shared<LinkState>(std::make_shared<const CoreRecord>(cheat.clone()),
        honest.id(), std::move(roots), p.journal(P2), p.env());
    auto begun = p.link->beginRefresh().value();
    RefreshParty evil(
        link, toArray(std::span<const std::uint8_t, 32>(bodyValue(begun.out.p2, "n"))));
    const auto seal = [&](const Bytes32& session, std::uint8_t round, Party to, ByteView payload) {
        return link->seal(MessageType::Refresh, session, round, to, payload);
    };
    const auto open
        = [&](const Bytes& envelope, const Bytes32& session, std::uint8_t round, Party from) {
              return toBytes(
                  link->open(envelope, MessageType::Refresh, session, round, from).value().view());
          };
    const auto rid = evil.commitSession();
    ASSERT_EQ(outcome(evil.takeCommit(P1, open(bodyValue(begun.out.p2, "r1"), rid, 1, P1))), "");
    const auto fromP3 = p.peer(P3).refreshRound1(begun.out.p3).value();
    ASSERT_EQ(outcome(evil.takeCommit(P3, open(bodyValue(fromP3, "relay"), rid, 1, P3))), "");
    auto revealing = std::move(begun.state)
                         .onCommitments({ makeBody({ { "r1", seal(rid, 1, P1, evil.commit()) },
                                              { "relay", seal(rid, 1, P3, evil.commit()) } }),
                             fromP3 })
                         .value();
    const auto reveal = evil.reveal();
    const auto sid = evil.revealSession();
    const auto p3 = p.peer(P3).refreshRound2(revealing.out.p3).value();
    const Bodies answers {
        makeBody({ { "r2", seal(sid, 2, P1, reveal) }, { "relay", seal(sid, 2, P3, reveal) } }), p3
    };
    EXPECT_EQ(outcome(std::move(revealing.state).onReveals(answers)),
        "recoverable: the new shares are not of the same keys");
    EXPECT_FALSE(p.hub->pending());
}

// Whatever a field of R1, R2 or F3 says instead: nothing is stored, nobody is blamed for a cheat.
TEST_F(RefreshTest, WrongFieldsStopIt)
{
    struct Case {
        int round;
        Party from, to;
        const char* key;
        std::size_t at;
        const char* expected;
    };
    static constexpr Case kCases[] = {
        { 1, P2, P1, "r1", 0, "drop: of another session" }, // another sid'
        { 1, P1, P2, "r1", 3, "drop: of another session" },
        { 2, P2, P1, "r2", 70, "recoverable P2: the commitment does not open" },
        { 2, P1, P2, "r2", 70, "recoverable P1: the commitment does not open" },
        { 2, P2, P1, "r2", 135, "recoverable P2: proof of knowledge" },
        { 2, P3, P1, "r2", 200, "recoverable P3: proof of knowledge" },
        { 3, P1, P2, "f3", 5, "recoverable P1: confirmation" },
        { 3, P3, P1, "f3", 5, "recoverable P3: confirmation" },
    };
    for (const auto& c : kCases) {
        ASSERT_EQ(outcome(p.openLink()), "");
        p.clock.now += 10 * 60 * 1000;
        p.tap = tapAt({ Session::Refresh, c.round, c.from, c.to }, [&](Bytes& body) {
            editBodyValue(body, c.key, [&](Bytes& envelope) {
                const bool isSigned = c.round == 3;
                envelope = isSigned ? resigned(p, envelope, flipBit(c.at))
                                    : resealed(p, envelope, flipBit(c.at));
            });
        });
        EXPECT_EQ(outcome(p.refresh()), c.expected) << c.round << c.key << c.at;
        p.tap = {};
        ASSERT_EQ(outcome(p.resolve()), "");
        for (auto party : kParties) EXPECT_TRUE(p.journal(party).quarantines()->empty());
    }
    ASSERT_TRUE(signs());
}

// protocol.md 11.2
TEST(RefreshKnownAnswers, Model)
{
    const auto d = [](const std::string& label) {
        Bytes32 out;
        crypto::prg(crypto::sha256(view(label)), out);
        return out;
    };
    const auto lid
        = *arrayFromHex<32>("439dd60612a989fed80915b78ba27bb27edd39c701be31d313cbcbd451082eae");
    const auto root
        = *arrayFromHex<32>("b0ff65b919d3ac7cc671da856e8a99eb68c0e182b32b05ff76781c729d203a1d");
    const auto shift = refreshShift(
        crypto::Secret<32>(std::span<const std::uint8_t, 32>(root)), refreshId(lid, 2, d("n1rf")));
    EXPECT_EQ(
        hex(ByteView(shift)), "660b0b51098c367bd0beb2dbb4d4844a978668cb900fe04ae7791f9087822289");
}

} // namespace tercet::mpc::test
