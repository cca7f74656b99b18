#include "core/chains/ethereum/Address.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "core/chains/ethereum/Lists.h"

using namespace tercet;
using namespace tercet::chains::ethereum;

namespace {

// The examples of EIP-55's own text.
const char* const kChecksummed[] = { "0x52908400098527886E0F7030069857D2E4169EE7",
    "0x8617E340B3D01FA5F11F306F4090FD50E238070D", "0xde709f2102306220921060314715629080e2fb77",
    "0x27b1fdb04752bbc536007a920d24acb045561c26", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb" };

std::string changed(std::string s, int (*how)(int))
{
    std::transform(s.begin() + 2, s.end(), s.begin() + 2, [=](char c) { return char(how(c)); });
    return s;
}

TEST(Address, Eip55)
{
    for (const char* text : kChecksummed) {
        EXPECT_EQ(Address::parse(text)->text(), text);
        EXPECT_EQ(Address::parse(changed(text, std::tolower))->text(), text);
        EXPECT_EQ(Address::parse(changed(text, std::toupper))->text(), text);
    }
}

TEST(Address, EveryWrongCaseIsRefused)
{
    const std::string good = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    int refused = 0;
    for (std::size_t i = 2; i < good.size(); ++i) {
        if (!std::isalpha(good[i])) continue;
        auto bad = good;
        bad[i] = char(bad[i] ^ 0x20);
        const auto r = Address::parse(bad);
        ASSERT_FALSE(r) << bad;
        EXPECT_EQ(r.error().code, Code::BadChecksum);
        ++refused;
    }
    EXPECT_GT(refused, 10);
}

TEST(Address, RefusesWhatIsNoAddress)
{
    const std::string good = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    for (const auto& bad : std::vector<std::string> { std::string(), good.substr(2), good + "0",
             good.substr(0, 41), "0X" + good.substr(2), " " + good, good.substr(0, 41) + "g",
             "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS", std::string(1 << 20, 'a'),
             good + std::string(1, '\0') }) {
        const auto r = Address::parse(bad);
        ASSERT_FALSE(r) << bad.substr(0, 80);
        EXPECT_EQ(r.error().code, Code::BadAddress);
    }
}

TEST(Address, OfKey)
{
    // The key 1, whose public key is the generator.
    const auto key = crypto::Point::decode(
        *fromHex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"));
    EXPECT_EQ(Address::ofKey(*key).text(), "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
}

TEST(BundledLists, EveryEntryIsSound)
{
    std::uint64_t before = 0;
    for (const auto& n : networks()) {
        EXPECT_LT(before, n.chainId);
        before = n.chainId;
        EXPECT_FALSE(n.name.empty());
        EXPECT_FALSE(n.symbol.empty());
    }
    EXPECT_GE(tokens().size(), 80u); // reading them has already checked every EIP-55 address
    for (const auto& t : tokens()) {
        EXPECT_NE(findNetwork(t.chainId), nullptr) << t.symbol;
        EXPECT_EQ(findToken(t.chainId, t.contract), &t) << t.symbol << " stands twice";
        EXPECT_TRUE(t.decimals >= 0 && t.decimals <= 18) << t.symbol;
        EXPECT_FALSE(t.symbol.empty());
    }
    EXPECT_EQ(networkName(1), "Ethereum Mainnet");
    EXPECT_EQ(networkName(31337), "Chain 31337");
    EXPECT_EQ(nativeSymbol(137), "POL");
}

} // namespace
