#include "core/wallet/OpeningCount.h"

#include <gtest/gtest.h>

namespace tercet::wallet::test {

TEST(OpeningCount, WaitsForTheOldestOfTwenty)
{
    OpeningCount count;
    constexpr auto kMinute = 60'000;
    EXPECT_EQ(count.waitMs(0), OpeningCount::kHourMs); // others opened them
    for (int i = 0; i < mpc::kOpeningsPerHour - 1; ++i) count.add(i * kMinute);
    EXPECT_EQ(count.waitMs(20 * kMinute), OpeningCount::kHourMs);
    count.add(19 * kMinute);
    EXPECT_EQ(count.waitMs(20 * kMinute), 40 * kMinute);
    count.add(61 * kMinute); // the first one has left the hour
    EXPECT_EQ(count.waitMs(60 * kMinute + 1), kMinute - 1);
    EXPECT_EQ(count.waitMs(90 * kMinute), OpeningCount::kHourMs);
}

} // namespace tercet::wallet::test
