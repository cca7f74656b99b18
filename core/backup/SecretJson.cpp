#include "core/backup/SecretJson.h"

#include <charconv>

#include "core/chains/Text.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

bool isEscaped(std::uint8_t c) { return c < 0x20 || c == 0x7f; }

} // namespace

SecretJsonWriter& SecretJsonWriter::put(ByteView bytes)
{
    m_full = m_full || bytes.size() > m_out.size() - m_size;
    if (m_full || bytes.empty()) return *this;
    std::memcpy(m_out.data() + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
    return *this;
}

SecretJsonWriter& SecretJsonWriter::raw(std::string_view text) { return put(view(text)); }

SecretJsonWriter& SecretJsonWriter::hex(ByteView bytes)
{
    crypto::SecretBytes digits(2 * bytes.size() + 1);
    sodium_bin2hex(
        reinterpret_cast<char*>(digits.data()), digits.size(), bytes.data(), bytes.size());
    return raw("\"").put(digits.view().first(2 * bytes.size())).raw("\"");
}

SecretJsonWriter& SecretJsonWriter::string(std::string_view utf8)
{
    raw("\"");
    for (const char c : utf8) {
        const auto byte = std::uint8_t(c);
        if (c == '"' || c == '\\')
            raw("\\").raw({ &c, 1 });
        else if (isEscaped(byte))
            raw("\\u00").raw(kDigits.substr(byte >> 4, 1)).raw(kDigits.substr(byte & 15, 1));
        else
            raw({ &c, 1 });
    }
    return raw("\"");
}

SecretJsonWriter& SecretJsonWriter::number(std::uint64_t value)
{
    return raw(std::to_string(value));
}

std::optional<crypto::SecretBytes> SecretJsonWriter::take()
{
    if (m_full) return {};
    m_out.truncate(m_size);
    return std::move(m_out);
}

bool SecretJsonReader::failed() { return m_good = false; }

bool SecretJsonReader::raw(std::string_view text)
{
    if (!m_good || !rest().starts_with(text)) return failed();
    m_at += text.size();
    return true;
}

bool SecretJsonReader::hex(MutableByteView out)
{
    if (!raw("\"") || rest().size() < 2 * out.size()) return failed();
    const auto digits = m_in.subspan(m_at, 2 * out.size());
    std::uint8_t upper = 0; // 'A' … 'F' have 0x40 but not 0x20
    for (const auto c : digits) upper |= std::uint8_t(c >> 6 & ~(c >> 5) & 1);
    std::size_t n = 0;
    if (upper
        || sodium_hex2bin(out.data(), out.size(), reinterpret_cast<const char*>(digits.data()),
               digits.size(), nullptr, &n, nullptr)
            != 0
        || n != out.size())
        return failed();
    m_at += digits.size();
    return raw("\"");
}

bool SecretJsonReader::string(std::string& out, std::size_t maxBytes)
{
    out.clear();
    if (!raw("\"")) return false;
    for (;;) {
        const auto in = rest();
        if (in.empty() || out.size() > maxBytes) return failed();
        const auto c = in[0];
        if (c == '"') break;
        if (isEscaped(std::uint8_t(c))) return failed();
        if (c != '\\') {
            out += c;
            ++m_at;
        } else if (in.size() > 1 && (in[1] == '"' || in[1] == '\\')) {
            out += in[1];
            m_at += 2;
        } else {
            if (in.size() < 6 || !in.starts_with("\\u00")) return failed();
            const auto high = kDigits.find(in[4]), low = kDigits.find(in[5]);
            if (high == kDigits.npos || low == kDigits.npos) return failed();
            const auto byte = std::uint8_t(high << 4 | low);
            if (!isEscaped(byte)) return failed();
            out += char(byte);
            m_at += 6;
        }
    }
    if (out.size() > maxBytes || !chains::isUtf8(out)) return failed();
    return raw("\"");
}

bool SecretJsonReader::number(std::uint64_t& out)
{
    if (!m_good) return false;
    const auto in = rest();
    const auto [end, error] = std::from_chars(in.data(), in.data() + in.size(), out);
    const auto digits = std::size_t(end - in.data());
    if (error != std::errc() || digits == 0 || (digits > 1 && in[0] == '0')) return failed();
    m_at += digits;
    return true;
}

} // namespace tercet::backup
