#include "core/chains/Uint256.h"

#include <gtest/gtest.h>
#include <optional>

using namespace tercet;
using namespace tercet::chains;

namespace {

const std::string kMaxDecimal
    = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

std::optional<Code> codeOf(const Result<Uint256>& r)
{
    return r ? std::nullopt : std::optional(r.error().code);
}

TEST(Uint256, Quantity)
{
    EXPECT_EQ(Uint256::fromQuantity("0x4a817c800")->decimal(), "20000000000");
    EXPECT_EQ(Uint256::fromQuantity("0x0")->quantity(), "0x0");
    EXPECT_EQ(Uint256(0x4a817c800).quantity(), "0x4a817c800");
    EXPECT_EQ(*Uint256::fromQuantity("0x" + std::string(64, 'f')), Uint256::max());
    for (const char* bad :
        { "", "0x", "1", "0x00", "0x01", "0xg", "0x-1", "0X1", " 0x1", "0x1 ", "-0x1" })
        EXPECT_EQ(codeOf(Uint256::fromQuantity(bad)), Code::BadNumber) << bad;
    EXPECT_EQ(codeOf(Uint256::fromQuantity("0x1" + std::string(64, '0'))), Code::NumberTooLarge);
}

TEST(Uint256, Decimal)
{
    EXPECT_EQ(Uint256::fromDecimal(kMaxDecimal), Uint256::max());
    EXPECT_EQ(Uint256::max().decimal(), kMaxDecimal);
    EXPECT_EQ(Uint256::fromDecimal("0"), Uint256());
    for (const char* bad : { "", "-1", "+1", "01", "1.0", "1e3", "0x1", " 1", "1,000", "１" })
        EXPECT_EQ(codeOf(Uint256::fromDecimal(bad)), Code::BadNumber) << bad;
    auto above = kMaxDecimal;
    above.back() = '6';
    EXPECT_EQ(codeOf(Uint256::fromDecimal(above)), Code::NumberTooLarge);
    EXPECT_EQ(codeOf(Uint256::fromDecimal("1" + std::string(100000, '0'))), Code::NumberTooLarge);
}

TEST(Uint256, Amount)
{
    EXPECT_EQ(Uint256::fromAmount("1250.5", 6)->decimal(), "1250500000");
    EXPECT_EQ(Uint256::fromAmount("0.000000000000000001", 18), Uint256(1));
    EXPECT_EQ(Uint256::fromAmount("0", 18), Uint256());
    EXPECT_EQ(Uint256::fromAmount("7", 0), Uint256(7));
    EXPECT_EQ(Uint256(1250500000).amount(6), "1250.5");
    EXPECT_EQ(Uint256(1).amount(18), "0.000000000000000001");
    EXPECT_EQ(Uint256().amount(18), "0");
    EXPECT_EQ(Uint256(1000000).amount(6), "1");
    EXPECT_EQ(Uint256(10).amount(0), "10");
    for (const char* bad :
        { "", ".", ".5", "1.", "1.0000001", "1,5", "-1", "1e6", "1.5.2", " 1", "00.1", "0x1" })
        EXPECT_EQ(codeOf(Uint256::fromAmount(bad, 6)), Code::BadAmount) << bad;
    EXPECT_EQ(codeOf(Uint256::fromAmount(kMaxDecimal, 1)), Code::NumberTooLarge);
}

TEST(Uint256, AmountAndTextAreInverse)
{
    std::uint64_t state = 7;
    for (int i = 0; i < 500; ++i) {
        ByteArray<32> be {};
        const auto used = std::size_t(i % 33);
        for (std::size_t k = 32 - used; k < 32; ++k) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            be[k] = std::uint8_t(state >> 56);
        }
        const auto v = *Uint256::fromBytes(be);
        for (int decimals : { 0, 1, 6, 18, 77 })
            EXPECT_EQ(Uint256::fromAmount(v.amount(decimals), decimals), v);
        EXPECT_EQ(Uint256::fromDecimal(v.decimal()), v);
        EXPECT_EQ(Uint256::fromQuantity(v.quantity()), v);
        EXPECT_EQ(Uint256::fromBytes(v.minimalBytes()), v);
    }
}

TEST(Uint256, Arithmetic)
{
    const Uint256 one(1);
    EXPECT_EQ(Uint256::max().minus(one)->plus(one), Uint256::max());
    EXPECT_EQ(codeOf(Uint256::max().plus(one)), Code::NumberTooLarge);
    EXPECT_EQ(codeOf(Uint256().minus(one)), Code::NumberTooLarge);
    EXPECT_EQ(codeOf(Uint256::max().times(Uint256(2))), Code::NumberTooLarge);
    EXPECT_EQ(Uint256(UINT64_MAX).times(Uint256(UINT64_MAX))->decimal(),
        "340282366920938463426481119284349108225");
    EXPECT_TRUE(Uint256(UINT64_MAX).fitsU64());
    EXPECT_EQ(Uint256(UINT64_MAX).toU64(), UINT64_MAX);
    EXPECT_FALSE(Uint256(UINT64_MAX).plus(one)->fitsU64());
    EXPECT_LT(Uint256(255), Uint256(256));
    EXPECT_TRUE(Uint256(0).minimalBytes().empty());
}

TEST(Uint256, Bytes)
{
    EXPECT_EQ(Uint256::fromBytes(Bytes { 1, 0 }), Uint256(256));
    EXPECT_EQ(codeOf(Uint256::fromBytes(Bytes(33))), Code::NumberTooLarge);
    EXPECT_EQ(Uint256(0x1234).minimalBytes(), (Bytes { 0x12, 0x34 }));
}

} // namespace
