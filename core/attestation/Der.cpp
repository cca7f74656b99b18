#include "core/attestation/Der.h"

namespace tercet::attestation {

std::optional<ByteView> DerReader::value(std::uint8_t tag)
{
    if (m_in.size() < 2 || m_in[0] != tag || (tag & 0x1F) == 0x1F) return std::nullopt;
    std::size_t length = m_in[1], head = 2;
    if (length >= 0x80) {
        const std::size_t n = length & 0x7F;
        if (n == 0 || n > 3 || m_in.size() < 2 + n) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < n; ++i) length = length << 8 | m_in[2 + i];
        if (length < 0x80 || length >> (8 * (n - 1)) == 0) return std::nullopt;
        head += n;
    }
    if (m_in.size() - head < length) return std::nullopt;
    const auto content = m_in.subspan(head, length);
    m_in = m_in.subspan(head + length);
    return content;
}

std::optional<ByteView> DerReader::any()
{
    const auto before = m_in;
    if (before.empty() || !value(before[0])) return std::nullopt;
    return before.first(before.size() - m_in.size());
}

std::optional<DerReader> DerReader::sequence()
{
    const auto content = value(0x30);
    return content ? std::optional(DerReader(*content)) : std::nullopt;
}

std::optional<std::uint64_t> DerReader::integer()
{
    auto content = value(0x02);
    if (!content || content->empty() || (*content)[0] & 0x80) return std::nullopt;
    if (content->size() > 1 && (*content)[0] == 0) {
        if (!((*content)[1] & 0x80)) return std::nullopt;
        content = content->subspan(1);
    }
    if (content->size() > 8) return std::nullopt;
    std::uint64_t number = 0;
    for (const auto byte : *content) number = number << 8 | byte;
    return number;
}

std::optional<std::string> DerReader::oid()
{
    const auto content = value(0x06);
    if (!content || content->empty() || content->back() & 0x80) return std::nullopt;
    std::string text;
    std::uint64_t arc = 0;
    bool first = true, start = true;
    for (const auto byte : *content) {
        if ((start && byte == 0x80) || arc >> 56) return std::nullopt;
        arc = arc << 7 | (byte & 0x7F);
        start = !(byte & 0x80);
        if (!start) continue;
        if (first) {
            const auto top = std::min<std::uint64_t>(arc / 40, 2);
            text = std::to_string(top) + "." + std::to_string(arc - 40 * top);
            first = false;
        } else {
            text += "." + std::to_string(arc);
        }
        arc = 0;
    }
    return text;
}

std::optional<ByteView> DerReader::octets() { return value(0x04); }

std::optional<std::string_view> DerReader::ia5()
{
    const auto content = value(0x16);
    if (!content) return std::nullopt;
    for (const auto c : *content)
        if (c < 0x20 || c > 0x7E) return std::nullopt;
    return text(*content);
}

} // namespace tercet::attestation
