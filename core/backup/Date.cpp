#include "core/backup/Date.h"

#include <chrono>
#include <cstdio>

namespace tercet::backup {

namespace {

constexpr std::int64_t kEnd = 253'402'300'800; // of the year 9999

}

std::string dateText(std::int64_t seconds)
{
    using namespace std::chrono;
    if (seconds < 0 || seconds >= kEnd) seconds = 0;
    const sys_seconds at { std::chrono::seconds(seconds) };
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    char out[32];
    const int n = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
        int(time.minutes().count()), int(time.seconds().count()));
    return { out, std::size_t(n) };
}

std::optional<std::int64_t> dateFromText(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() != 20) return {};
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const year_month_day date(
        year(two(0) * 100 + two(2)), month(unsigned(two(5))), day(unsigned(two(8))));
    if (!date.ok()) return {};
    const auto out = std::int64_t(sys_days(date).time_since_epoch().count()) * 86'400
        + two(11) * 3600 + two(14) * 60 + two(17);
    // What is no digit, or out of its range, does not come back the same.
    if (out < 0 || out >= kEnd || dateText(out) != text) return {};
    return out;
}

} // namespace tercet::backup
