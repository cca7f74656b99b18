#include "core/mpc/BaseOt.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/mpc/Fixture.h"

using namespace tercet;
using namespace tercet::mpc;
using namespace tercet::mpc::test;

namespace {

const Bytes32 kOtId = drawArray<32>("otid");

bool bit(const crypto::Secret<16>& delta, std::size_t r)
{
    return delta.data()[r / 8] >> (r % 8) & 1;
}

std::string key(ByteView keys, std::size_t i) { return hex(keys.subspan(32 * i, 32)); }

// Δ as given, everything else from the seed.
class ForcedDelta final : public Random {
public:
    ForcedDelta(std::uint8_t byte, const std::string& seed)
        : m_byte(byte)
        , m_rest(seed)
    {
    }
    void fill(MutableByteView out) override
    {
        if (out.size() == kDeltaBytes)
            std::ranges::fill(out, m_byte);
        else
            m_rest.fill(out);
    }

private:
    std::uint8_t m_byte;
    SeededRandom m_rest;
};

} // namespace

TEST(BaseOt, BothAgreeInEveryRow)
{
    crypto::SystemRandom rng;
    BaseOtAlice alice(kOtId, Party::P2, rng);
    const auto bob = BaseOtBob::answer(kOtId, Party::P1, alice.message(), rng);
    ASSERT_TRUE(bob);
    const auto done = std::move(alice).finish(bob->messageHash, bob->y);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->transcript, bob->transcript);
    std::set<std::string> distinct;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const bool chosen = bit(done->keys.delta, r);
        const auto mine = key(done->keys.keys.view(), r);
        EXPECT_EQ(mine, key(bob->keys.keys.view(), 2 * r + chosen)) << r;
        EXPECT_NE(mine, key(bob->keys.keys.view(), 2 * r + !chosen)) << r;
        distinct.insert(mine);
        distinct.insert(key(bob->keys.keys.view(), 2 * r + !chosen));
    }
    EXPECT_EQ(distinct.size(), 2 * kBaseOts);
}

// Attack 13: the same choice in all rows gives 128 distinct keys.
TEST(BaseOt, KeysDifferAlsoForTheSameChoice)
{
    for (const std::uint8_t byte : { 0x00, 0xff }) {
        ForcedDelta rng(byte, "forced");
        BaseOtAlice alice(kOtId, Party::P2, rng);
        const auto bob = BaseOtBob::answer(kOtId, Party::P1, alice.message(), rng);
        const auto done = std::move(alice).finish(bob->messageHash, bob->y);
        ASSERT_TRUE(done);
        std::set<std::string> distinct;
        for (std::size_t r = 0; r < kBaseOts; ++r) {
            distinct.insert(key(done->keys.keys.view(), r));
            EXPECT_EQ(
                key(done->keys.keys.view(), r), key(bob->keys.keys.view(), 2 * r + (byte & 1)));
        }
        EXPECT_EQ(distinct.size(), kBaseOts);
    }
}

// Attack 13: a row copied over all others gives Bob distinct keys, whatever Alice hoped for.
TEST(BaseOt, CopiedRowsGiveDistinctKeys)
{
    SeededRandom rng("copied");
    BaseOtAlice alice(kOtId, Party::P2, rng);
    auto s = alice.message();
    for (std::size_t r = 1; r < kBaseOts; ++r)
        std::copy_n(s.begin(), 64, s.begin() + std::ptrdiff_t(64 * r));
    const auto bob = BaseOtBob::answer(kOtId, Party::P1, s, rng);
    ASSERT_TRUE(bob);
    std::set<std::string> distinct;
    for (std::size_t i = 0; i < 2 * kBaseOts; ++i) distinct.insert(key(bob->keys.keys.view(), i));
    EXPECT_EQ(distinct.size(), 2 * kBaseOts);
}

// Attack 12: both points of every row are group elements, so nothing tells which one has a known
// logarithm.
TEST(BaseOt, EveryPointOfTheMessageDecodes)
{
    crypto::SystemRandom rng;
    for (int run = 0; run < 2; ++run) {
        const BaseOtAlice alice(kOtId, Party::P2, rng);
        std::set<std::string> points;
        for (std::size_t i = 0; i < 2 * kBaseOts; ++i) {
            EXPECT_EQ(crypto_core_ristretto255_is_valid_point(alice.message().data() + 32 * i), 1);
            points.insert(key(alice.message(), i));
        }
        EXPECT_EQ(points.size(), 2 * kBaseOts);
    }
}

