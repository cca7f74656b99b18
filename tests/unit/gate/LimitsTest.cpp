#include "core/gate/Limits.h"
#include "core/cosigner/DeviceStorage.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::gate;

TEST(Limits, WhatIsNotSaidKeepsItsDefault)
{
    EXPECT_EQ(readLimits(Json::object()), Limits {});
    Limits expected;
    expected.sign = { 2000, 1000 };
    expected.jsonBody = 2048;
    expected.connections = 3;
    expected.revocationDelayMs = 0;
    const auto some = json::parse(R"({"sign": {"count": 2000, "period_s": 1}, "json_body": 2048,
        "connections": 3, "revocation_delay_s": 0})");
    EXPECT_EQ(readLimits(*some), expected);
}

TEST(Limits, ARequestIsNeverGoodForLongerThanItsNonceIsRemembered)
{
    const auto skew
        = [](unsigned seconds) { return readLimits(Json { { "clock_skew_s", seconds } }); };
    EXPECT_EQ(skew(120)->clockSkewMs, 120'000);
    EXPECT_EQ(skew(121).error().code, Code::NumberTooLarge);
    EXPECT_LT(2 * Limits::kMaxClockSkewMs, cosigner::DeviceStorage::kNonceMs);
}

TEST(Limits, AreReadStrictly)
{
    const auto code = [](const char* text) { return readLimits(*json::parse(text)).error().code; };
    EXPECT_EQ(code("[]"), Code::BadField);
    EXPECT_EQ(code(R"({"signs": 1})"), Code::UnknownField);
    EXPECT_EQ(code(R"({"connections": 0})"), Code::NumberTooLarge);
    EXPECT_EQ(code(R"({"connections": -1})"), Code::BadField);
    EXPECT_EQ(code(R"({"json_body": 1099511627776})"), Code::NumberTooLarge);
    EXPECT_EQ(code(R"({"sign": 30})"), Code::BadField);
    EXPECT_EQ(code(R"({"sign": {"count": 30}})"), Code::BadField);
    EXPECT_EQ(code(R"({"sign": {"count": 30, "period_s": 1, "x": 1}})"), Code::BadField);
    EXPECT_EQ(code(R"({"sign": {"count": 0, "period_s": 1}})"), Code::NumberTooLarge);
}
