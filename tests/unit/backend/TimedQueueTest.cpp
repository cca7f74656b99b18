#include "core/backend/TimedQueue.h"

#include <future>
#include <gtest/gtest.h>
#include <vector>

using namespace tercet::backend;

TEST(TimedQueue, RunsInTheOrderOfTheTimesAndWhatIsLeftAtTheEnd)
{
    std::vector<int> ran;
    const auto now = std::chrono::steady_clock::now();
    {
        TimedQueue queue;
        queue.at(now + std::chrono::hours(3), [&] { ran.push_back(4); });
        queue.at(now + std::chrono::hours(2), [&] { ran.push_back(3); });
        queue.at(now, [&] { ran.push_back(1); });
        std::promise<void> soon;
        queue.at(now + std::chrono::milliseconds(2), [&] {
            ran.push_back(2);
            soon.set_value();
        });
        soon.get_future().wait();
        EXPECT_GE(std::chrono::steady_clock::now(), now + std::chrono::milliseconds(2));
    }
    EXPECT_EQ(ran, (std::vector { 1, 2, 3, 4 }));
}

TEST(TimedQueue, LetsATaskPostAnother)
{
    int ran = 0;
    {
        TimedQueue queue;
        const auto now = std::chrono::steady_clock::now();
        queue.at(now + std::chrono::hours(1), [&, now] {
            ++ran;
            queue.at(now + std::chrono::hours(9), [&] { ++ran; });
        });
    }
    EXPECT_EQ(ran, 2);
}
