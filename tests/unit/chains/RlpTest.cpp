#include "core/chains/ethereum/Rlp.h"

#include <botan/bigint.h>
#include <gtest/gtest.h>

#include "core/base/Json.h"
#include "tests/unit/chains/Vectors.h"

using namespace tercet;
using namespace tercet::chains;
using namespace tercet::chains::ethereum;

namespace {

// What rlptest.json writes: text, "#" and a decimal number, numbers, lists.
Bytes encodeExpected(const nlohmann::json& in)
{
    if (in.is_array()) {
        std::vector<Bytes> members;
        for (const auto& item : in) members.push_back(encodeExpected(item));
        return rlp::encodeList(members);
    }
    if (in.is_number()) return rlp::encode(Uint256(in.get<std::uint64_t>()));
    const auto text = in.get<std::string>();
    if (!text.starts_with("#")) return rlp::encode(view(text));
    const Botan::BigInt number(text.substr(1));
    Bytes be(number.bytes());
    number.binary_encode(be.data());
    return rlp::encode(ByteView(be));
}

Bytes encodeAgain(const rlp::Item& item)
{
    if (!item.isList) return rlp::encode(item.bytes);
    std::vector<Bytes> members;
    for (const auto& m : item.items) members.push_back(encodeAgain(m));
    return rlp::encodeList(members);
}

TEST(Rlp, OfficialVectors)
{
    const auto tests = test::vectors("ethereum-tests/RLPTests/rlptest.json");
    if (tests.is_null()) GTEST_SKIP() << "no ../shared/vectors";
    for (const auto& [name, t] : tests.items()) {
        const auto out = fromHex0x(t["out"].get<std::string>());
        ASSERT_TRUE(out) << name;
        EXPECT_EQ(encodeExpected(t["in"]), *out) << name;
        const auto item = rlp::decode(*out);
        ASSERT_TRUE(item) << name;
        EXPECT_EQ(encodeAgain(*item), *out) << name;
    }
    EXPECT_GE(tests.size(), 25u);
}

TEST(Rlp, OfficialInvalidVectors)
{
    const auto tests = test::vectors("ethereum-tests/RLPTests/invalidRLPTest.json");
    if (tests.is_null()) GTEST_SKIP() << "no ../shared/vectors";
    for (const auto& [name, t] : tests.items()) {
        auto digits = t["out"].get<std::string>();
        if (digits.starts_with("0x")) digits.erase(0, 2);
        const auto bytes = fromHex(digits);
        ASSERT_TRUE(bytes) << name;
        const auto item = rlp::decode(*bytes);
        ASSERT_FALSE(item) << name;
        EXPECT_EQ(item.error().code, Code::BadRlp) << name;
    }
    EXPECT_GE(tests.size(), 20u);
}

TEST(Rlp, BadInput)
{
    for (const char* bad : { "", "8100", "817f", "b800", "b837", "b90001", "f800", "c1", "8080",
             "c0c0", "bf", "bfffffffffffffffff", "ffffffffffffffffff", "b8", "f9ffff", "c28100" })
        EXPECT_FALSE(rlp::decode(*fromHex(bad))) << bad;
}

TEST(Rlp, DepthIsBounded)
{
    Bytes item = rlp::encodeList({});
    for (int i = 0; i < rlp::kMaxDepth; ++i) item = rlp::encodeList(std::span(&item, 1));
    EXPECT_TRUE(rlp::decode(item));
    item = rlp::encodeList(std::span(&item, 1));
    EXPECT_FALSE(rlp::decode(item));
    // A hundred thousand nested lists: refused at the bound, the stack is not touched.
    for (int i = 0; i < 2000; ++i) item = rlp::encodeList(std::span(&item, 1));
    EXPECT_FALSE(rlp::decode(item));
    EXPECT_FALSE(rlp::decode(Bytes(100000, 0xC1)));
}

TEST(Rlp, Integers)
{
    const auto item = [](const char* digits) {
        static Bytes bytes;
        bytes = *fromHex(digits);
        return *rlp::decode(bytes);
    };
    EXPECT_EQ(item("80").integer("n"), Uint256(0));
    EXPECT_EQ(item("820400").integer("n"), Uint256(1024));
    EXPECT_EQ(item("00").integer("n").error().code, Code::BadRlp);
    EXPECT_EQ(item("820001").integer("n").error().code, Code::BadRlp);
    EXPECT_EQ(item("c0").integer("n").error().code, Code::BadRlp);
    EXPECT_EQ(item("a1010000000000000000000000000000000000000000000000000000000000000000")
                  .integer("n")
                  .error()
                  .code,
        Code::NumberTooLarge);
    EXPECT_EQ(item("89010000000000000000").integer64("n").error().field, "n");
}

} // namespace
