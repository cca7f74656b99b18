#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/HubDrill.h"
#include "core/mpc/HubRestore.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/ShareProof.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;
using Challenged = HubRestore::Outcome;

struct RestoreTest : testing::Test {
    void SetUp() override
    {
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), "");
        ASSERT_EQ(outcome(p.presign()), "");
    }

    Step<std::array<std::int64_t, 2>> drill(const crypto::Scalar& x, const crypto::EdScalar& y)
    {
        TERCET_TRY(auto asked, HubDrill::begin(p.hubRecord, p.env()));
        TERCET_TRY(const auto challenges,
            p.round(Session::Drill, 1, asked.out,
                [&](Party k, ByteView body) { return p.peer(k).drillRound1(body); }));
        TERCET_TRY(auto proving, std::move(asked.state).onChallenges(challenges, x, y));
        proof = proving.out;
        TERCET_TRY(const auto receipts,
            p.round(Session::Drill, 2, proving.out, [&](Party k, ByteView body) {
                return p.peer(k).drillRound2(body, 1000 + number(k));
            }));
        return std::move(proving.state).onReceipts(receipts);
    }

    // What a backup of P1's share holds, for a device with new keys.
    RestoreDraft draftOf(const CoreRecord& backup)
    {
        auto draft = backup.clone();
        draft.own = OwnIdentity::generate(p.random);
        draft.identities[P1] = draft.own.publicKeys();
        draft.status = RecordStatus::Pending;
        draft.confirmations = {};
        return std::make_shared<const CoreRecord>(std::move(draft));
    }

    Step<Next<HubRestore>> begin(const RestoreDraft& draft, const HubRestore::With& with = {})
    {
        return HubRestore::begin(draft, p.env(), with);
    }
    Step<Bodies> challenges(const Bodies& asked)
    {
        return p.round(Session::Restore, 1, asked, [&](Party k, ByteView body) {
            return p.peer(k).restoreRound1(body, [&](const PublicIdentity& device) {
                return waiting && *waiting == device
                    ? RestoreStanding { RestoreState::Waiting, 5000 }
                    : RestoreStanding {};
            });
        });
    }
    // Round 2 at one co-signer; without a delay it takes effect at once.
    Step<Bytes> prove(Party k, ByteView body)
    {
        TERCET_TRY(const auto claim, p.peer(k).openRestore(body));
        if (delay) {
            waiting = claim.device;
            return p.peer(k).answerRestore(claim, { RestoreState::Waiting, 5000 });
        }
        TERCET_CHECK(take(k, claim));
        return p.peer(k).answerRestore(claim, { RestoreState::Taken, 0 });
    }
    Step<> take(Party k, const RestoreClaim& claim)
    {
        return p.peer(k).replaceDevice(
            claim, [&](const CoreRecord& record) { return p.records(k).store(record); });
    }
    // As a device does it, an epoch that was cut off included.
    Step<RestoreStandings> restore(const RestoreDraft& draft)
    {
        HubRestore::With with;
        for (int i = 0; i < 4; ++i) {
            TERCET_TRY(auto asked, begin(draft, with));
            TERCET_TRY(const auto said, challenges(asked.out));
            TERCET_TRY(auto next, std::move(asked.state).onChallenges(said));
            if (const auto* open = std::get_if<HubRestore::Unsettled>(&next)) {
                with = HubRestore::Question { open->transcript };
                continue;
            }
            if (const auto* settlement = std::get_if<Settlement>(&next)) {
                with = *settlement;
                continue;
            }
            if (auto* done = std::get_if<RestoreStandings>(&next)) return std::move(*done);
            auto& proving = std::get<Next<HubRestoreProving>>(next);
            proof = proving.out;
            TERCET_TRY(const auto standings,
                p.round(Session::Restore, 2, proving.out,
                    [&](Party k, ByteView body) { return prove(k, body); }));
            return std::move(proving.state).onStandings(standings);
        }
        return stop(Recoverable { {}, "never settled" });
    }
    // From now on the harness's P1 is the device of this record.
    void become(CoreRecord record)
    {
        p.link.reset();
        p.own[0] = record.own.clone();
        p.hub.emplace(Epochs::Held { std::move(record) }, p.records(P1));
        p.hubRecord = p.hub->current();
    }
    bool signs()
    {
        if (!p.openLink() || !p.presign()) return false;
        return p.sign(p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>())).has_value();
    }

    ThreeParties p;
    bool delay { false };
    std::optional<PublicIdentity> waiting;
    Bodies proof;
};

// The payload of P1's signed envelope under `key`.
Bytes payloadOf(ByteView body, const char* key)
{
    const auto envelope = bodyValue(body, key);
    return toBytes(ByteView(envelope).subspan(Header::kBytes, envelope.size() - kSignedOverhead));
}

}

