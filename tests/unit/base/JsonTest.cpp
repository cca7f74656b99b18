#include "core/base/Json.h"

#include <gtest/gtest.h>

using namespace tercet;

namespace {
Code parseError(std::string_view text)
{
    auto r = json::parse(text);
    return r ? Code::Internal : r.error().code;
}
}

TEST(Json, ReadsOrdinaryJson)
{
    auto v = json::parse(R"({"a":[1,-2,"x",true,null],"b":{"c":18446744073709551615}})");
    ASSERT_TRUE(v);
    EXPECT_EQ((*v)["b"]["c"].get<std::uint64_t>(), 18446744073709551615ull);
    EXPECT_EQ(v->dump(), R"({"a":[1,-2,"x",true,null],"b":{"c":18446744073709551615}})");
}

TEST(Json, RefusesWhatIsHostile)
{
    EXPECT_EQ(parseError(std::string(100000, '[') + std::string(100000, ']')), Code::JsonTooDeep);
    EXPECT_EQ(parseError(std::string(2000000, ' ')), Code::JsonTooLarge);
    EXPECT_EQ(parseError(R"({"a":1,"a":2})"), Code::JsonDuplicateKey);
    EXPECT_EQ(parseError("1.5"), Code::JsonFloat);
    EXPECT_EQ(parseError("18446744073709551616"), Code::JsonFloat);
    EXPECT_EQ(parseError("1e400"), Code::JsonFloat);
    EXPECT_EQ(parseError("{} x"), Code::BadJson);
    EXPECT_EQ(parseError("\"\xff\""), Code::BadJson);
    EXPECT_EQ(parseError(""), Code::BadJson);
}

TEST(Json, FloatsMayBeKeptAsText)
{
    const auto v = json::parse("[1.50,18446744073709551616,-1e-7,3]", json::Floats::AsText);
    ASSERT_TRUE(v);
    EXPECT_EQ(*v, Json({ "1.50", "18446744073709551616", "-1e-7", 3 }));
    EXPECT_EQ(json::parse("1e400", json::Floats::AsText).error().code, Code::JsonFloat);
}

TEST(Json, CborIsStrictToo)
{
    const Json v { { "n", 7 }, { "bytes", Json::binary({ 1, 2, 3 }) } };
    const auto bytes = json::toCbor(v);
    auto back = json::parseCbor(bytes, 1000);
    ASSERT_TRUE(back);
    EXPECT_EQ(*json::integer(*back, "n"), 7u);
    EXPECT_EQ(*json::binary(*back, "bytes"), (Bytes { 1, 2, 3 }));
    EXPECT_EQ(json::parseCbor(bytes, 5).error().code, Code::BadCbor);
    EXPECT_EQ(json::parseCbor(Bytes { 0x9f, 0xff }, 100).error().code, Code::BadCbor);
    EXPECT_EQ(json::parseCbor(Bytes { 0xc0, 0x01 }, 100).error().code, Code::BadCbor);
    EXPECT_EQ(json::parseCbor(Bytes { 0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, 100)
                  .error()
                  .code,
        Code::BadCbor);
    auto trailing = bytes;
    trailing.push_back(0);
    EXPECT_EQ(json::parseCbor(trailing, 100).error().code, Code::BadCbor);
    EXPECT_EQ(json::string(*back, "gone").error().code, Code::MissingField);
    EXPECT_EQ(json::string(*back, "n").error().field, "n");
}
