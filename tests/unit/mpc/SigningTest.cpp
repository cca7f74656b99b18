#include <gtest/gtest.h>
#include <set>

#include "core/crypto/Bip32.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

// A vault with a link and `presignatures` in its pool.
struct Signing : testing::Test {
    void open(int presignatures)
    {
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), "");
        for (int i = 0; i < presignatures; ++i) ASSERT_EQ(outcome(p.presign()), "");
        ASSERT_EQ(p.link->presignatures(), presignatures);
    }
    SigningInput input() { return p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>()); }
    ThreeParties p;
};

}

// The thousand: ten keys, a hundred presignatures each, random paths and digests.
TEST(SigningThousand, VerifyRecoverLowS)
{
    std::set<Bytes32> rs;
    int recids[4] {};
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        ThreeParties p(seed);
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), "");
        for (int i = 0; i < 100; ++i) {
            ASSERT_EQ(outcome(p.presign()), "");
            const auto draw = p.random.bytes<33>();
            std::vector<std::uint32_t> path;
            for (std::size_t d = 0; d < draw[32] % 6u; ++d)
                path.push_back(std::uint32_t(draw[d]) << 16 | draw[d + 8]);
            Bytes32 digest;
            std::copy_n(draw.begin(), 32, digest.begin());
            if (i == 0) digest.fill(0);
            if (i == 1) digest.fill(0xff); // above q
            const auto input = p.input(path, digest);
            const auto signature = p.sign(input);
            ASSERT_EQ(outcome(signature), "");
            const auto key
                = crypto::derivePublic({ p.hubRecord->key, p.hubRecord->chainCode }, path)
                      ->node.key;
            EXPECT_TRUE(crypto::ecdsaVerify(key, digest, *signature)); // accepts low s only
            EXPECT_EQ(crypto::ecdsaRecover(digest, *signature), key);
            EXPECT_FALSE(crypto::Scalar::decode(signature->s)->isHigh());
            EXPECT_TRUE(rs.insert(signature->r).second) << "R used twice";
            recids[signature->recid]++;
        }
    }
    EXPECT_EQ(rs.size(), 1000u);
    EXPECT_GT(recids[0], 400);
    EXPECT_GT(recids[1], 400);
}

TEST_F(Signing, PresignatureIsUsedOnceByEverybody)
{
    open(1);
    Bytes request;
    p.tap = tapAt({ Session::Sign, 1, P1, P2 }, [&](Bytes& body) { request = body; });
    ASSERT_EQ(outcome(p.sign(input())), "");
    EXPECT_EQ(p.link->presignatures(), 0);
    EXPECT_EQ(p.peer(P2).presignatures(), 0);
    const auto id = bodyValue(request, "pt");
    for (auto party : kParties)
        EXPECT_TRUE(
            p.journal(party).isUsed(toArray(std::span<const std::uint8_t, 32>(id))).value());
    EXPECT_EQ(p.link->beginSign(input()).error().error().code, Code::ProtocolRefused);
    // The very envelope again.
    EXPECT_EQ(classOf(p.peer(P2).openSign(request)), "drop");
}

TEST_F(Signing, IdenticalRequestIsAnsweredFromMemoryAnotherIsRefused)
{
    open(1);
    const auto first = input();
    std::optional<SignRequest> seen;
    Bytes answer;
    const auto begun = p.link->beginSign(first);
    ASSERT_TRUE(begun);
    seen = p.peer(P2).openSign(begun->out.p2).value();
    const auto shareOf = [&](const Bytes& body) {
        const auto envelope = bodyValue(body, "share");
        Bytes payload;
        resealed(p, envelope, [&](Bytes& b) { payload = b; });
        return payload;
    };
    answer = p.peer(P2).answerSign(*seen, first.tweak, first.digest).value();
    const auto again = p.peer(P2).answerSign(*seen, first.tweak, first.digest);
    ASSERT_EQ(outcome(again), "");
    EXPECT_EQ(shareOf(answer), shareOf(*again));
    // P1 signs another digest for the same presignature.
    const auto other = p.input({ 44, 60, 0, 0, 6 }, p.random.bytes<32>());
    auto forged = *seen;
    const auto key = p.hubRecord->key.addBasePublic(other.tweak).value();
    const auto rq = crypto::hash(
        crypto::Tag("mw1.req"), forged.presignature, key.encode(), other.tweak, other.digest);
    forged.intent.authentication = p.own[0]->sign("mw1.req.ok", rq);
    const auto refused = p.peer(P2).answerSign(forged, other.tweak, other.digest);
    ASSERT_EQ(classOf(refused), "refuse");
    EXPECT_EQ(refused.error().error().code, Code::PresignatureUsed);
}

