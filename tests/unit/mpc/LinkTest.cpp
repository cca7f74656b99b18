#include <algorithm>
#include <gtest/gtest.h>

#include "core/mpc/LinkCandidate.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;
constexpr std::size_t kEphemeralAt = 96, kEchoAt = 128; // in L1's payload

struct LinkTest : testing::Test {
    void SetUp() override { ASSERT_EQ(outcome(p.dkg()), ""); }
    SigningInput input() { return p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>()); }
    void expectNothingCounted()
    {
        for (auto party : kParties) EXPECT_TRUE(p.journal(party).quarantines()->empty());
    }
    // The same opening with another E_1, signed by P1.
    Bytes otherOpening(ByteView l1)
    {
        return resigned(p, l1, [&](Bytes& hello) {
            const auto e = crypto::DhKey::generate(p.random).publicKey();
            std::ranges::copy(e, hello.begin() + kEphemeralAt);
        });
    }
    // Everything that P1 relays or receives, by what it is.
    std::map<std::tuple<Session, int, Party, Party>, Bytes> record()
    {
        std::map<std::tuple<Session, int, Party, Party>, Bytes> all;
        p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
            all[{ s, n, from, to }] = body;
        };
        EXPECT_EQ(outcome(p.openLink()), "");
        EXPECT_EQ(outcome(p.presign()), "");
        p.tap = {};
        return all;
    }
    ThreeParties p;
};

}

TEST_F(LinkTest, OneLidAndEqualPairKeys)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    for (auto i : kParties) {
        EXPECT_EQ(p.state(i).id(), p.link->id());
        for (auto j : others(i))
            EXPECT_TRUE(p.state(i).with(j).root().equals(p.state(j).with(i).root()));
    }
    EXPECT_FALSE(p.state(P2).with(P1).root().equals(p.state(P2).with(P3).root()));
}

TEST_F(LinkTest, ANewLinkHasANewIdAndEndsTheOld)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    const auto begun = p.link->beginSign(input()).value();
    const auto old = p.link->id();
    ASSERT_EQ(outcome(p.openLink()), "");
    EXPECT_NE(p.link->id(), old);
    EXPECT_EQ(p.peer(P2).presignatures(), 0);
    EXPECT_EQ(classOf(p.peer(P2).presignRound3(begun.out.p2)), "drop");
    ASSERT_EQ(outcome(p.presign()), "");
    // The link before.
    EXPECT_EQ(p.peer(P2).openSign(begun.out.p2).error().error().code, Code::NoSuchLink);
    EXPECT_EQ(outcome(p.sign(input())), "");
}

// sim_link 3g: a presignature of the link before.
TEST_F(LinkTest, PresignatureOfTheLinkBeforeIsRefused)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    const auto asked = input();
    const auto begun = p.link->beginSign(asked).value();
    auto request = p.peer(P2).openSign(begun.out.p2).value();
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    EXPECT_EQ(classOf(p.peer(P2).answerSign(request, asked.tweak, asked.digest)), "refuse");
}

// 1a: P1 shows P2 and P3 different openings; the live link does not notice.
TEST_F(LinkTest, TwoOpenings)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    const auto live = p.peer(P2).linkId();
    p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
        if (s != Session::Link || n != 1) return;
        if (from == P1 && to == P3)
            editBodyValue(body, "l1", [&](Bytes& l1) { l1 = otherOpening(l1); });
    };
    EXPECT_EQ(outcome(p.openLink()), "recoverable P3: the other co-signer answers another opening");
    // A P1 that does not mind: P2 finds out by itself.
    p.tap = {};
    const auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
    ASSERT_EQ(outcome(p.peer(P2).linkRound1(opening.out.p2)), "");
    auto toP3 = opening.out.p3;
    editBodyValue(toP3, "l1", [&](Bytes& l1) { l1 = otherOpening(l1); });
    const auto fromP3 = p.peer(P3).linkRound1(toP3).value();
    auto round2 = opening.out.p2;
    setBodyValue(round2, "l2", Bytes(100));
    removeBodyValue(round2, "conf");
    setBodyValue(round2, "l1", bodyValue(fromP3.answer, "l1"));
    EXPECT_EQ(classOf(p.peer(P2).linkRound2(round2)), "recoverable");
    EXPECT_EQ(p.peer(P2).linkId(), live);
    expectNothingCounted();
}

