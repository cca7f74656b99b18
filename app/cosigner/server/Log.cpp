#include "app/cosigner/server/Log.h"

#include <array>
#include <ctime>

namespace tercet::operating::server {

std::string timeText(std::int64_t unixMs)
{
    const auto seconds = std::time_t(unixMs / 1000);
    std::tm parts {};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text {};
    const auto length = std::strftime(text.data(), text.size(), "%FT%T", &parts);
    std::array<char, 8> millis {};
    std::snprintf(millis.data(), millis.size(), ".%03dZ", int(unixMs % 1000));
    return std::string(text.data(), length) + millis.data();
}

void Log::write(Level level, const char* event, const Json& more)
{
    static constexpr const char* kLevels[] = { "info", "warning", "error" };
    nlohmann::ordered_json line { { "time", timeText(m_clock.wallMs()) },
        { "level", kLevels[int(level)] }, { "event", event } };
    for (const auto& [key, value] : more.items()) line[key] = value;
    const auto text = line.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
    const std::lock_guard lock(m_mutex);
    std::fwrite(text.data(), 1, text.size(), m_to);
    std::fflush(m_to);
}

} // namespace tercet::operating::server
