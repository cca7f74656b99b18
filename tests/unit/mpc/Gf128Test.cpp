#include "core/mpc/Gf128.h"

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/mpc/Fixture.h"
#include "tests/unit/mpc/Reference.h"

using namespace tercet;
using namespace tercet::mpc;

namespace {

using Block = ByteArray<16>;

Block product(Gf128 (*f)(Gf128, Gf128), const Block& a, const Block& b)
{
    Block out;
    f(Gf128::load(a.data()), Gf128::load(b.data())).store(out.data());
    return out;
}

std::vector<Block> values()
{
    std::vector<Block> out(5);
    out[1][0] = 1;
    out[2][15] = 0x80;
    out[3].fill(0xff);
    out[4][8] = 1;
    crypto::SystemRandom rng;
    for (int i = 0; i < 20; ++i) out.push_back(rng.bytes<16>());
    return out;
}

} // namespace

TEST(Gf128, KnownAnswer)
{
    Block a, b;
    for (std::size_t i = 0; i < 16; ++i) {
        a[i] = std::uint8_t(1 + i);
        b[i] = std::uint8_t(17 + i);
    }
    EXPECT_EQ(hex(product(multiply, a, b)), "e60ff6078b4e6cc9d58052882fc1482e");
    EXPECT_EQ(hex(product(multiplyPortable, a, b)), "e60ff6078b4e6cc9d58052882fc1482e");
}

TEST(Gf128, BothWaysAgreeWithTheSchoolbook)
{
    for (const auto& a : values())
        for (const auto& b : values()) {
            const auto expected = hex(reference::multiply(a, b));
            EXPECT_EQ(hex(product(multiplyPortable, a, b)), expected);
            if (hasCarrylessMultiply()) {
                EXPECT_EQ(hex(product(multiplyCarryless, a, b)), expected);
            }
        }
}

TEST(Gf128, RowHashIsTheSumOverTheBlocks)
{
    crypto::SystemRandom rng;
    const auto challenge = rng.bytes<64>();
    const auto row = rng.bytes<80>();
    auto sum = Gf128::load(row.data() + 64);
    for (std::size_t m = 0; m < 4; ++m)
        sum ^= multiplyPortable(
            Gf128::load(challenge.data() + 16 * m), Gf128::load(row.data() + 16 * m));
    EXPECT_EQ(RowHash(challenge, false)(row.data()), sum);
    if (hasCarrylessMultiply()) {
        EXPECT_EQ(RowHash(challenge, true)(row.data()), sum);
    }
}

TEST(Gf128, Masking)
{
    const Gf128 a { 5, 6 };
    EXPECT_EQ(a.masked(1), a);
    EXPECT_EQ(a.masked(0), Gf128 {});
}