// 1b: even if nobody compares h_1, two openings give two LIDs and nothing opens.
TEST_F(LinkTest, TwoOpeningsUnseen)
{
    Bytes shown[2]; // to P2, to P3
    const auto withEcho = [&](Bytes& body, const Bytes& of) {
        editBodyValue(body, "l1", [&](Bytes& l1) {
            l1 = resigned(p, l1, [&](Bytes& hello) {
                std::ranges::copy(envelopeHash(of), hello.begin() + kEchoAt);
            });
        });
    };
    p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
        if (s != Session::Link) return;
        if (n == 1 && to == P2) shown[0] = bodyValue(body, "l1");
        if (n == 1 && to == P3) {
            editBodyValue(body, "l1", [&](Bytes& l1) { l1 = otherOpening(l1); });
            shown[1] = bodyValue(body, "l1");
        }
        if (n == 1 && from == P3) withEcho(body, shown[0]);
        if (n == 2 && to == P3) withEcho(body, shown[1]);
    };
    EXPECT_EQ(classOf(p.openLink()), "drop");
    expectNothingCounted();
}

// 2: what P1 relays between the co-signers is not P1's to change.
TEST_F(LinkTest, TamperedRelays)
{
    struct {
        int round;
        const char* key;
        std::size_t at;
    } const cases[] = { { 2, "l1", Header::kBytes + kEphemeralAt + 5 }, { 3, "l2", 5000 } };
    for (const auto& c : cases) {
        p.tap = tapAt({ Session::Link, c.round, P1, P2 },
            [&](Bytes& body) { editBodyValue(body, c.key, flipBit(c.at)); });
        EXPECT_EQ(classOf(p.openLink()), "drop") << c.key;
    }
    // P3's hello with another E_3, signed by P1 instead.
    p.tap = tapAt({ Session::Link, 2, P1, P2 }, [&](Bytes& body) {
        editBodyValue(body, "l1", [&](Bytes& l1) {
            const auto header = peekHeader(l1)->header;
            auto payload = Bytes(l1.begin() + Header::kBytes, l1.end() - 64);
            payload[kEphemeralAt] ^= 1;
            l1 = signEnvelope(header, payload, *p.own[0]);
        });
    });
    EXPECT_EQ(classOf(p.openLink()), "drop");
    expectNothingCounted();
    p.tap = {};
    EXPECT_EQ(outcome(p.openLink()), "");
}

// 3: nothing of an older link authenticates in a newer one, and a replay disturbs nothing.
TEST_F(LinkTest, Replays)
{
    auto old = record();
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    const auto live = p.peer(P2).linkId();
    // 3a, 3b: the old opening is answered with a fresh hello; its round 2 opens nothing.
    EXPECT_EQ(outcome(p.peer(P2).linkRound1(old[{ Session::Link, 1, P1, P2 }])), "");
    EXPECT_EQ(p.peer(P2).linkId(), live);
    EXPECT_EQ(classOf(p.peer(P2).linkRound2(old[{ Session::Link, 2, P1, P2 }])), "drop");
    EXPECT_EQ(classOf(p.peer(P2).linkRound3(old[{ Session::Link, 3, P1, P2 }])), "drop");
    EXPECT_EQ(p.peer(P2).linkId(), live);
    EXPECT_EQ(outcome(p.sign(input())), "");
    // 3c, 3d: old messages of P3 relayed into a new opening.
    for (const auto& [round, key] : { std::pair { 2, "l1" }, std::pair { 3, "l2" } }) {
        p.tap = tapAt({ Session::Link, round, P1, P2 }, [&](Bytes& body) {
            setBodyValue(body, key, bodyValue(old[{ Session::Link, round, P1, P2 }], key));
        });
        EXPECT_EQ(classOf(p.openLink()), "drop") << key;
    }
    p.tap = {};
    ASSERT_EQ(outcome(p.openLink()), "");
    // 3e: an old A of P3.
    p.tap = tapAt({ Session::Presign, 2, P1, P2 }, [&](Bytes& body) {
        setBodyValue(body, "a", bodyValue(old[{ Session::Presign, 2, P1, P2 }], "a"));
    });
    EXPECT_EQ(classOf(p.presign()), "drop");
    p.tap = {};
    // 3f: an A of this link twice; the session id is never accepted again.
    Bytes first;
    p.tap = tapAt({ Session::Presign, 1, P1, P2 }, [&](Bytes& body) { first = body; });
    ASSERT_EQ(outcome(p.presign()), "");
    removeBodyValue(first, "l3");
    EXPECT_EQ(classOf(p.peer(P2).presignRound1(first)), "drop");
    expectNothingCounted();
}

