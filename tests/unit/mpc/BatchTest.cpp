#include <gtest/gtest.h>
#include <set>

#include "core/mpc/Body.h"
#include "core/mpc/PresignBatch.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Tamper.h"

// Several presignatures in one session: protocol.md 5.1, batch index.
namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;
constexpr std::size_t kA = kSealedOverhead + 10'360, kB = kSealedOverhead + 40'260;

struct Batch : testing::Test {
    void SetUp() override
    {
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), "");
    }
    SigningInput input() { return p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>()); }
    void expectPooled(int n)
    {
        EXPECT_EQ(p.link->presignatures(), n);
        for (auto k : others(P1)) EXPECT_EQ(p.peer(k).presignatures(), n) << number(k);
    }
    // The envelope of presignature `b` of a list of `each` bytes, made by its sender.
    Edit inside(std::size_t each, std::size_t b, const Edit& edit)
    {
        return [this, each, b, edit](Bytes& list) {
            const auto one = ByteView(list).subspan(b * each, each);
            const auto changed = resealed(p, one, edit);
            std::copy(changed.begin(), changed.end(), list.begin() + std::ptrdiff_t(b * each));
        };
    }
    ThreeParties p;
};

void swapFirstTwo(Bytes& list, std::size_t each)
{
    std::swap_ranges(
        list.begin(), list.begin() + std::ptrdiff_t(each), list.begin() + std::ptrdiff_t(each));
}

}

TEST_F(Batch, EachSizeSigns)
{
    std::set<Bytes32> rs;
    for (const int count : { 2, 1, 3, PresignBatch::kMax }) {
        ASSERT_EQ(outcome(p.presign(count)), "");
        expectPooled(count);
        for (int i = 0; i < count; ++i) {
            const auto asked = input();
            const auto signature = p.sign(asked);
            ASSERT_EQ(outcome(signature), "");
            const auto key = p.hubRecord->key.addBasePublic(asked.tweak).value();
            EXPECT_TRUE(crypto::ecdsaVerify(key, asked.digest, *signature));
            EXPECT_TRUE(rs.insert(signature->r).second);
        }
        expectPooled(0);
    }
}

TEST_F(Batch, SessionsOfSingleAndBatch)
{
    const Bytes32 lid { 1 }, n { 2 };
    EXPECT_EQ(PresignBatch::sessions(lid, n, 1),
        std::vector { crypto::hash(tag::kPresignSession, lid, n) });
    const auto two = PresignBatch::sessions(lid, n, 2);
    ASSERT_EQ(two.size(), 2u);
    Bytes indexed = toBytes(n);
    append(indexed, Bytes { 1, 0 }); // LE16(b)
    EXPECT_EQ(two[1], crypto::hash(tag::kPresignSession, lid, indexed));
    EXPECT_EQ(p.link->beginPresign(0).error().error().code, Code::ProtocolRefused);
    EXPECT_EQ(p.link->beginPresign(17).error().error().code, Code::ProtocolRefused);
}

TEST_F(Batch, BodiesAreAsLongAsTheirEnvelopes)
{
    std::map<int, std::size_t> longest;
    p.tap = [&](Session, int round, Party, Party, Bytes& body) {
        longest[round] = std::max(longest[round], body.size());
    };
    ASSERT_EQ(outcome(p.presign(PresignBatch::kMax)), "");
    EXPECT_GT(longest[2], 2 * 16 * kB);
    EXPECT_LT(longest[2], std::size_t(Body::kMaxBatchBytes));
    EXPECT_LT(longest[3], 16 * kB + 100);
}

