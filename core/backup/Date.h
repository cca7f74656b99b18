#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tercet::backup {

// Unix seconds and "2026-11-23T00:31:11Z" (RFC 3339, UTC); years 1970 to 9999.
std::string dateText(std::int64_t seconds);
std::optional<std::int64_t> dateFromText(std::string_view text);

} // namespace tercet::backup
