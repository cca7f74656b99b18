#include "core/base/Clock.h"

#include <ctime>
#include <gtest/gtest.h>

namespace tercet {
namespace {

#ifdef CLOCK_BOOTTIME
TEST(SystemClock, GoesOnInSuspend)
{
    const auto slept = [] {
        timespec now {};
        EXPECT_EQ(clock_gettime(CLOCK_BOOTTIME, &now), 0);
        return std::int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    };
    const auto before = slept();
    const auto told = SystemClock().monotonicMs();
    EXPECT_LE(before, told);
    EXPECT_LE(told, slept());
}
#endif

} // namespace
} // namespace tercet