TEST_F(LinkTest, MessagesToTheOtherCoSigner)
{
    auto old = record();
    p.tap = {};
    EXPECT_EQ(classOf(p.peer(P3).linkRound3(old[{ Session::Link, 3, P1, P2 }])), "drop");
    EXPECT_EQ(classOf(p.peer(P3).presignRound1(old[{ Session::Presign, 1, P1, P2 }])), "drop");
}

// 4: another epoch, record or other identities; a record that is not active.
TEST_F(LinkTest, Refusals)
{
    const auto good = p.hubRecord;
    const auto refusedAs = [&](RefuseCause cause) {
        const auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
        const auto opened = p.peer(P2).linkRound1(opening.out.p2);
        EXPECT_EQ(outcome(opened), "");
        EXPECT_EQ(opened->refused, cause);
        EXPECT_EQ(classOf(p.openLink()), "refuse"); // the hub reads the signed cause
    };
    auto changed = good->clone();
    changed.epoch = 2;
    p.hubRecord = std::make_shared<const CoreRecord>(std::move(changed));
    refusedAs(RefuseCause::Epoch);
    changed = good->clone();
    changed.eid[0] ^= 1;
    p.hubRecord = std::make_shared<const CoreRecord>(std::move(changed));
    refusedAs(RefuseCause::Epoch);
    changed = good->clone();
    changed.identities[P3].sk[0] ^= 1;
    p.hubRecord = std::make_shared<const CoreRecord>(std::move(changed));
    refusedAs(RefuseCause::Identities);
    p.hubRecord = good;
    p.peer(P2).setFrozen(true);
    refusedAs(RefuseCause::Frozen);
    p.peer(P2).setFrozen(false);
    EXPECT_EQ(outcome(p.openLink()), "");
    expectNothingCounted();
}

TEST_F(LinkTest, RefusalIsSigned)
{
    p.peer(P3).setFrozen(true);
    p.tap = tapAt({ Session::Link, 1, P3, P1 },
        [&](Bytes& body) { editBodyValue(body, "refuse", flipBit(Header::kBytes)); });
    EXPECT_EQ(classOf(p.openLink()), "drop");
}

TEST_F(LinkTest, PendingRecordOpensNoLink)
{
    ThreeParties q(99);
    ASSERT_EQ(outcome(q.dkg()), "");
    EXPECT_EQ(q.record(P2).status, RecordStatus::Pending);
    q.tap = tapAt({ Session::Link, 1, P1, P2 }, [](Bytes& body) { removeBodyValue(body, "conf"); });
    EXPECT_EQ(outcome(q.openLink()), "refuse: P2: pending, its epoch is 1");
    EXPECT_EQ(q.records(P2).stored, 0);
    q.tap = tapAt(
        { Session::Link, 1, P1, P2 }, [](Bytes& body) { editBodyValue(body, "conf", flipBit(3)); });
    EXPECT_EQ(classOf(q.openLink()), "recoverable");
    EXPECT_EQ(q.record(P2).status, RecordStatus::Pending);
    q.tap = {};
    EXPECT_EQ(outcome(q.openLink()), "");
    EXPECT_EQ(q.record(P2).status, RecordStatus::Active);
    EXPECT_EQ(q.records(P2).stored, 1); // durable before the answer
    EXPECT_EQ(CoreRecord::decode(q.records(P2).last.view())->status, RecordStatus::Active);
    EXPECT_EQ(outcome(q.openLink()), "");
    EXPECT_EQ(q.records(P2).stored, 1);
    auto pending = std::make_shared<CoreRecord>(q.hubRecord->clone());
    pending->status = RecordStatus::Pending;
    EXPECT_EQ(classOf(HubLinkOpening::begin(pending, q.journal(P1), q.env())), "refuse");
}

