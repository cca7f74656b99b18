#include "core/backup/Piece.h"

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"

namespace tercet::backup {

namespace {

class Pieces : public ::testing::Test {
protected:
    crypto::SystemRandom random;
    age::Identity identity = age::Identity::generate(random);

    std::vector<Piece> split(unsigned threshold, unsigned count)
    {
        return splitIdentity(identity,
            { .vault = random.bytes<32>(),
                .name = "Savings",
                .epoch = 3,
                .created = 1'795'392'000,
                .threshold = threshold },
            count, random)
            .value();
    }
    static Piece copy(const Piece& piece) { return Piece::decode(piece.encode().view()).value(); }
};

} // namespace

TEST(Shamir, KnownPoints)
{
    // f(x) = 0x2a + a·x with a = 0x01 for each byte: over GF(2^8) f(1) = 0x2b, f(2) = 0x28.
    class Ones final : public Random {
    public:
        void fill(MutableByteView out) override { std::ranges::fill(out, 1); }
    } ones;
    crypto::Secret<32> secret;
    std::ranges::fill(secret.mutableView(), 0x2a);
    const auto points = shamirSplit(secret.view(), 2, 255, ones);
    EXPECT_EQ(points[0].value.data()[0], 0x2b);
    EXPECT_EQ(points[1].value.data()[31], 0x28);
    EXPECT_EQ(points[0x52].value.data()[5], 0x2a ^ 0x53);
}

TEST_F(Pieces, AnyThresholdOfThemGiveTheIdentity)
{
    for (const auto& [threshold, count] :
        { std::pair { 2u, 2u }, { 2u, 3u }, { 3u, 5u }, { 5u, 5u } }) {
        const auto all = split(threshold, count);
        for (unsigned mask = 0; mask < 1u << count; ++mask) {
            std::vector<Piece> some;
            for (unsigned i = 0; i < count; ++i)
                if (mask >> i & 1) some.push_back(copy(all[i]));
            const auto combined = combinePieces(some);
            if (some.size() < threshold) {
                ASSERT_FALSE(combined);
                EXPECT_EQ(combined.error().code, Code::NotEnoughPieces);
                EXPECT_EQ(combined.error().context,
                    std::to_string(some.size()) + " of "
                        + std::to_string(some.empty() ? 2 : threshold));
            } else {
                ASSERT_TRUE(combined);
                EXPECT_TRUE(combined->scalar().equals(identity.scalar()));
            }
        }
    }
    const auto many = split(255, 255);
    EXPECT_TRUE(combinePieces(many).value().scalar().equals(identity.scalar()));
}

TEST_F(Pieces, TheSamePieceTwiceIsOne)
{
    const auto all = split(2, 3);
    std::vector<Piece> twice;
    twice.push_back(copy(all[0]));
    twice.push_back(copy(all[0]));
    EXPECT_EQ(combinePieces(twice).error().code, Code::NotEnoughPieces);
    twice.push_back(copy(all[2]));
    EXPECT_TRUE(combinePieces(twice));
}

TEST_F(Pieces, OfAnotherBackup)
{
    const auto one = split(2, 3), two = split(2, 3);
    std::vector<Piece> mixed;
    mixed.push_back(copy(one[0]));
    mixed.push_back(copy(two[1]));
    const auto combined = combinePieces(mixed);
    EXPECT_EQ(combined.error().code, Code::BadPiece);
    EXPECT_EQ(combined.error().field, "2");
}

TEST_F(Pieces, EveryByteCounts)
{
    const auto payload = split(2, 3)[1].encode();
    for (std::size_t i = 0; i < payload.size(); ++i) {
        auto mutant = payload.clone();
        mutant.data()[i] ^= 1;
        const auto read = Piece::decode(mutant.view());
        // The vault's id, its name, the epoch and the check-in are told apart when pieces meet.
        if (read) continue;
        EXPECT_TRUE(
            read.error().code == Code::BadPiece || read.error().code == Code::BackupNewerFormat)
            << i;
    }
    auto value = payload.clone();
    value.data()[value.size() - 10] ^= 1;
    const auto changed = Piece::decode(value.view());
    EXPECT_EQ(changed.error().code, Code::BadPiece);
    for (std::size_t size = 0; size < payload.size(); ++size)
        EXPECT_EQ(Piece::decode(payload.view().first(size)).error().code, Code::BadPiece);
    EXPECT_EQ(
        Piece::decode(view("{\"format\":\"tercet-backup-piece\",\"version\":2,")).error().code,
        Code::BackupNewerFormat);
}

TEST_F(Pieces, WhatCannotBeSplit)
{
    for (const auto& [threshold, count] : { std::pair { 1u, 3u }, { 4u, 3u }, { 2u, 256u } })
        EXPECT_EQ(splitIdentity(identity, { .threshold = threshold }, count, random).error().code,
            Code::BadField);
}

} // namespace tercet::backup