// Anything but the whole list in its order: dropped, and the right bytes still go through.
TEST_F(Batch, OtherListsAreDropped)
{
    const std::vector<Edit> edits { [](Bytes& list) { list.pop_back(); },
        [](Bytes& list) { list.push_back(0); }, [](Bytes& list) { list.clear(); },
        [](Bytes& list) { append(list, toBytes(list)); },
        [](Bytes& list) { swapFirstTwo(list, list.size() / 3); },
        [](Bytes& list) { list.resize(list.size() * 6); }, flipBit(5),
        [](Bytes& list) { list.back() ^= 1; } };
    const auto isDropped
        = [&](const Bytes& body, const char* key, const std::function<Step<Bytes>(Bytes)>& call) {
              for (std::size_t i = 0; i < edits.size(); ++i) {
                  auto changed = body;
                  editBodyValue(changed, key, edits[i]);
                  EXPECT_EQ(classOf(call(changed)), "drop") << key << " " << i;
              }
          };
    auto begun = p.link->beginPresign(3).value();
    isDropped(begun.out.p2, "a", [&](const Bytes& b) { return p.peer(P2).presignRound1(b); });
    Bodies answers { p.peer(P2).presignRound1(begun.out.p2).value(),
        p.peer(P3).presignRound1(begun.out.p3).value() };
    isDropped(answers.p3, "a", [&](const Bytes& b) -> Step<Bytes> {
        auto step = std::move(begun.state).onExtensions({ answers.p2, b });
        if (!step) return std::unexpected(step.error());
        return Bytes {};
    });
    auto multiplying = std::move(begun.state).onExtensions(answers).value();
    isDropped(multiplying.out.p2, "a", [&](const Bytes& b) { return p.peer(P2).presignRound2(b); });
    isDropped(multiplying.out.p2, "b", [&](const Bytes& b) { return p.peer(P2).presignRound2(b); });
    Bodies shares { p.peer(P2).presignRound2(multiplying.out.p2).value(),
        p.peer(P3).presignRound2(multiplying.out.p3).value() };
    EXPECT_EQ(classOf(p.peer(P2).presignRound2(multiplying.out.p2)), "drop"); // twice
    auto finishing = std::move(multiplying.state).onShares(shares).value();
    isDropped(finishing.out.p3, "b", [&](const Bytes& b) { return p.peer(P3).presignRound3(b); });
    Bodies reports { p.peer(P2).presignRound3(finishing.out.p2).value(),
        p.peer(P3).presignRound3(finishing.out.p3).value() };
    isDropped(reports.p2, "pt", [&](const Bytes& b) -> Step<Bytes> {
        auto step = std::move(finishing.state).onConfirmations({ b, reports.p3 });
        if (!step) return std::unexpected(step.error());
        return Bytes {};
    });
    ASSERT_EQ(outcome(std::move(finishing.state).onConfirmations(reports)), "");
    expectPooled(3);
    EXPECT_EQ(outcome(p.sign(input())), "");
}

// Envelopes cut off round 1 on the way make a smaller batch there; P1 takes none of it.
TEST_F(Batch, ShortenedOpeningIsDroppedAtTheHub)
{
    auto begun = p.link->beginPresign(3).value();
    auto cut = begun.out.p2;
    editBodyValue(cut, "a", [](Bytes& list) { list.resize(2 * kA); });
    const Bodies answers { p.peer(P2).presignRound1(cut).value(),
        p.peer(P3).presignRound1(begun.out.p3).value() };
    EXPECT_EQ(classOf(std::move(begun.state).onExtensions(answers)), "drop");
    ASSERT_EQ(outcome(p.presign(3)), "");
    expectPooled(3);
}