// 5: a peer rolled back within the set-up is told apart from a cheater.
TEST_F(LinkTest, ForkedOffer)
{
    p.tap = tapAt({ Session::Link, 3, P1, P2 }, [&](Bytes& body) {
        editBodyValue(body, "l2", [&](Bytes& l2) {
            l2 = resealed(p, l2, [&](Bytes& offer) {
                offer = LinkPair(P3, P2, p.state(P3).id(), {}).offer(p.random);
            });
        });
    });
    ASSERT_EQ(outcome(p.openLink()), "");
    p.tap = {};
    EXPECT_EQ(outcome(p.presign()), "recoverable P2: answers another s");
    EXPECT_FALSE(p.peer(P3).hasLink());
    expectNothingCounted();
}

TEST_F(LinkTest, ForkedAnswer)
{
    p.tap = tapAt({ Session::Link, 3, P2, P1 }, [&](Bytes& body) {
        editBodyValue(body, "relay", [&](Bytes& l3) {
            l3 = resealed(p, l3, [&](Bytes& answer) {
                // The Y of two rows change places: valid points, but another answer.
                std::swap_ranges(answer.begin() + 32, answer.begin() + 96, answer.begin() + 96);
            });
        });
    });
    ASSERT_EQ(outcome(p.openLink()), "");
    p.tap = {};
    EXPECT_EQ(classOf(p.presign()), "recoverable");
    EXPECT_FALSE(p.peer(P2).hasLink() && p.peer(P3).hasLink());
    expectNothingCounted();
}

TEST_F(LinkTest, ForkedBetweenHubAndCoSigner)
{
    // Hub's side: P2 answers another s, then sends another conf.
    p.tap = tapAt({ Session::Link, 2, P2, P1 }, [&](Bytes& body) {
        editBodyValue(body, "l2", [&](Bytes& l2) {
            l2 = resealed(p, l2, flipBit(32 + kBaseOtBytes)); // ots
        });
    });
    EXPECT_EQ(classOf(p.openLink()), "recoverable");
    p.tap = tapAt({ Session::Link, 3, P2, P1 }, [&](Bytes& body) {
        editBodyValue(body, "l3", [&](Bytes& l3) { l3 = resealed(p, l3, flipBit(0)); });
    });
    EXPECT_EQ(classOf(p.openLink()), "recoverable");
    // The co-signer's side.
    for (const std::size_t at : { std::size_t(0), 32 + kBaseOtBytes }) { // ots, conf
        p.tap = tapAt({ Session::Link, 3, P1, P2 }, [&](Bytes& body) {
            editBodyValue(body, "l3", [&](Bytes& l3) { l3 = resealed(p, l3, flipBit(at)); });
        });
        EXPECT_EQ(classOf(p.openLink()), "recoverable");
        EXPECT_FALSE(p.peer(P2).hasLink());
    }
    expectNothingCounted();
    p.tap = {};
    EXPECT_EQ(outcome(p.openLink()), "");
}

TEST_F(LinkTest, ExtensionBeforeConfirmation)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    p.tap = [](Session s, int n, Party from, Party, Bytes& body) {
        if (s == Session::Presign && n == 1 && from == P1) removeBodyValue(body, "l3");
    };
    EXPECT_EQ(outcome(p.presign()), "recoverable: A before the confirmation");
    p.tap = {};
    EXPECT_EQ(outcome(p.presign()), ""); // L3 was still to come; the link lives
    expectNothingCounted();
}

// 7: four cheaters, each with a fresh Δ; then a human has to look.
TEST_F(LinkTest, FourQuarantinesLock)
{
    for (int n = 1; n <= 4; ++n) {
        ASSERT_EQ(outcome(p.openLink()), "");
        const auto lid = p.link->id();
        p.tap = tapAt({ Session::Presign, 1, P1, P2 }, [&](Bytes& body) {
            editBodyValue(body, "a", [&](Bytes& a) {
                a = resealed(p, a, flipBit(8 + 32 + 32 + 17)); // U
            });
        });
        EXPECT_EQ(classOf(p.presign()), "quarantine");
        p.tap = {};
        EXPECT_FALSE(p.peer(P2).hasLink());
        const auto list = p.journal(P2).quarantines().value();
        ASSERT_EQ(int(list.size()), n);
        EXPECT_EQ(list.back().lid, lid);
        EXPECT_EQ(list.back().culprit, P1);
        EXPECT_EQ(p.presign().error().error().code, Code::NoSuchLink); // any further A
        EXPECT_EQ(p.journal(P2).lock().value(), n < 4 ? LockCause::None : LockCause::Quarantines);
        p.clock.now += 1000;
    }
    EXPECT_EQ(outcome(p.openLink()), "refuse: P2: locked, its epoch is 1");
    p.journal(P2).release();
    EXPECT_EQ(outcome(p.openLink()), "");
}

