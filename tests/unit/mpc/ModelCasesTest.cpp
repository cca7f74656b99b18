#include <algorithm>
#include <gtest/gtest.h>

#include "core/mpc/KeyProofs.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P3 = Party::P3;

// What must fail in the reference model's sim_link.py, one by one, and the test that makes it fail
// here.
struct ModelCase {
    const char *number, *what, *suite, *test;
};
constexpr ModelCase kCases[] = {
    { "1a", "two openings, seen by h_1", "LinkTest", "TwoOpenings" },
    { "1b", "two openings to the end, unseen", "LinkTest", "TwoOpeningsUnseen" },
    { "2a", "E_3 swapped on the way to P2", "LinkTest", "TamperedRelays" },
    { "2b", "the same, signed by P1 instead", "LinkTest", "TamperedRelays" },
    { "2c", "s of P3→P2 flipped", "LinkTest", "TamperedRelays" },
    { "3", "an opening of the epoch before", "ModelCases", "TheEpochBeforeOpensNothing" },
    { "3a", "an older opening replayed: the live link stays", "LinkTest", "Replays" },
    { "3b", "the old L2 with it", "LinkTest", "Replays" },
    { "3c", "an old hello of P3 relayed", "LinkTest", "Replays" },
    { "3d", "an old L2 of P3 relayed", "LinkTest", "Replays" },
    { "3e", "an old A of P3 relayed", "LinkTest", "Replays" },
    { "3f", "an A of this link twice", "LinkTest", "Replays" },
    { "3g", "a presignature of the link before", "LinkTest",
        "PresignatureOfTheLinkBeforeIsRefused" },
    { "4a", "P1 with the old record", "ModelCases", "TheEpochBeforeOpensNothing" },
    { "4b", "the same number, another EID", "LinkTest", "Refusals" },
    { "4c", "P3 still in the old epoch", "ModelCases", "TheEpochBeforeOpensNothing" },
    { "4d", "P3 takes somebody else for P2", "LinkTest", "Refusals" },
    { "5a", "P3 forgot the s it sent", "LinkTest", "ForkedOffer" },
    { "5b", "P3 forgot the Y it sent", "LinkTest", "ForkedAnswer" },
    { "-", "an A before conf", "LinkTest", "ExtensionBeforeConfirmation" },
    { "6", "a refresh broken at (1,2) (1,3) (2,2) (2,3) (3,2) (3,3)", "RefreshTest",
        "BrokenAtEveryMessage" },
    { "6", "… at (3r,2) (3r,3): the answer lost", "RefreshTest", "BrokenAtEveryMessage" },
    { "6", "… at (4,0): P1 gone when all have confirmed", "RefreshTest",
        "TheNextOpeningBringsTheThirdConfirmation" },
    { "6", "… while one is pending no link", "RefreshTest",
        "APendingHolderOpensNoLinkAndRefreshesNothing" },
    { "6b", "P1 gives P2 and P3 different n_1", "RefreshTest", "TwoNoncesAreTwoSessions" },
    { "7", "four cheating receivers, then the lock", "LinkTest", "FourQuarantinesLock" },
    { "8", "a proof for other keys, another challenge, made in a drill", "ModelCases",
        "AProofFitsOnePurposeAndOneSession" },
};

}

TEST(ModelCases, EachHasItsTest)
{
    const auto& all = *testing::UnitTest::GetInstance();
    const auto exists = [&](const ModelCase& c) {
        for (int s = 0; s < all.total_test_suite_count(); ++s) {
            const auto& suite = *all.GetTestSuite(s);
            for (int t = 0; suite.name() == std::string(c.suite) && t < suite.total_test_count();
                ++t)
                if (suite.GetTestInfo(t)->name() == std::string(c.test)) return true;
        }
        return false;
    };
    for (const auto& c : kCases) {
        EXPECT_TRUE(exists(c)) << c.suite << "." << c.test;
        std::printf("%-3s %-62s %s.%s\n", c.number, c.what, c.suite, c.test);
    }
}

TEST(ModelCases, TheEpochBeforeOpensNothing)
{
    ThreeParties p;
    ASSERT_EQ(outcome(p.dkg()), "");
    Bytes opening;
    p.tap = [&](Session s, int n, Party from, Party to, Bytes& body) {
        if (s == Session::Link && n == 1 && from == P1 && to == P3) opening = body;
    };
    ASSERT_EQ(outcome(p.openLink()), "");
    p.tap = {};
    const auto hubBefore = p.hubRecord;
    auto p3Before = p.record(P3).clone();
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_EQ(outcome(p.openLink()), "");
    // 3: it is answered by a refusal, and the live link stays.
    const auto live = p.peer(P3).linkId();
    EXPECT_EQ(p.peer(P3).linkRound1(opening).value().refused, RefuseCause::Epoch);
    EXPECT_EQ(p.peer(P3).linkId(), live);
    // 4a
    const auto hubNow = std::exchange(p.hubRecord, hubBefore);
    EXPECT_EQ(outcome(p.openLink()), "refuse: P2: epoch, its epoch is 2");
    p.hubRecord = hubNow;
    // 4c
    p.m_p3.emplace(std::move(p3Before), p.journal(P3), p.records(P3), p.env());
    EXPECT_EQ(outcome(p.openLink()), "refuse: P3: epoch, its epoch is 1");
    for (auto party : kParties) EXPECT_TRUE(p.journal(party).quarantines()->empty());
}

// protocol.md 7: the proof of a restore is bound to the new keys and both challenges, by its
// session and its tags.
TEST(ModelCases, AProofFitsOnePurposeAndOneSession)
{
    ThreeParties p;
    ASSERT_EQ(outcome(p.dkg()), "");
    const auto& r = p.record(P1);
    const auto sessionOf = [&](const Bytes32& idHash, const Bytes32& ch2, const Bytes32& ch3) {
        return crypto::hash(tag::kRestoreSession, r.eid, idHash, ch2, ch3);
    };
    const auto context = [](const crypto::Tag& tag, const crypto::Tag& edTag, const Bytes32& sid) {
        return ProofContext { tag, edTag, sid, P1, { sid, sid, sid } };
    };
    const auto newKeys = p.random.bytes<32>(), ch2 = p.random.bytes<32>(),
               ch3 = p.random.bytes<32>();
    const auto restore = [&](const Bytes32& sid) {
        return context(tag::kRestoreProof, tag::kRestoreProofEd, sid);
    };
    const auto drill
        = [&](const Bytes32& sid) { return context(tag::kDrillProof, tag::kDrillProofEd, sid); };
    const auto prove = [&](const ProofContext& c) {
        return proveKeys(c, r.x, r.publicShares[0], r.y, r.edPublicShares[0], p.random);
    };
    const auto fits = [&](const ProofContext& c, const KeyProofs& proofs) {
        return verifyKeys(c, r.publicShares[0], r.edPublicShares[0], proofs);
    };
    const auto sid = sessionOf(newKeys, ch2, ch3);
    const auto good = prove(restore(sid));
    EXPECT_TRUE(fits(restore(sid), good));
    EXPECT_FALSE(fits(restore(sessionOf(r.idHash(), ch2, ch3)), good));
    EXPECT_FALSE(fits(restore(sessionOf(newKeys, ch2, p.random.bytes<32>())), good));
    EXPECT_FALSE(fits(restore(sid), prove(drill(sid))));
    EXPECT_FALSE(fits(drill(sid), good));
}

} // namespace tercet::mpc::test