TEST_F(Batch, FirstQuarantineEndsItWithTheLink)
{
    ASSERT_EQ(outcome(p.presign(2)), "");
    // μ of one in the middle, as P3 sends it to P2.
    p.tap = tapAt({ Session::Presign, 2, P3, P1 },
        [&](Bytes& body) { editBodyValue(body, "relay", inside(kB, 1, flipBit(40'259))); });
    EXPECT_EQ(outcome(p.presign(4)).substr(0, 14), "quarantine P3:");
    EXPECT_FALSE(p.peer(P2).hasLink());
    ASSERT_EQ(p.journal(P2).quarantines().value().size(), 1u);
    EXPECT_EQ(p.journal(P2).quarantines().value()[0].culprit, P3);
    EXPECT_TRUE(p.journal(P1).quarantines().value().empty());
}

TEST_F(Batch, RecoverableLosesTheBatchAndNothingElse)
{
    ASSERT_EQ(outcome(p.presign(2)), "");
    p.tap = tapAt({ Session::Presign, 3, P2, P1 }, [&](Bytes& body) {
        editBodyValue(body, "pt", inside(kSealedOverhead + 32, 2, flipBit(0)));
    });
    EXPECT_EQ(outcome(p.presign(4)), "recoverable P2: another presignature");
    EXPECT_EQ(p.link->presignatures(), 2);
    // The commitment of the last one, as P1 gets it.
    p.tap = tapAt({ Session::Presign, 1, P3, P1 },
        [&](Bytes& body) { editBodyValue(body, "a", inside(kA, 3, flipBit(40))); });
    EXPECT_EQ(classOf(p.presign(4)), "recoverable");
    EXPECT_EQ(p.link->presignatures(), 2);
    p.tap = {};
    ASSERT_EQ(outcome(p.presign(4)), "");
    for (int i = 0; i < 6; ++i) EXPECT_EQ(outcome(p.sign(input())), "");
}

// The session in which L3 and L4 ride is given up after each of its rounds.
TEST_F(Batch, GivenUpCostsNothingButItself)
{
    auto first = p.link->beginPresign(4).value();
    ASSERT_TRUE(p.peer(P2).presignRound1(first.out.p2)); // P3 never hears of it
    auto second = p.link->beginPresign(4).value();
    auto multiplying = std::move(second.state)
                           .onExtensions({ p.peer(P2).presignRound1(second.out.p2).value(),
                               p.peer(P3).presignRound1(second.out.p3).value() })
                           .value();
    ASSERT_TRUE(p.peer(P3).presignRound2(multiplying.out.p3));
    ASSERT_EQ(outcome(p.presign(3)), "");
    auto third = p.link->beginPresign(2).value();
    auto after = std::move(third.state)
                     .onExtensions({ p.peer(P2).presignRound1(third.out.p2).value(),
                         p.peer(P3).presignRound1(third.out.p3).value() })
                     .value();
    auto finishing = std::move(after.state)
                         .onShares({ p.peer(P2).presignRound2(after.out.p2).value(),
                             p.peer(P3).presignRound2(after.out.p3).value() })
                         .value();
    ASSERT_TRUE(p.peer(P3).presignRound3(finishing.out.p3)); // it keeps what P1 does not
    EXPECT_EQ(outcome(p.fullSign(input())), "");
    EXPECT_EQ(p.link->presignatures(), 3);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(outcome(p.sign(input())), "");
    EXPECT_EQ(p.peer(P3).presignatures(), 2);
}

TEST_F(Batch, SignsNothingByItself)
{
    auto begun = p.link->beginPresign(2).value();
    auto multiplying = std::move(begun.state)
                           .onExtensions({ p.peer(P2).presignRound1(begun.out.p2).value(),
                               p.peer(P3).presignRound1(begun.out.p3).value() })
                           .value();
    auto finishing = std::move(multiplying.state)
                         .onShares({ p.peer(P2).presignRound2(multiplying.out.p2).value(),
                             p.peer(P3).presignRound2(multiplying.out.p3).value() })
                         .value();
    EXPECT_EQ(std::move(finishing.state).sign(input()).error().error().code, Code::ProtocolRefused);
}

// What P1 gave up after the third round stays at the co-signers; the oldest goes first, and P1
// takes its oldest first.
TEST_F(Batch, PoolOfACosignerIsBounded)
{
    ASSERT_EQ(outcome(p.presign(2)), "");
    p.tap = [](Session session, int round, Party from, Party, Bytes& body) {
        if (session == Session::Presign && round == 3 && from == P3) body.clear(); // lost
    };
    for (int i = 0; i < 4; ++i) EXPECT_EQ(classOf(p.presign(15)), "drop");
    p.tap = {};
    EXPECT_EQ(p.peer(P2).presignatures(), 62);
    ASSERT_EQ(outcome(p.presign(4)), "");
    EXPECT_EQ(p.peer(P2).presignatures(), int(LinkState::kMaxPooled));
    EXPECT_EQ(p.link->presignatures(), 6);
    // The two oldest are gone at the co-signers.
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(p.sign(input()).error().error().code, Code::ProtocolRefused);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(outcome(p.sign(input())), "");
}

} // namespace tercet::mpc::test