TEST_F(LinkTest, QuarantinesOfAnotherMonthDoNotLock)
{
    for (int n = 1; n <= 5; ++n) {
        ASSERT_EQ(outcome(p.openLink()), "");
        p.tap = tapAt({ Session::Presign, 1, P1, P2 }, [&](Bytes& body) {
            editBodyValue(body, "a", [&](Bytes& a) { a = resealed(p, a, flipBit(100)); });
        });
        EXPECT_EQ(classOf(p.presign()), "quarantine");
        p.tap = {};
        p.clock.now += 11LL * 24 * 3600 * 1000; // at most three within 30 days
    }
    EXPECT_EQ(p.journal(P2).lock().value(), LockCause::None);
}

TEST_F(LinkTest, TheListsClockNeverRunsBackwards)
{
    for (int n = 1; n <= 4; ++n) {
        ASSERT_EQ(outcome(p.openLink()), "");
        p.tap = tapAt({ Session::Presign, 1, P1, P2 }, [&](Bytes& body) {
            editBodyValue(body, "a", [&](Bytes& a) { a = resealed(p, a, flipBit(100)); });
        });
        EXPECT_EQ(classOf(p.presign()), "quarantine");
        p.tap = {};
        p.clock.now -= 400LL * 24 * 3600 * 1000;
    }
    EXPECT_EQ(p.journal(P2).lock().value(), LockCause::Quarantines);
}

TEST_F(LinkTest, QuarantinedLinkIsNotServedAfterARollback)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    // The memory is that of before the failure, the list is not.
    ASSERT_TRUE(p.journal(P3).appendQuarantine({ p.clock.now, p.link->id(), P1 }, LockCause::None));
    EXPECT_EQ(p.presign().error().error().code, Code::NoSuchLink);
}

TEST_F(LinkTest, HubCountsItsOwnQuarantines)
{
    ASSERT_EQ(outcome(p.openLink()), "");
    p.tap = tapAt({ Session::Presign, 1, P3, P1 }, [&](Bytes& body) {
        editBodyValue(body, "a", [&](Bytes& a) { a = resealed(p, a, flipBit(100)); });
    });
    EXPECT_EQ(classOf(p.presign()), "quarantine");
    EXPECT_FALSE(p.link->isOpen());
    ASSERT_EQ(p.journal(P1).quarantines()->size(), 1u);
    EXPECT_EQ(p.journal(P1).quarantines()->front().culprit, P3);
}

TEST_F(LinkTest, Lifetimes)
{
    auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
    Bodies hellos;
    for (auto k : others(P1)) hellos[k] = p.peer(k).linkRound1(opening.out[k])->answer;
    const auto keying = std::move(opening.state).onHellos(hellos).value();
    p.clock.now += kCandidateLifetimeMs;
    EXPECT_EQ(p.peer(P2).linkRound2(keying.out.p2).error().error().code, Code::NoSuchLink);

    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    p.clock.now += kLinkLifetimeMs - 1;
    EXPECT_TRUE(p.link->isOpen());
    EXPECT_TRUE(p.peer(P2).hasLink());
    p.clock.now += 1;
    EXPECT_FALSE(p.link->isOpen());
    EXPECT_FALSE(p.peer(P2).hasLink());
    EXPECT_EQ(p.peer(P2).presignatures(), 0);
    EXPECT_EQ(p.presign().error().error().code, Code::NoSuchLink);
}

