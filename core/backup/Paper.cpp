#include "core/backup/Paper.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/backup/age/Armor.h"
#include "core/crypto/Hash.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kWord = "TERCET1", kSpace = " \t\r\f\v";
constexpr std::string_view kBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kBinary = "age-encryption.org/";
constexpr std::string_view kEnd = "-----END AGE ENCRYPTED FILE-----";
constexpr std::size_t kSetDigits = 16, kCheckDigits = 8;

std::unexpected<Error> paperError(Code code, std::string sentence)
{
    return fail(code, std::move(sentence), kPaperField);
}

std::string digest(std::string_view text, std::size_t digits)
{
    return hex(crypto::sha256(view(text))).substr(0, digits);
}

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(kSpace);
    if (first == line.npos) return {};
    return line.substr(first, line.find_last_not_of(kSpace) - first + 1);
}

// Line after line without the white space around it; an end of line is LF, CR LF or CR.
class Lines {
public:
    explicit Lines(std::string_view text)
        : m_rest(text)
    {
    }
    std::optional<std::string_view> next()
    {
        if (m_rest.empty()) return {};
        const auto end = m_rest.find_first_of("\n\r");
        const auto line = m_rest.substr(0, end);
        m_rest = end == m_rest.npos ? std::string_view() : m_rest.substr(end + 1);
        return trimmed(line);
    }

private:
    std::string_view m_rest;
};

struct Head {
    std::size_t number, count;
    std::string set, check;
};

std::optional<std::size_t> number(std::string_view text)
{
    std::size_t v = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, v);
    if (text.empty() || text.size() > 4 || error != std::errc() || stop != end) return {};
    return v;
}

std::optional<std::string> digits(std::string_view text, std::size_t size)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'F') c = char(c - 'A' + 'a');
    const bool all = std::ranges::all_of(
        out, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (out.size() != size || !all) return {};
    return out;
}

bool isHead(std::string_view line) { return line.starts_with(kWord); }

std::optional<Head> headOf(std::string_view line)
{
    std::vector<std::string_view> words;
    while (!(line = trimmed(line)).empty() && words.size() < 5) {
        const auto end = std::min(line.find_first_of(kSpace), line.size());
        words.push_back(line.substr(0, end));
        line = line.substr(end);
    }
    if (words.size() != 4 || words[0] != kWord) return {};
    const auto slash = words[1].find('/');
    if (slash == words[1].npos) return {};
    const auto n = number(words[1].substr(0, slash)), of = number(words[1].substr(slash + 1));
    const auto set = digits(words[2], kSetDigits), check = digits(words[3], kCheckDigits);
    if (!n || !of || !set || !check) return {};
    return Head { *n, *of, *set, *check };
}

std::string list(const std::vector<std::size_t>& numbers)
{
    std::string out;
    for (const auto n : numbers) out += (out.empty() ? "" : ", ") + std::to_string(n);
    return out;
}

// The armor in a text, as it is written; none where there is no whole one.
std::optional<Bytes> armorIn(std::string_view text)
{
    std::string out;
    Lines lines(text);
    while (const auto line = lines.next()) {
        if (line->empty() || (out.empty() && *line != kBegin)) continue;
        out.append(*line) += '\n';
        if (*line == kEnd) return toBytes(view(out));
    }
    return {};
}

} // namespace

Result<std::vector<std::string>> paperParts(ByteView file)
{
    Bytes armored;
    if (age::isArmored(file)) {
        TERCET_TRY(const auto binary, age::readArmor(file));
        armored = age::writeArmor(binary.binary);
    } else {
        if (!text(file).starts_with(kBinary)) return fail(Code::NotAgeFile);
        armored = age::writeArmor(file);
    }
    const auto set = digest(text(armored), kSetDigits);
    std::vector<std::string> bodies;
    Lines lines(text(armored));
    for (std::size_t n = 0; const auto line = lines.next(); ++n) {
        if (n % kPaperLines == 0) bodies.emplace_back();
        bodies.back().append(*line) += '\n';
    }
    if (bodies.size() > kMaxPaperParts) return fail(Code::TextTooLong, "too large for paper");
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        auto head = std::string(kWord) + " " + std::to_string(i + 1) + "/"
            + std::to_string(bodies.size()) + " " + set + " ";
        bodies[i] = head + digest(bodies[i], kCheckDigits) + "\n" + bodies[i];
    }
    return bodies;
}

