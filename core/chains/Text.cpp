#include "core/chains/Text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace tercet::chains {

namespace {

struct Range {
    char32_t first, last;
};

// Unicode's controls, format characters, default-ignorables, blanks that have no ink, private use
// and non-characters. The last two of every plane are covered below.
constexpr Range kHidden[] = { { 0x00, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x34F, 0x34F },
    { 0x61C, 0x61C }, { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 }, { 0x180B, 0x180F },
    { 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0x2800, 0x2800 },
    { 0x3164, 0x3164 }, { 0xD800, 0xF8FF }, { 0xFDD0, 0xFDEF }, { 0xFE00, 0xFE0F },
    { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB }, { 0x1BCA0, 0x1BCA3 },
    { 0x1D173, 0x1D17A }, { 0xE0000, 0x10FFFF } };

bool isHidden(char32_t c)
{
    if ((c & 0xFFFE) == 0xFFFE) return true;
    return std::ranges::any_of(
        kHidden, [c](const Range& r) { return c >= r.first && c <= r.last; });
}

struct Char {
    char32_t point;
    std::size_t bytes;
};

// The character at the front; empty where it is not well-formed UTF-8 (RFC 3629).
std::optional<Char> front(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
    const auto lead = byte(0);
    if (lead < 0x80) return Char { lead, 1 };
    const std::size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < n) return {};
    char32_t point = lead & (0xFF >> (n + 1));
    for (std::size_t i = 1; i < n; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        point = point << 6 | (byte(i) & 0x3F);
    }
    constexpr char32_t kSmallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (point < kSmallest[n] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
    return Char { point, n };
}

std::string escaped(const char* format, char32_t point)
{
    char out[16];
    std::snprintf(out, sizeof out, format, unsigned(point));
    return out;
}

} // namespace

std::string visible(std::string_view text, bool multiline)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto c = front(text);
        if (!c) {
            out += escaped("\\x{%02X}", std::uint8_t(text[0]));
            text.remove_prefix(1);
            continue;
        }
        const bool escape = text.starts_with("\\u{") || text.starts_with("\\x{");
        if (escape || (isHidden(c->point) && !(multiline && c->point == '\n')))
            out += escaped("\\u{%X}", c->point);
        else
            out += text.substr(0, c->bytes);
        text.remove_prefix(c->bytes);
    }
    return out;
}

bool hasHidden(std::string_view text, bool multiline) { return visible(text, multiline) != text; }

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const auto c = front(text);
        if (!c) return false;
        text.remove_prefix(c->bytes);
    }
    return true;
}

} // namespace tercet::chains