TEST_F(LinkTest, TwentyOpeningsAnHour)
{
    for (int i = 0; i < kOpeningsPerHour; ++i) {
        ASSERT_EQ(outcome(p.openLink()), "") << i;
        p.clock.now += 1000;
    }
    EXPECT_EQ(outcome(p.openLink()), "refuse: P2: rate, its epoch is 1");
    EXPECT_TRUE(p.peer(P2).hasLink());
    p.clock.now += 3600 * 1000;
    EXPECT_EQ(outcome(p.openLink()), "");
}

TEST_F(LinkTest, StorageFailureSaysNothing)
{
    struct Broken final : MemoryRecords {
        Status store(const CoreRecord&) override { return fail(Code::Storage, "disk"); }
    } broken;
    PeerVault vault(p.peer(P2).record().clone(), p.journal(P2), broken, p.env());
    const auto opening = HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).value();
    const auto answer = vault.linkRound1(opening.out.p2);
    ASSERT_EQ(classOf(answer), "refuse");
    EXPECT_EQ(answer.error().error().code, Code::Storage);
    EXPECT_EQ(vault.record().status, RecordStatus::Pending);
}

// protocol.md 11.2
TEST(LinkKnownAnswers, Model)
{
    const auto d = [](const std::string& label) {
        Bytes32 out;
        crypto::prg(crypto::sha256(view(label)), out);
        return out;
    };
    const auto text = [](const auto& v) { return hex(ByteView(v)); };
    Identities ids;
    std::vector<crypto::DhKey> s, e;
    LinkContributions all;
    for (auto i : kParties) {
        const auto n = std::to_string(number(i));
        s.push_back(crypto::DhKey::fromSecret(d("s" + n)));
        e.push_back(crypto::DhKey::fromSecret(d("e" + n)));
        ids[i] = { d("IK" + n), s.back().publicKey() };
        all[std::size_t(number(i) - 1)] = { d("n" + n), e.back().publicKey() };
    }
    EXPECT_EQ(text(ids.hash()), "c7812c36e8450196b1c7958ee334fae89b3537085df7357f3be5b1f142af6151");
    const auto lid = linkId(d("EID"), ids.hash(), all);
    EXPECT_EQ(text(lid), "439dd60612a989fed80915b78ba27bb27edd39c701be31d313cbcbd451082eae");
    const auto root = [&](Party i, Party j) {
        const auto a = std::size_t(number(i) - 1), b = std::size_t(number(j) - 1);
        return pairRoot(lid, i, j, e[a], s[a], e[b].publicKey(), s[b].publicKey()).value();
    };
    EXPECT_EQ(text(root(P1, P2).view()),
        "d1be220484df0e948b307681260fc2d2e112d25b29eb56ff643dc4c4fcf2c3e6");
    EXPECT_EQ(text(root(P1, P3).view()),
        "b351ba21b73908478352b8e4cdd4b3be38ba5059b3b864590a30e6368c3bf91a");
    EXPECT_EQ(text(root(P2, P3).view()),
        "b0ff65b919d3ac7cc671da856e8a99eb68c0e182b32b05ff76781c729d203a1d");
    for (auto i : kParties)
        for (auto j : others(i)) EXPECT_TRUE(root(i, j).equals(root(j, i)));
    const auto zs23 = zeroSeed(root(P2, P3), lid);
    EXPECT_EQ(
        text(zs23.view()), "3b095a823a5ad859518538c5d3057eed24dbb71c65639e1f670a0e6254f080b2");
    EXPECT_EQ(text(baseOtId(lid, P2, P3, d("nonceA"))),
        "7f287a8e7b555f6c1425373f3a74e13a57859008ccc569f2f5770658b4e22fe3");
    EXPECT_EQ(text(linkConfirmation(root(P2, P3), lid, P2, P3, d("OTT23"), d("OTT32"))),
        "c07d0e9c4d3cc090ef46b9f77d16e6972247c3bb7a24b0648b80c90a497c3142");
    EXPECT_EQ(text(channelKey(root(P2, P3), d("sid"), P2, P3).view()),
        "a7ae498c17cba43031e3c9df45e55aef4344e051a21983867c06d3ea72ee6f91");
    const ZeroShare zero2(P2, zeroSeed(root(P1, P2), lid), zs23.clone());
    EXPECT_EQ(text(zero2("u", d("rq")).be()),
        "acf9603c4693e5115551733c86a3b052720717b1e4f631f21035c404682f62ee");
}

} // namespace tercet::mpc::test
