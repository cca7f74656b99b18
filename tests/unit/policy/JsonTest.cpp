#include <gtest/gtest.h>

#include "core/policy/PolicyJson.h"

using namespace tercet;
using namespace tercet::policy;
using chains::Uint256;

namespace {

const std::string kUsdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
const std::string kOther = "0x0000000000000000000000000000000000000017";

Policy full()
{
    const auto ether = [](const char* text) { return Uint256::fromAmount(text, 18).value(); };
    return { .limitPerTransaction = ether("1.5"),
        .blindSigning = true,
        .otherUnits = { .week = ether("9") },
        .limits = { { { Family::Ethereum, 1, {} }, ether("2"), { .day = ether("3.25") } },
            { { Family::Ethereum, 1, kUsdc }, {}, { .month = Uint256(1'500'000) } },
            { { Family::Ethereum, 137, {} }, {}, {} },
            { { Family::Bitcoin, 0, {} }, Uint256(50'000'000), {} } },
        .allowed = { { kOther, kUsdc } },
        .denied = { "0x0000000000000000000000000000000000000001" },
        .kinds = 3,
        .newRecipientDelayS = 60,
        .quietHours = { { 0, 360 }, { 10'000, kMinutesOfWeek } },
        .quorum = { { Role::Approver, 2 } },
        .looseningDelayS = 86'400 };
}

} // namespace

TEST(PolicyJson, SaysEverythingAndReadsItBack)
{
    for (const auto& policy : { Policy {}, full(), Policy { Uint256(7) } }) {
        const auto read = fromJson(toJson(policy));
        ASSERT_TRUE(read) << read.error().field << read.error().context;
        EXPECT_EQ(*read, policy);
    }
    const auto json = toJson(full());
    EXPECT_EQ(json["limits"][0]["chain"], "any");
    EXPECT_EQ(json["limits"][0]["transaction"], "1.5");
    EXPECT_EQ(json["limits"][1]["day"], "3.25");
    EXPECT_EQ(json["limits"][2]["month"], "1.5"); // USDC has six decimals
    EXPECT_EQ(json["limits"][2]["token"], kUsdc);
    EXPECT_EQ(json["limits"][4]["transaction"], "0.5");
    EXPECT_EQ(json["quiet_hours"][1]["from"], "sun 22:40");
    EXPECT_EQ(json["quiet_hours"][1]["to"], "mon 00:00");
    EXPECT_EQ(toJson({})["allowed"], nullptr);
}

TEST(PolicyJson, TakesListsInAnyOrderAndHoursOverSundayNight)
{
    auto json = toJson(full());
    std::reverse(json["limits"].begin(), json["limits"].end());
    std::reverse(json["allowed"].begin(), json["allowed"].end());
    json["allowed"][0] = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"; // in lower case
    json["quiet_hours"] = Json::array({ { { "from", "sun 22:40" }, { "to", "mon 06:00" } } });
    const auto read = fromJson(json);
    ASSERT_TRUE(read) << read.error().field;
    EXPECT_EQ(*read, full());
}

TEST(PolicyJson, IsStrict)
{
    const auto code = [](auto change) {
        auto json = toJson(full());
        change(json);
        const auto read = fromJson(json);
        return read ? std::optional<Code> {} : read.error().code;
    };
    EXPECT_EQ(code([](Json& j) { j["more"] = 1; }), Code::UnknownField);
    const auto whole = toJson(full());
    for (const auto& [key, value] : whole.items())
        EXPECT_EQ(code([&](Json& j) { j.erase(key); }), Code::MissingField) << key;
    EXPECT_EQ(code([](Json& j) { j["limits"][0]["week"] = 9; }), Code::BadAmount);
    EXPECT_EQ(code([](Json& j) { j["limits"][0]["week"] = "-9"; }), Code::BadAmount);
    EXPECT_EQ(code([](Json& j) { j["limits"][0]["chain"] = 0; }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j["limits"][1].erase("day"); }), Code::MissingField);
    EXPECT_EQ(code([](Json& j) { j["limits"][1]["hour"] = nullptr; }), Code::UnknownField);
    EXPECT_EQ(code([](Json& j) { j["limits"][2]["token"] = "USDC"; }), Code::BadAddress);
    EXPECT_EQ(code([](Json& j) { j["limits"].push_back(j["limits"][1]); }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j["allowed"][0] = "nobody"; }), Code::BadAddress);
    EXPECT_EQ(code([](Json& j) { j["kinds"][0] = "gift"; }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j["quiet_hours"][0]["to"] = "mon 24:00"; }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j["quorum"][0]["role"] = "king"; }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j["quorum"][0]["count"] = 17u; }), Code::NumberTooLarge);
    EXPECT_EQ(code([](Json& j) { j["loosening_delay"] = 2'592'001u; }), Code::NumberTooLarge);
    EXPECT_EQ(code([](Json& j) { j["loosening_delay"] = -1; }), Code::BadField);
    EXPECT_EQ(code([](Json& j) { j = Json::array(); }), Code::BadField);
}
