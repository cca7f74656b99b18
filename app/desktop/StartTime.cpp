#include "app/desktop/StartTime.h"

#include <chrono>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>

namespace tercet::desktop {

namespace {

const auto kLoaded = std::chrono::steady_clock::now();

#ifdef __linux__
// Field 22 of /proc/self/stat, in ticks since boot; the fields are counted from behind the
// program's name, which may hold anything.
std::optional<double> startSeconds()
{
    std::ifstream file("/proc/self/stat");
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    const auto name = all.rfind(')');
    if (name == std::string::npos) return {};
    std::istringstream fields(all.substr(name + 1));
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0;
    if (!(fields >> ticks)) return {};
    return ticks / double(::sysconf(_SC_CLK_TCK));
}
#endif

double wallMs()
{
#ifdef __linux__
    timespec now {};
    if (const auto start = startSeconds(); start && ::clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return 1e3 * (double(now.tv_sec) + 1e-9 * double(now.tv_nsec) - *start);
#endif
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - kLoaded)
        .count();
}

} // namespace

StartTime sinceStart() { return { wallMs(), 1e3 * double(std::clock()) / CLOCKS_PER_SEC }; }

} // namespace tercet::desktop
