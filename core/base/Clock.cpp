#include "core/base/Clock.h"

#include <chrono>

namespace tercet {

using namespace std::chrono;

std::int64_t SystemClock::wallMs() const
{
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}
std::int64_t SystemClock::monotonicMs() const
{
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace tercet