TEST_F(RestoreTest, ADrillIsConfirmedByBothAndChangesNothing)
{
    const auto before = p.record(P2).encode();
    const auto& own = p.record(P1);
    const auto times = drill(own.x, own.y);
    ASSERT_EQ(outcome(times), "");
    EXPECT_EQ(*times, (std::array<std::int64_t, 2> { 1002, 1003 }));
    EXPECT_EQ(toBytes(p.record(P2).encode().view()), toBytes(before.view()));
    EXPECT_TRUE(p.peer(P2).hasLink() && p.peer(P3).hasLink());
}

TEST_F(RestoreTest, AShareThatIsNotTheVaultsConfirmsNothing)
{
    const auto& own = p.record(P1);
    EXPECT_EQ(outcome(drill(crypto::Scalar::random(p.random), own.y)),
        "recoverable P1: it does not know the share");
    EXPECT_EQ(outcome(drill(own.x, crypto::EdScalar::random(p.random))),
        "recoverable P1: it does not know the share");
}

TEST_F(RestoreTest, AChallengeIsGoodForOneProofAndTenMinutes)
{
    const auto& own = p.record(P1);
    ASSERT_EQ(outcome(drill(own.x, own.y)), "");
    EXPECT_EQ(classOf(p.peer(P2).drillRound2(proof.p2, 1)), "drop");
    auto asked = HubDrill::begin(p.hubRecord, p.env()).value();
    const auto challenge = p.peer(P2).drillRound1(asked.out.p2).value();
    EXPECT_EQ(bodyValue(challenge, "challenge").size(), kSignedOverhead + 68);
    auto late = std::move(asked.state)
                    .onChallenges(
                        { challenge, p.peer(P3).drillRound1(asked.out.p3).value() }, own.x, own.y)
                    .value();
    p.clock.now += 10 * 60 * 1000;
    EXPECT_EQ(outcome(p.peer(P2).drillRound2(late.out.p2, 1)), "recoverable P1: an old challenge");
}

TEST_F(RestoreTest, ANewDeviceTakesTheOldOnesPlaceAndItsShareIsDead)
{
    const auto old = p.record(P1).clone();
    const auto oldLink = p.link->isOpen();
    ASSERT_TRUE(oldLink);
    auto restored = restore(draftOf(old));
    ASSERT_EQ(outcome(restored), "");
    ASSERT_TRUE(restored->record);
    // The old device's link ended with it.
    EXPECT_FALSE(p.peer(P2).hasLink() || p.peer(P3).hasLink());
    EXPECT_NE(outcome(p.presign()), "");
    EXPECT_EQ(classOf(p.openLink()), "drop");
    // What the new one has is a record like any other.
    const auto encoded = restored->record->encode();
    ASSERT_TRUE(CoreRecord::decode(encoded.view()));
    EXPECT_EQ(restored->record->idHash(), p.record(P2).idHash());
    EXPECT_EQ(p.record(P2).idHash(), p.record(P3).idHash());
    for (auto k : { P2, P3 }) ASSERT_TRUE(CoreRecord::decode(p.record(k).encode().view()));

    become(std::move(*restored->record));
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_TRUE(signs());
    EXPECT_EQ(p.record(P1).epoch, 2u);
    // The share of the copy is none of the shares any more.
    EXPECT_NE(crypto::Point::mulBase(old.x)->encode(), p.record(P2).publicShares[0].encode());
    // The old device itself: nothing that it says is heard.
    become(old.clone());
    EXPECT_EQ(classOf(p.openLink()), "drop");
    // And its backup restores nothing.
    EXPECT_EQ(outcome(restore(draftOf(old))), "refuse: epoch 1, the vault's is 2");
    EXPECT_EQ(restore(draftOf(old)).error().error().code, Code::BackupOlderEpoch);
}

TEST_F(RestoreTest, AWaitingDeviceAsksAgain)
{
    delay = true;
    const auto draft = draftOf(p.record(P1));
    auto first = restore(draft);
    ASSERT_EQ(outcome(first), "");
    EXPECT_EQ(first->by[0], (RestoreStanding { RestoreState::Waiting, 5000 }));
    EXPECT_FALSE(first->record);
    EXPECT_TRUE(p.peer(P2).hasLink()); // nothing changed so far
    proof = {};
    auto again = restore(draft);
    ASSERT_EQ(outcome(again), "");
    EXPECT_FALSE(again->record);
    EXPECT_TRUE(proof.p2.empty()); // what waits needs no second proof
    ASSERT_TRUE(signs());
}

