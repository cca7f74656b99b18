#include "core/attestation/simulated/DerWriter.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace tercet::attestation::simulated::der {

Bytes value(std::uint8_t tag, ByteView content)
{
    Bytes out { tag };
    const auto n = content.size();
    if (n < 0x80) {
        out.push_back(std::uint8_t(n));
    } else if (n < 0x100) {
        append(out, Bytes { 0x81, std::uint8_t(n) });
    } else {
        append(out, Bytes { 0x82, std::uint8_t(n >> 8), std::uint8_t(n) });
    }
    append(out, content);
    return out;
}

Bytes join(std::initializer_list<Bytes> parts)
{
    Bytes out;
    for (const auto& part : parts) append(out, part);
    return out;
}

Bytes sequence(std::initializer_list<Bytes> parts) { return value(0x30, join(parts)); }

Bytes integer(std::uint64_t number)
{
    Bytes bytes;
    for (int i = 8; i-- > 0;) bytes.push_back(std::uint8_t(number >> (8 * i)));
    return integer(ByteView(bytes));
}

Bytes integer(ByteView bigEndian)
{
    while (bigEndian.size() > 1 && bigEndian[0] == 0) bigEndian = bigEndian.subspan(1);
    Bytes content;
    if (bigEndian.empty() || bigEndian[0] & 0x80) content.push_back(0);
    append(content, bigEndian);
    return value(0x02, content);
}

Bytes oid(std::string_view dotted)
{
    Bytes content;
    std::uint64_t first = 0;
    for (int n = 0; !dotted.empty(); ++n) {
        std::uint64_t arc = 0;
        const auto end = std::from_chars(dotted.data(), dotted.data() + dotted.size(), arc).ptr;
        dotted.remove_prefix(std::size_t(end - dotted.data()));
        if (!dotted.empty()) dotted.remove_prefix(1);
        if (n == 0) {
            first = arc;
            continue;
        }
        if (n == 1) arc += 40 * first;
        Bytes digits { std::uint8_t(arc & 0x7F) };
        while (arc >>= 7) digits.insert(digits.begin(), std::uint8_t(0x80 | (arc & 0x7F)));
        append(content, digits);
    }
    return value(0x06, content);
}

Bytes octets(ByteView content) { return value(0x04, content); }

Bytes bits(ByteView content)
{
    Bytes whole { 0 };
    append(whole, content);
    return value(0x03, whole);
}

Bytes boolean(bool v) { return value(0x01, Bytes { std::uint8_t(v ? 0xFF : 0) }); }
Bytes ia5(std::string_view text) { return value(0x16, view(text)); }

Bytes time(std::int64_t unixSeconds)
{
    const std::chrono::sys_seconds at { std::chrono::seconds(unixSeconds) };
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(at - day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d%02u%02u%02d%02d%02dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
        int(clock.minutes().count()), int(clock.seconds().count()));
    if (int(date.year()) >= 2050) return value(0x18, view(text));
    return value(0x17, view(text + 2));
}

Bytes name(std::string_view commonName)
{
    const auto part = [](std::string_view type, std::string_view text) {
        return value(0x31, sequence({ oid(type), value(0x0C, view(text)) }));
    };
    return sequence({ part("2.5.4.10", "Tercet simulation"), part("2.5.4.3", commonName) });
}

} // namespace tercet::attestation::simulated::der
