#include "core/mpc/Measure.h"

#include <gtest/gtest.h>

using namespace tercet::mpc;

TEST(Measure, EveryStageRunsAndCounts)
{
    const auto cost = measureProtocol(std::chrono::milliseconds(0));
    ASSERT_TRUE(cost) << cost.error().reason();
    for (const auto& stage : { cost->dkg, cost->link, cost->presign, cost->online, cost->fullSign,
             cost->bip340, cost->ed25519 }) {
        EXPECT_GT(stage.wallMs, 0);
        EXPECT_GT(stage.cpuMs, 0);
        EXPECT_GE(stage.runs, 1);
    }
    // protocol.md 8.1: 6 × 50,620 bytes and the envelopes; 6 × 16 KiB of base OT.
    EXPECT_NEAR(cost->presign.bytes, 6 * 50'620, 3'000);
    EXPECT_NEAR(cost->link.bytes, 6 * 16'384, 6'000);
    EXPECT_LT(cost->online.bytes, 2'000);
    EXPECT_LT(cost->bip340.bytes, 2'500);
    EXPECT_LT(cost->ed25519.bytes, 2'500);
    EXPECT_NEAR(cost->fullSign.bytes, cost->presign.bytes + cost->online.bytes, 200);
}
