#include "core/crypto/EdBip32.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::crypto;

namespace {

// 123456789·B with the chain code 00 01 … 1f.
EdExtendedKey root()
{
    const auto key = EdPoint::decode(
        *fromHex("17ffad8068dc0de9935d36636f3ad1b5de6de3413b12388e453b05f2a4c1d3db"));
    EdExtendedKey out { *key, {} };
    for (std::size_t i = 0; i < 32; ++i) out.chainCode[i] = std::uint8_t(i);
    return out;
}

} // namespace

// Printed by the Python model of protocol.md (sim_schnorr.py's bip32ed_public).
TEST(EdBip32, KnownAnswers)
{
    const struct {
        std::uint32_t index;
        const char *key, *chain;
    } kSteps[] = {
        { 44, "4583538df7ded1d3bf09d70f91c2dd84750f592fe3bc3b5bb493f039e81cd678",
            "ed26c6797999698c507d238aa9574e32af89242681485e8183cebb5537430fda" },
        { 501, "da3112353ce2c12f4640cde1a74641ceb39a1077e6cfc777c6b1874a7a0536a2",
            "af320a3efd61ab13ea14e548ad15197b44a19d9d8b1b13533f3f3f55bf937b5f" },
        { 7, "d27ae83e8182e4f485694b157205efb42cbc6efe342ce56ec935fb2faa9f28bc",
            "f412fd2a49b6217c7e11e52ba0c25ffa15b879baefc3adc782da459e66d3ccc1" },
        { 0, "bb75b723cfa148e298e064c1fb9a30512d3df692424d9add3c997a539aeddb13",
            "3352f6a407bc74aa301ba9032b1ee5a76df74688d43526e307eb33d14426ea4e" },
        { 2147483647, "843cbd07e619b6477f0e7fd54cd95269bf0f12507e4586c6ec389d7810803ee5",
            "b815ccfa76c6df006e14f1f71b146975dde987d262a60aa5d970c84fcccafda0" },
    };
    std::vector<std::uint32_t> path;
    for (const auto& step : kSteps) {
        path.push_back(step.index);
        const auto at = derivePublic(root(), path);
        ASSERT_TRUE(at);
        EXPECT_EQ(hex(at->node.key.encode()), step.key);
        EXPECT_EQ(hex(at->node.chainCode), step.chain);
    }
    const auto last = derivePublic(root(), path);
    EXPECT_EQ(hex(last->tweak), "d06f8689b6b32ddeabb055c5611e43232cf3f96333f26ebb78f1248b0b000000");
    EXPECT_EQ(*(root().key + *EdPoint::mulBase(last->tweak)), last->node.key);
}

TEST(EdBip32, TheEmptyPathIsTheRootAndHardenedIsRefused)
{
    const auto same = derivePublic(root(), {});
    ASSERT_TRUE(same);
    EXPECT_EQ(same->node.key, root().key);
    EXPECT_TRUE(same->tweak.isZero());
    const std::uint32_t hardened[] = { 44, 0x80000000u };
    EXPECT_EQ(derivePublic(root(), hardened).error().code, Code::BadPath);
}
