#include "core/gate/HeaderScan.h"

#include <algorithm>

namespace tercet::gate {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kVersion = " HTTP/1.1";

bool isToken(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isPrintable(char c) { return c >= 0x20 && c < 0x7f; }

bool isRequestLine(std::string_view line)
{
    if (!line.ends_with(kVersion)) return false;
    line.remove_suffix(kVersion.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !isToken(line.substr(0, space))) return false;
    const auto target = line.substr(space + 1);
    return target.starts_with('/') && target.find(' ') == std::string_view::npos;
}

bool isFieldLine(std::string_view line)
{
    const auto colon = line.find(':');
    return colon != std::string_view::npos && isToken(line.substr(0, colon));
}

} // namespace

HeaderScan scanHeader(std::string_view bytes) { return HeaderScanner().scan(bytes); }

HeaderScan HeaderScanner::scan(std::string_view bytes)
{
    using enum HeaderScan::State;
    for (;; m_first = false) {
        const auto rest = bytes.substr(m_seen);
        m_seen += std::size_t(std::ranges::find_if_not(rest, isPrintable) - rest.begin());
        const auto after = bytes.substr(m_seen);
        if (!kLineEnd.starts_with(after.substr(0, kLineEnd.size()))) return { Bad };
        if (after.size() < kLineEnd.size()) return { More };
        const auto line = bytes.substr(m_line, m_seen - m_line);
        m_line = m_seen += kLineEnd.size();
        if (line.empty()) return m_first ? HeaderScan { Bad } : HeaderScan { Complete, m_line };
        if (m_first ? !isRequestLine(line) : !isFieldLine(line)) return { Bad };
    }
}

} // namespace tercet::gate
