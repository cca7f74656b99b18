#include "core/mpc/ZeroShare.h"

#include <gtest/gtest.h>

#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Fixture.h"

using namespace tercet;
using namespace tercet::mpc;
using namespace tercet::mpc::test;

namespace {

crypto::Secret<32> secret(const Bytes32& bytes) { return crypto::Secret<32>(bytes); }

std::vector<ZeroShare> parties(const Bytes32& zs12, const Bytes32& zs13, const Bytes32& zs23)
{
    std::vector<ZeroShare> all;
    all.emplace_back(Party::P1, secret(zs12), secret(zs13));
    all.emplace_back(Party::P2, secret(zs12), secret(zs23));
    all.emplace_back(Party::P3, secret(zs13), secret(zs23));
    return all;
}

} // namespace

TEST(ZeroShare, TheThreeAddUpToZero)
{
    const auto all = parties(drawArray<32>("12"), drawArray<32>("13"), drawArray<32>("23"));
    for (const auto* label : { "sk", "u", "w" }) {
        const auto context = draw(label, 32);
        EXPECT_TRUE(
            (all[0](label, context) + all[1](label, context) + all[2](label, context)).isZero());
        EXPECT_FALSE((all[0](label, context) + all[1](label, context)).isZero());
    }
}

TEST(ZeroShare, LabelAndContextSeparate)
{
    const auto p
        = std::move(parties(drawArray<32>("12"), drawArray<32>("13"), drawArray<32>("23"))[1]);
    EXPECT_FALSE(p("u", view("context")) == p("w", view("context")));
    EXPECT_FALSE(p("u", view("context")) == p("u", view("another")));
    EXPECT_FALSE(p("u", view("wx")) == p("uw", view("x")));
}

// protocol.md 11.2
TEST(ZeroShare, KnownAnswer)
{
    const auto link
        = *arrayFromHex<32>("439dd60612a989fed80915b78ba27bb27edd39c701be31d313cbcbd451082eae");
    const auto seed = [&](std::string_view root) {
        return crypto::keyedHash(tag::kZeroSeed, *arrayFromHex<32>(root), link);
    };
    const auto zs12 = seed("d1be220484df0e948b307681260fc2d2e112d25b29eb56ff643dc4c4fcf2c3e6");
    const auto zs23 = seed("b0ff65b919d3ac7cc671da856e8a99eb68c0e182b32b05ff76781c729d203a1d");
    EXPECT_EQ(hex(zs23), "3b095a823a5ad859518538c5d3057eed24dbb71c65639e1f670a0e6254f080b2");
    const ZeroShare p2(Party::P2, secret(zs12), secret(zs23));
    EXPECT_EQ(hex(p2("u", draw("rq", 32)).be()),
        "acf9603c4693e5115551733c86a3b052720717b1e4f631f21035c404682f62ee");
}
