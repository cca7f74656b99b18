#include "core/base/Clock.h"

#include <chrono>
#include <ctime>

namespace tercet {

using namespace std::chrono;

std::int64_t SystemClock::wallMs() const
{
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}
std::int64_t SystemClock::monotonicMs() const
{
#ifdef CLOCK_BOOTTIME // Linux: its steady clock stands still in suspend
    timespec now {};
    if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return std::int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
#endif
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace tercet