TEST_F(Signing, RequestNeedsTheDevicesApprovalOfThisDigest)
{
    open(1);
    const auto asked = input();
    const auto begun = p.link->beginSign(asked).value().out;
    const auto request = p.peer(P2).openSign(begun.p2).value();
    const auto refused = p.peer(P2).answerSign(request, asked.tweak, p.random.bytes<32>());
    ASSERT_EQ(classOf(refused), "refuse");
    EXPECT_EQ(refused.error().error().code, Code::BadSignature);
    EXPECT_EQ(p.peer(P2).presignatures(), 1); // nothing was used up
    EXPECT_EQ(outcome(p.peer(P2).answerSign(request, asked.tweak, asked.digest)), "");
}

TEST_F(Signing, UsedLogOutlivesTheMemory)
{
    open(1);
    const auto begun = p.link->beginSign(input()).value().out;
    const auto request = p.peer(P3).openSign(begun.p3).value();
    ASSERT_TRUE(p.journal(P3).markUsed(request.presignature, {}).value()); // before a rollback
    const auto asked = input();
    const auto rq = crypto::hash(crypto::Tag("mw1.req"), request.presignature,
        p.hubRecord->key.addBasePublic(asked.tweak)->encode(), asked.tweak, asked.digest);
    auto forged = request;
    forged.intent.authentication = p.own[0]->sign("mw1.req.ok", rq);
    const auto refused = p.peer(P3).answerSign(forged, asked.tweak, asked.digest);
    ASSERT_EQ(classOf(refused), "refuse");
    EXPECT_EQ(refused.error().error().code, Code::PresignatureUsed);
}

TEST_F(Signing, WrongSharesAreFinalAndTheThirdLocks)
{
    open(4);
    EXPECT_EQ(outcome(p.sign(input())), "");
    for (int i = 1; i <= 3; ++i) {
        EXPECT_EQ(p.journal(P1).lock().value(), LockCause::None);
        p.tap = tapAt({ Session::Sign, 1, P3, P1 }, [&](Bytes& body) {
            editBodyValue(body, "share",
                [&](Bytes& e) { e = resealed(p, e, [](Bytes& share) { share[63] ^= 1; }); });
        });
        EXPECT_EQ(classOf(p.sign(input())), "final");
        EXPECT_EQ(p.journal(P1).finalFailures().value(), i);
    }
    p.tap = {};
    EXPECT_EQ(p.journal(P1).lock().value(), LockCause::FinalFailures);
    EXPECT_EQ(p.link->beginPresign().error().error().code, Code::CosignerLocked);
    EXPECT_EQ(HubLinkOpening::begin(p.hubRecord, p.journal(P1), p.env()).error().error().code,
        Code::CosignerLocked);
    p.journal(P1).release();
    ASSERT_EQ(outcome(p.presign()), "");
    EXPECT_EQ(outcome(p.sign(input())), "");
}

TEST_F(Signing, SuccessEndsTheRow)
{
    open(3);
    p.tap = tapAt({ Session::Sign, 1, P2, P1 }, [&](Bytes& body) {
        editBodyValue(
            body, "share", [&](Bytes& e) { e = resealed(p, e, [](Bytes& s) { s[31] ^= 4; }); });
    });
    EXPECT_EQ(classOf(p.sign(input())), "final");
    EXPECT_EQ(classOf(p.sign(input())), "final");
    p.tap = {};
    EXPECT_EQ(outcome(p.sign(input())), "");
    EXPECT_EQ(p.journal(P1).finalFailures().value(), 0);
}

// P1 shows P2 and P3 different requests: the masks do not cancel, and P1 gets nothing.
TEST_F(Signing, MixedRequestsGiveNoSignature)
{
    open(1);
    const auto a = input(), b = input();
    auto begun = p.link->beginSign(a).value();
    const auto toP2 = p.peer(P2).openSign(begun.out.p2).value();
    auto toP3 = p.peer(P3).openSign(begun.out.p3).value();
    const auto rq = crypto::hash(crypto::Tag("mw1.req"), toP3.presignature,
        p.hubRecord->key.addBasePublic(b.tweak)->encode(), b.tweak, b.digest);
    toP3.intent.authentication = p.own[0]->sign("mw1.req.ok", rq);
    const Bodies answers { p.peer(P2).answerSign(toP2, a.tweak, a.digest).value(),
        p.peer(P3).answerSign(toP3, b.tweak, b.digest).value() };
    EXPECT_EQ(classOf(std::move(begun.state).onShares(answers)), "final");
}