namespace {

// Not canonical (p), the identity, and a field element that is no point.
std::vector<Bytes> invalidPoints()
{
    Bytes notCanonical(32, 0xff);
    notCanonical[0] = 0xed;
    notCanonical[31] = 0x7f;
    Bytes one(32, 0);
    one[0] = 1; // negative
    return { notCanonical, Bytes(32, 0), one, Bytes(32, 0xff) };
}

} // namespace

TEST(BaseOt, BobRefusesInvalidPoints)
{
    SeededRandom rng("invalid s");
    const BaseOtAlice alice(kOtId, Party::P2, rng);
    for (const auto& point : invalidPoints())
        for (const std::size_t at : { 0u, 1u, 254u, 255u }) {
            auto s = alice.message();
            std::copy(point.begin(), point.end(), s.begin() + std::ptrdiff_t(32 * at));
            const auto bob = BaseOtBob::answer(kOtId, Party::P1, s, rng);
            ASSERT_FALSE(bob);
            ASSERT_TRUE(bob.error().is<Recoverable>());
            EXPECT_EQ(bob.error().culprit(), Party::P1);
        }
}

// Either point of a row ends the run, whatever Δ is: so its end says nothing about Δ.
TEST(BaseOt, AliceRefusesInvalidPointsOnBothSides)
{
    for (const auto& point : invalidPoints())
        for (const std::size_t side : { 0u, 1u }) {
            SeededRandom rng("invalid y");
            BaseOtAlice alice(kOtId, Party::P2, rng);
            auto bob = BaseOtBob::answer(kOtId, Party::P1, alice.message(), rng);
            std::copy(
                point.begin(), point.end(), bob->y.begin() + std::ptrdiff_t(64 * 77 + 32 * side));
            const auto done = std::move(alice).finish(bob->messageHash, bob->y);
            ASSERT_FALSE(done);
            ASSERT_TRUE(done.error().is<Recoverable>());
            EXPECT_EQ(done.error().culprit(), Party::P2);
        }
}

TEST(BaseOt, AnAnswerToAnotherMessageIsRecoverable)
{
    SeededRandom rng("two");
    BaseOtAlice alice(kOtId, Party::P2, rng);
    const BaseOtAlice other(kOtId, Party::P2, rng);
    const auto bob = BaseOtBob::answer(kOtId, Party::P1, other.message(), rng);
    const auto done = std::move(alice).finish(bob->messageHash, bob->y);
    ASSERT_FALSE(done);
    EXPECT_TRUE(done.error().is<Recoverable>());
}

TEST(BaseOt, LengthsAreExact)
{
    SeededRandom rng("lengths");
    BaseOtAlice alice(kOtId, Party::P2, rng);
    EXPECT_FALSE(BaseOtBob::answer(
        kOtId, Party::P1, ByteView(alice.message()).first(kBaseOtBytes - 1), rng));
    EXPECT_FALSE(BaseOtBob::answer(kOtId, Party::P1, {}, rng));
    const auto bob = BaseOtBob::answer(kOtId, Party::P1, alice.message(), rng);
    const auto done
        = std::move(alice).finish(bob->messageHash, ByteView(bob->y).first(kBaseOtBytes - 1));
    ASSERT_FALSE(done);
    EXPECT_TRUE(done.error().is<Recoverable>());
}

TEST(BaseOt, IdsAndTranscriptsAreInjective)
{
    const auto link = drawArray<32>("LID"), nonce = drawArray<32>("nonceA");
    std::set<Bytes32> ids;
    for (const auto a : kParties)
        for (const auto b : others(a)) ids.insert(baseOtId(link, a, b, nonce));
    EXPECT_EQ(ids.size(), 6u);
    EXPECT_NE(
        baseOtId(link, Party::P1, Party::P2, nonce), baseOtId(nonce, Party::P1, Party::P2, link));
    // Bytes moved from one field to the next change the hash.
    const auto both = draw("both", 96);
    EXPECT_NE(baseOtTranscript(link, ByteView(both).first(32), ByteView(both).last(64)),
        baseOtTranscript(link, ByteView(both).first(64), ByteView(both).last(32)));
    EXPECT_NE(baseOtMessageHash(link, both), baseOtMessageHash(nonce, both));
}

// protocol.md 11.2
TEST(BaseOt, KnownId)
{
    const auto link
        = *arrayFromHex<32>("439dd60612a989fed80915b78ba27bb27edd39c701be31d313cbcbd451082eae");
    EXPECT_EQ(hex(baseOtId(link, Party::P2, Party::P3, drawArray<32>("nonceA"))),
        "7f287a8e7b555f6c1425373f3a74e13a57859008ccc569f2f5770658b4e22fe3");
}
