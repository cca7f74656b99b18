#pragma once

#include <cstdio>
#include <mutex>

#include "core/base/Clock.h"
#include "core/base/Json.h"

namespace tercet::operating::server {

// One JSON object a line: {"time", "level", "event", …}, the time in UTC with milliseconds. What is
// logged holds no secret, no body and no address of a client. Thread-safe.
class Log {
public:
    enum class Level { Info, Warning, Error };

    // Both outlive it.
    Log(std::FILE* to, const Clock& clock)
        : m_to(to)
        , m_clock(clock)
    {
    }
    void write(Level level, const char* event, const Json& more = Json::object());

private:
    std::FILE* m_to;
    const Clock& m_clock;
    std::mutex m_mutex;
};

// "2026-11-22T20:51:07.123Z"
std::string timeText(std::int64_t unixMs);

} // namespace tercet::operating::server
