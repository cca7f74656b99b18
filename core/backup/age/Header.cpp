#include "core/backup/age/Header.h"

#include <algorithm>

#include "core/backup/age/Base64.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kName = "age-encryption.org/";
constexpr std::string_view kIntro = "age-encryption.org/v1\n";
constexpr std::size_t kColumns = 64, kLineBytes = 48;
const std::string kDamaged = "damaged at byte ";
using base64::Padding;

class Lines {
public:
    explicit Lines(std::string_view in)
        : m_in(in)
    {
    }
    std::size_t at() const { return m_at; }
    bool startsWith(std::string_view prefix) const { return m_in.substr(m_at).starts_with(prefix); }
    // Without its end.
    Result<std::string_view> next()
    {
        const auto end = m_in.find('\n', m_at);
        if (end == m_in.npos) return damaged(m_in.size(), "header", "it ends within a line");
        const auto line = m_in.substr(m_at, end - m_at);
        m_at = end + 1;
        return line;
    }

private:
    std::string_view m_in;
    std::size_t m_at { 0 };
};

Result<Stanza> readStanza(Lines& lines)
{
    const auto start = lines.at();
    TERCET_TRY(auto line, lines.next());
    line.remove_prefix(3);
    Stanza out { .type = {}, .offset = start };
    bool first = true;
    for (std::size_t from = 0; from <= line.size();) {
        const auto end = std::min(line.find(' ', from), line.size());
        const auto word = line.substr(from, end - from);
        if (word.empty() || !std::ranges::all_of(word, [](char c) { return c > 32 && c < 127; }))
            return damaged(start + 3 + from, "header", "an argument of a recipient");
        if (std::exchange(first, false))
            out.type = word;
        else
            out.arguments.emplace_back(word);
        from = end + 1;
    }
    for (;;) {
        const auto at = lines.at();
        TERCET_TRY(const auto text, lines.next());
        if (text.size() > kColumns) return damaged(at, "header", "a line of more than 64");
        const auto bytes = base64::decode(text, Padding::No);
        if (!bytes) return damaged(at, "header", "base64");
        append(out.body, *bytes);
        if (bytes->size() < kLineBytes) return out;
    }
}

} // namespace

std::unexpected<Error> damaged(std::size_t at, const char* part, const char* what)
{
    return fail(Code::AgeDamaged, kDamaged + std::to_string(at) + ": " + what, part);
}

Error relocated(Error error, const std::function<std::size_t(std::size_t)>& moved)
{
    if (error.code != Code::AgeDamaged || !error.context.starts_with(kDamaged)) return error;
    const auto number = error.context.substr(kDamaged.size());
    const auto colon = number.find(':');
    error.context = kDamaged + std::to_string(moved(std::stoull(number))) + number.substr(colon);
    return error;
}

Result<Header> Header::read(ByteView file)
{
    const auto in = text(file);
    if (!in.starts_with(kName)) return fail(Code::NotAgeFile, "no age header");
    if (!in.starts_with(kIntro)) {
        const auto version = in.substr(kName.size(), in.find('\n') - kName.size());
        const bool number = version.size() > 1 && version.size() < 8 && version[0] == 'v'
            && std::ranges::all_of(version.substr(1), [](char c) { return c >= '0' && c <= '9'; });
        if (number && version != "v1") return fail(Code::AgeUnsupported, "another version of age");
        return damaged(kName.size(), "header", "the version");
    }
    Lines lines(in);
    TERCET_CHECK(lines.next());
    Header out;
    while (lines.startsWith("-> ")) {
        TERCET_TRY(auto stanza, readStanza(lines));
        out.stanzas.push_back(std::move(stanza));
    }
    out.macOffset = lines.at();
    if (!lines.startsWith("---")) return damaged(lines.at(), "header", "neither recipient nor MAC");
    if (out.stanzas.empty()) return damaged(lines.at(), "header", "no recipient");
    TERCET_TRY(const auto line, lines.next());
    const auto mac = line.size() == 47 && line[3] == ' '
        ? base64::decode(line.substr(4), Padding::No)
        : std::nullopt;
    if (!mac) return damaged(out.macOffset, "header", "the MAC's line");
    std::ranges::copy(*mac, out.mac.begin());
    out.size = lines.at();
    return out;
}

Bytes write(const std::vector<Stanza>& stanzas)
{
    std::string out(kIntro);
    for (const auto& stanza : stanzas) {
        out += "-> " + stanza.type;
        for (const auto& argument : stanza.arguments) out += " " + argument;
        out += '\n';
        const auto body = base64::encode(stanza.body, Padding::No);
        for (std::size_t at = 0;; at += kColumns) {
            const auto line = std::string_view(body).substr(at, kColumns);
            out.append(line) += '\n';
            if (line.size() < kColumns) break;
        }
    }
    out += "---";
    return toBytes(view(out));
}

Bytes writeMac(const Bytes32& mac)
{
    return toBytes(view(" " + base64::encode(mac, Padding::No) + "\n"));
}

} // namespace tercet::backup::age
