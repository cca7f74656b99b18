#include "core/policy/Standing.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::policy;

namespace {

const Policy kTight { .limitPerTransaction = chains::Uint256(5), .looseningDelayS = 60 };
const Policy kTighter { .limitPerTransaction = chains::Uint256(4), .looseningDelayS = 60 };
const Policy kOpen {};

} // namespace

TEST(Standing, TightensAtOnceAndLoosensAfterTheDelayInForce)
{
    Standing s { kTight };
    EXPECT_EQ(*s.propose(1, kTighter, 1'000), (Standing::Accepted { Change::Tightening, 0 }));
    EXPECT_EQ(s.policy, kTighter);
    EXPECT_EQ(*s.propose(2, kOpen, 1'000), (Standing::Accepted { Change::Loosening, 61'000 }));
    EXPECT_EQ(s.policy, kTighter);
    EXPECT_FALSE(s.settle(60'999));
    EXPECT_FALSE(s.settle(-5)); // a clock that was set back
    EXPECT_EQ(s.policy, kTighter);
    EXPECT_TRUE(s.settle(61'000));
    EXPECT_EQ(s.policy, kOpen);
    EXPECT_FALSE(s.pending);
    EXPECT_FALSE(s.settle(1'000));
    EXPECT_EQ(s.policy, kOpen);
    // The policy in force asks for no delay.
    EXPECT_EQ(*s.propose(3, kTight, 0), (Standing::Accepted { Change::Tightening, 0 }));
    EXPECT_EQ(*Standing { kOpen }.propose(1, { std::nullopt, true }, 0),
        (Standing::Accepted { Change::Loosening, 0 }));
}

TEST(Standing, TakesASerialOnce)
{
    Standing s { kTight };
    ASSERT_TRUE(s.propose(7, kOpen, 1'000));
    EXPECT_EQ(s.propose(7, kOpen, 9'000)->dueMs, 61'000); // repeated: the clock is not wound again
    EXPECT_EQ(s.propose(7, kTighter, 0).error().field, "serial");
    EXPECT_EQ(s.propose(6, kTighter, 0).error().code, Code::PolicyForbidden);
    EXPECT_EQ(s.cancel(6).error().code, Code::NoSuchPending);
    ASSERT_TRUE(s.cancel(7));
    EXPECT_EQ(s.cancel(7).error().code, Code::NoSuchPending);
    EXPECT_FALSE(s.settle(1'000'000));
    EXPECT_EQ(s.policy, kTight);
    // What was cancelled cannot be replayed.
    EXPECT_EQ(s.propose(7, kOpen, 0).error().code, Code::PolicyForbidden);
    ASSERT_TRUE(s.propose(8, kTighter, 0));
    EXPECT_EQ(*s.propose(8, kTighter, 0), (Standing::Accepted { Change::None, 0 }));
}

TEST(Standing, LeavesSerialsForLaterChanges)
{
    Standing s { kTight };
    s.serial = 10;
    for (const std::uint64_t far :
        { 10 + Standing::kMaxStep + 1, Standing::kMaxSerial, ~std::uint64_t { 0 } }) {
        const auto refused = s.propose(far, kTighter, 0);
        EXPECT_EQ(refused.error().code, Code::NumberTooLarge);
        EXPECT_EQ(refused.error().field, "serial");
    }
    EXPECT_EQ(s, (Standing { kTight, 10 }));
    EXPECT_TRUE(s.propose(10 + Standing::kMaxStep, kTighter, 0));
    s.serial = Standing::kMaxSerial - 1;
    EXPECT_TRUE(s.propose(Standing::kMaxSerial, kTight, 0));
    EXPECT_EQ(s.propose(Standing::kMaxSerial + 1, kTighter, 0).error().code, Code::NumberTooLarge);
}

TEST(Standing, TheNewestChangeTakesThePlaceOfWhatWaits)
{
    Standing s { kTight };
    ASSERT_TRUE(s.propose(1, kOpen, 0));
    ASSERT_TRUE(s.propose(2, kTighter, 1'000));
    EXPECT_FALSE(s.pending); // else the older wish would undo the newer one
    EXPECT_EQ(s.policy, kTighter);
    ASSERT_TRUE(s.propose(3, kOpen, 2'000));
    ASSERT_TRUE(s.propose(4, kTight, 30'000));
    EXPECT_EQ(s.pending->serial, 4u);
    EXPECT_EQ(s.pending->dueMs, 90'000);
    ASSERT_TRUE(s.propose(5, kTighter, 31'000)); // back to what holds
    EXPECT_FALSE(s.pending);
}