TEST_F(RestoreTest, ADrillNeverPassesForARestore)
{
    const auto& own = p.record(P1);
    const auto draft = draftOf(own);
    auto asked = begin(draft).value();
    const auto said = challenges(asked.out).value();
    auto next = std::move(asked.state).onChallenges(said).value();
    const auto& out = std::get<Next<HubRestoreProving>>(next).out;
    const auto good = RestoreProof::decode(payloadOf(out.p2, "proof")).value();
    const auto header = peekHeader(bodyValue(out.p2, "proof"))->header;
    const auto claimOf = [&](const RestoreProof& made) {
        return p.peer(P2).openRestore(
            makeBody({ { "proof", signEnvelope(header, made.encode(), draft->own) } }));
    };
    // The tags of a drill over the identities of the restore, which no drill of ours makes.
    auto drilled = good;
    auto identities = p.record(P2).identities;
    identities[P1] = draft->own.publicKeys();
    drilled.base.proofs
        = proveKeys(shareProof(ProofOf::Drill, own.eid, identities.hash(), good.base.challenges),
            own.x, own.publicShares[0], own.y, own.edPublicShares[0], p.random);
    EXPECT_EQ(outcome(claimOf(drilled)), "recoverable P1: it does not know the share");
    // And a whole drill's envelope is none of a restore.
    ASSERT_EQ(outcome(drill(own.x, own.y)), "");
    EXPECT_EQ(classOf(p.peer(P2).openRestore(proof.p2)), "drop");
    // A restore's is none of a drill either.
    EXPECT_EQ(classOf(p.peer(P3).drillRound2(out.p3, 1)), "drop");
    EXPECT_EQ(classOf(p.peer(P3).openRestore(out.p3)), "ok");
}

TEST_F(RestoreTest, AProofIsForItsChallengesAndItsKeysOnly)
{
    const auto& own = p.record(P1);
    const auto propose = [&](const RestoreDraft& draft, auto change) {
        auto asked = begin(draft).value();
        const auto said = challenges(asked.out).value();
        auto next = std::move(asked.state).onChallenges(said).value();
        const auto out = std::get<Next<HubRestoreProving>>(next).out.p2;
        auto made = RestoreProof::decode(payloadOf(out, "proof")).value();
        change(made);
        const auto header = peekHeader(bodyValue(out, "proof"))->header;
        return outcome(p.peer(P2).openRestore(
            makeBody({ { "proof", signEnvelope(header, made.encode(), draft->own) } })));
    };
    const auto draft = draftOf(own), other = draftOf(own);
    EXPECT_EQ(propose(draft, [](RestoreProof&) { }), "");
    EXPECT_EQ(propose(draft, [&](RestoreProof& m) { m.base.challenges[0] = p.random.bytes<32>(); }),
        "recoverable P1: another challenge");
    EXPECT_EQ(propose(draft, [&](RestoreProof& m) { m.base.challenges[1] = p.random.bytes<32>(); }),
        "recoverable P1: it does not know the share");
    EXPECT_EQ(
        propose(draft,
            [&](RestoreProof& m) { m.confirmation = other->own.sign(own.confirmedAs(), own.tr); }),
        "recoverable P1: confirmation");
    // The one proof of another device.
    std::optional<RestoreProof> theirs;
    EXPECT_EQ(propose(other, [&](RestoreProof& m) { theirs = m; }), "");
    EXPECT_EQ(propose(draft,
                  [&](RestoreProof& m) {
                      m.base.proofs = theirs->base.proofs;
                      m.base.challenges[1] = theirs->base.challenges[1];
                  }),
        "recoverable P1: it does not know the share");
}