bool PaperReader::hasParts(std::string_view text)
{
    Lines lines(text);
    while (const auto line = lines.next())
        if (isHead(*line)) return true;
    return false;
}

Result<std::size_t> PaperReader::take(std::string_view text)
{
    std::optional<Head> open; // whose lines are being gathered
    std::string body;
    std::size_t taken = 0, lineCount = 0;
    const auto broken = [&] {
        return paperError(Code::AgeDamaged,
            "Part " + std::to_string(open->number) + " of " + std::to_string(open->count)
                + " is damaged.");
    };
    Lines lines(text);
    while (const auto line = lines.next()) {
        if (isHead(*line)) {
            if (open) return broken();
            open = headOf(*line);
            if (!open || open->number < 1 || open->number > open->count
                || open->count > kMaxPaperParts)
                return paperError(Code::BadField, "The first line of a part is damaged.");
            body.clear();
            lineCount = 0;
            continue;
        }
        if (!open || line->empty()) continue;
        if (++lineCount > kPaperLines) return broken();
        body.append(*line) += '\n';
        if (digest(body, kCheckDigits) != open->check) continue;
        TERCET_CHECK(take(open->number, open->count, open->set, body));
        open.reset();
        ++taken;
    }
    if (open) return broken();
    return taken;
}

Status PaperReader::take(
    std::size_t number, std::size_t count, const std::string& set, std::string lines)
{
    if (m_count == 0) {
        m_count = count;
        m_set = set;
    }
    const auto known = m_parts.find(number);
    if (count != m_count || set != m_set || (known != m_parts.end() && known->second != lines))
        return paperError(Code::BadPiece, "These are parts of two different backups.");
    m_parts.emplace(number, std::move(lines));
    return {};
}

std::vector<std::size_t> PaperReader::missing() const
{
    std::vector<std::size_t> out;
    for (std::size_t n = 1; n <= m_count; ++n)
        if (!m_parts.contains(n)) out.push_back(n);
    return out;
}

Result<Bytes> PaperReader::file() const
{
    if (m_count == 0) return paperError(Code::NotAgeFile, "There is no part of a backup in it.");
    if (const auto gaps = missing(); !gaps.empty())
        return paperError(Code::NotEnoughPieces,
            (gaps.size() == 1 ? "Part " : "Parts ") + list(gaps) + " of " + std::to_string(m_count)
                + (gaps.size() == 1 ? " is missing." : " are missing."));
    std::string out;
    for (const auto& [number, lines] : m_parts) out += lines;
    if (digest(out, kSetDigits) != m_set)
        return paperError(Code::AgeDamaged, "The parts do not make the file that was printed.");
    return toBytes(view(out));
}

Result<Bytes> ageFileOf(std::span<const Given> given)
{
    const bool parts = std::ranges::any_of(
        given, [](const Given& g) { return PaperReader::hasParts(text(g.content)); });
    if (!parts && given.size() == 1) {
        const auto& file = given.front().content;
        if (text(file).starts_with(kBinary) || (age::isArmored(file) && age::readArmor(file)))
            return file;
        const auto armor = armorIn(text(file));
        return armor && age::readArmor(*armor) ? *armor : file;
    }
    PaperReader reader;
    for (const auto& g : given) {
        TERCET_TRY(const auto taken, reader.take(text(g.content)));
        if (taken == 0)
            return paperError(Code::NotAgeFile, "There is no part of a backup in " + g.name + ".");
    }
    return reader.file();
}

} // namespace tercet::backup