TEST_F(Signing, DroppedAnswerMayBeDeliveredAgain)
{
    open(1);
    const auto asked = input();
    auto begun = p.link->beginSign(asked).value();
    Bodies answers;
    for (auto k : others(P1)) {
        const auto request = p.peer(k).openSign(begun.out[k]).value();
        answers[k] = p.peer(k).answerSign(request, asked.tweak, asked.digest).value();
    }
    auto broken = answers;
    broken.p3[broken.p3.size() - 1] ^= 1;
    EXPECT_EQ(classOf(std::move(begun.state).onShares(broken)), "drop");
    EXPECT_EQ(outcome(std::move(begun.state).onShares(answers)), "");
}

TEST_F(Signing, PresignatureGivenUpCostsNothingButItself)
{
    open(0);
    // Given up after round 1, after round 2 and after round 3, while L3 and L4 ride along.
    auto first = p.link->beginPresign().value();
    const auto firstAnswer = p.peer(P2).presignRound1(first.out.p2);
    ASSERT_EQ(outcome(firstAnswer), ""); // P3 never hears of it
    auto second = p.link->beginPresign().value();
    Bodies answers { p.peer(P2).presignRound1(second.out.p2).value(),
        p.peer(P3).presignRound1(second.out.p3).value() };
    auto multiplying = std::move(second.state).onExtensions(answers).value();
    ASSERT_TRUE(p.peer(P3).presignRound2(multiplying.out.p3));
    ASSERT_EQ(outcome(p.presign()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    EXPECT_EQ(p.link->presignatures(), 2);
    EXPECT_EQ(outcome(p.sign(input())), "");
    EXPECT_EQ(outcome(p.sign(input())), "");
}

// protocol.md 5.7: three rounds, the request rides on the third.
TEST_F(Signing, FullSigningWithoutAPool)
{
    open(0);
    for (int i = 0; i < 3; ++i) {
        const auto asked = input();
        const auto signature = p.fullSign(asked);
        ASSERT_EQ(outcome(signature), "");
        const auto key = p.hubRecord->key.addBasePublic(asked.tweak).value();
        EXPECT_TRUE(crypto::ecdsaVerify(key, asked.digest, *signature));
        EXPECT_EQ(p.peer(P2).presignatures(), 0);
        EXPECT_EQ(p.link->presignatures(), 0);
    }
    // A co-signer that reports another presignature ends it.
    p.tap = tapAt({ Session::Presign, 3, P3, P1 }, [&](Bytes& body) {
        editBodyValue(body, "pt", [&](Bytes& e) { e = resealed(p, e, flipBit(0)); });
    });
    EXPECT_EQ(outcome(p.fullSign(input())), "recoverable P3: another presignature");
    p.tap = tapAt({ Session::Presign, 3, P3, P1 }, [&](Bytes& body) {
        editBodyValue(body, "share", [&](Bytes& e) { e = resealed(p, e, flipBit(9)); });
    });
    EXPECT_EQ(classOf(p.fullSign(input())), "final");
    p.tap = {};
    EXPECT_EQ(outcome(p.fullSign(input())), "");
}

TEST_F(Signing, EndErasesEverywhere)
{
    open(2);
    const auto bodies = p.link->end();
    EXPECT_FALSE(p.link->isOpen());
    EXPECT_EQ(p.link->beginSign(input()).error().error().code, Code::NoSuchLink);
    for (auto k : others(P1)) {
        EXPECT_TRUE(p.peer(k).hasLink());
        EXPECT_EQ(outcome(p.peer(k).end(bodies[k])), "");
        EXPECT_FALSE(p.peer(k).hasLink());
        EXPECT_EQ(p.peer(k).presignatures(), 0);
        EXPECT_EQ(p.peer(k).end(bodies[k]).error().error().code, Code::NoSuchLink);
    }
    EXPECT_TRUE(p.link->end().p2.empty());
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    EXPECT_EQ(outcome(p.sign(input())), "");
}

} // namespace tercet::mpc::test