// P2 asks at P3 for keys of its own, and gives the owner P3's challenge as if it were P2's.
TEST_F(RestoreTest, ADishonestCoSignerCannotCarryTheProofToTheOther)
{
    const auto& own = p.record(P1);
    const auto thief = draftOf(own), owner = draftOf(own);
    auto stolen = begin(thief).value();
    const auto atP3 = p.peer(P3).restoreRound1(
        stolen.out.p3, [](const PublicIdentity&) { return RestoreStanding {}; });
    const auto theirs = RestoreChallenge::decode(payloadOf(*atP3, "challenge")).value();

    auto asked = begin(owner).value();
    auto said = challenges(asked.out).value();
    // Signed by P2, as it is P2 that lies.
    auto envelope = bodyValue(said.p2, "challenge");
    auto lie = RestoreChallenge::decode(payloadOf(said.p2, "challenge")).value();
    lie.base.challenge = theirs.base.challenge;
    setBodyValue(said.p2, "challenge",
        signEnvelope(peekHeader(envelope)->header, lie.encode(), p.record(P2).own));
    auto next = std::move(asked.state).onChallenges(said).value();
    const auto out = std::get<Next<HubRestoreProving>>(next).out;
    const auto made = RestoreProof::decode(payloadOf(out.p3, "proof")).value();
    // Whatever order it puts the challenges in, the proof names the owner's keys.
    const auto header = shareProofHeader(ProofOf::Restore, own.wid,
        peekHeader(stolen.out.p3.empty() ? Bytes {} : bodyValue(stolen.out.p3, "ask"))
            ->header.session,
        2, P1, P3);
    for (const bool swapped : { false, true }) {
        auto forged = made;
        if (swapped) std::swap(forged.base.challenges[0], forged.base.challenges[1]);
        forged.confirmation = thief->own.sign(own.confirmedAs(), own.tr);
        const auto body
            = makeBody({ { "proof", signEnvelope(header, forged.encode(), thief->own) } });
        EXPECT_NE(classOf(p.peer(P3).openRestore(body)), "ok") << swapped;
        // A fresh challenge for the next try.
        (void)p.peer(P3).restoreRound1(
            stolen.out.p3, [](const PublicIdentity&) { return RestoreStanding {}; });
    }
    EXPECT_EQ(p.record(P3).identities[P1], own.identities[P1]);
}

TEST_F(RestoreTest, ARefreshThatWasCutOffIsSettledFirst)
{
    for (const auto lost : { P2, P3 }) {
        const auto backup = p.record(P1).clone();
        // The last message of the refresh never reaches one of them: it says void, all stay.
        p.tap = [=](Session s, int n, Party a, Party b, Bytes& body) {
            if (s == Session::Refresh && n == 3 && a == P1 && b == lost) body.clear();
        };
        ASSERT_EQ(outcome(p.openLink()), "");
        p.bothAnswer = true;
        EXPECT_NE(outcome(p.refresh()), "");
        p.tap = {};
        ASSERT_TRUE(p.peer(third(P1, lost)).pending());
        auto restored = restore(draftOf(backup));
        ASSERT_EQ(outcome(restored), "");
        ASSERT_TRUE(restored->record);
        EXPECT_FALSE(p.peer(P2).pending() || p.peer(P3).pending());
        EXPECT_EQ(restored->record->epoch, backup.epoch);
        become(std::move(*restored->record));
        ASSERT_TRUE(signs());
    }
}

// Both hold the next epoch: it is theirs, and a backup made in the course of the refresh is the one
// that counts.
TEST_F(RestoreTest, ABackupMadeInTheRefreshIsOfTheEpochThatBegan)
{
    const auto before = p.record(P1).clone();
    std::optional<CoreRecord> backup;
    p.tap = [&](Session s, int n, Party a, Party, Bytes& body) {
        if (s != Session::Refresh || n != 3 || a == P1) return;
        if (!backup) backup = p.hub->pending()->clone();
        body.clear(); // the device was lost here
    };
    p.bothAnswer = true;
    EXPECT_NE(outcome(p.refresh()), "");
    p.tap = {};
    ASSERT_TRUE(backup && p.peer(P2).pending() && p.peer(P3).pending());
    auto restored = restore(draftOf(*backup));
    ASSERT_EQ(outcome(restored), "");
    ASSERT_TRUE(restored->record);
    EXPECT_EQ(restored->record->epoch, 2u);
    EXPECT_EQ(p.record(P2).epoch, 2u);
    EXPECT_EQ(restore(draftOf(before)).error().error().code, Code::BackupOlderEpoch);
    become(std::move(*restored->record));
    ASSERT_TRUE(signs());
}

TEST_F(RestoreTest, NothingIsTakenForAnotherVaultOrWhileOneWaits)
{
    ThreeParties q(77);
    ASSERT_EQ(outcome(q.dkg()), "");
    auto asked = begin(draftOf(q.record(P1))).value();
    EXPECT_EQ(classOf(p.peer(P2).restoreRound1(
                  asked.out.p2, [](const PublicIdentity&) { return RestoreStanding {}; })),
        "drop");
    // A claim of an epoch that is over.
    auto first = begin(draftOf(p.record(P1))).value();
    auto next = std::move(first.state).onChallenges(challenges(first.out).value()).value();
    const auto claim
        = p.peer(P2).openRestore(std::get<Next<HubRestoreProving>>(next).out.p2).value();
    ASSERT_EQ(outcome(p.refresh()), "");
    ASSERT_EQ(outcome(p.resolve()), "");
    EXPECT_EQ(classOf(take(P2, claim)), "refuse");
    EXPECT_EQ(p.record(P2).identities[P1], p.record(P1).identities[P1]);
}

} // namespace tercet::mpc::test
