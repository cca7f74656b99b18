#include "core/gate/RateLimiter.h"

#include <gtest/gtest.h>

#include "core/gate/AddressCount.h"
#include "tests/unit/ManualClock.h"

using namespace tercet;
using namespace tercet::gate;

TEST(RateLimiter, IsFullAtFirstAndRefillsEvenly)
{
    test::ManualClock clock;
    RateLimiter limiter({ 3, 30'000 }, clock);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take("a"));
    EXPECT_EQ(limiter.take("a").error().code, Code::RateLimited);
    EXPECT_EQ(limiter.waitSeconds("a"), 10);
    EXPECT_TRUE(limiter.take("b"));
    clock.advance(9'999);
    EXPECT_FALSE(limiter.take("a"));
    EXPECT_EQ(limiter.waitSeconds("a"), 1);
    clock.advance(1);
    EXPECT_EQ(limiter.waitSeconds("a"), 0);
    EXPECT_TRUE(limiter.take("a"));
    EXPECT_FALSE(limiter.take("a"));
    clock.advance(1'000'000);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take("a"));
    EXPECT_FALSE(limiter.take("a"));
}

TEST(RateLimiter, StrangersWithoutEndShareABucket)
{
    test::ManualClock clock;
    RateLimiter limiter({ 1, 10'000 }, clock);
    for (std::size_t i = 0; i < RateLimiter::kMaxNames; ++i)
        ASSERT_TRUE(limiter.take(std::to_string(i)));
    EXPECT_TRUE(limiter.take("x"));
    EXPECT_FALSE(limiter.take("y"));
    EXPECT_GT(limiter.waitSeconds("z"), 0);
    EXPECT_FALSE(limiter.take("7")); // known ones keep theirs
    clock.advance(10'000);
    EXPECT_TRUE(limiter.take("y"));
    EXPECT_TRUE(limiter.take("z"));
}

TEST(AddressName, AnIpv6NetworkIsOne)
{
    EXPECT_EQ(addressName("192.0.2.7"), "192.0.2.7");
    EXPECT_NE(addressName("192.0.2.7"), addressName("192.0.2.8"));
    EXPECT_EQ(addressName("2001:db8:1:2::1"), addressName("2001:db8:1:2:ffff::9"));
    EXPECT_NE(addressName("2001:db8:1:2::1"), addressName("2001:db8:1:3::1"));
    EXPECT_NE(addressName("::ffff:192.0.2.7"), addressName("::ffff:192.0.2.8"));
}

TEST(AddressCount, CountsANetworkAsOne)
{
    AddressCount count(2);
    EXPECT_TRUE(count.enter("2001:db8:1:2::1"));
    EXPECT_TRUE(count.enter("2001:db8:1:2::2"));
    EXPECT_FALSE(count.enter("2001:db8:1:2:3::3"));
    EXPECT_TRUE(count.enter("2001:db8:1:3::1"));
    EXPECT_TRUE(count.enter("192.0.2.7"));
    count.leave("2001:db8:1:2::1");
    EXPECT_TRUE(count.enter("2001:db8:1:2:3::3"));
    EXPECT_FALSE(count.enter("2001:db8:1:2::1"));
}
