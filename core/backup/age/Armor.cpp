#include "core/backup/age/Armor.h"

#include <algorithm>

#include "core/backup/age/Base64.h"
#include "core/backup/age/Header.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kEnd = "-----END AGE ENCRYPTED FILE-----";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kColumns = 64, kLineBytes = 48, kMaxSpace = 1024;
using base64::Padding;

} // namespace

bool isArmored(ByteView file)
{
    const auto in = text(file.first(std::min(file.size(), kMaxSpace + kBegin.size())));
    const auto at = in.find_first_not_of(kSpace);
    return at != in.npos && in.substr(at).starts_with("-----BEGIN AGE");
}

Bytes writeArmor(ByteView binary)
{
    std::string out(kBegin);
    const auto body = base64::encode(binary, Padding::Yes);
    for (std::size_t at = 0; at < body.size(); at += kColumns)
        out += "\n" + body.substr(at, kColumns);
    out.append("\n").append(kEnd) += '\n';
    return toBytes(view(out));
}

std::size_t Unarmored::position(std::size_t n) const
{
    return first + n / kLineBytes * lineWidth + n % kLineBytes / 3 * 4;
}

Result<Unarmored> readArmor(ByteView file)
{
    const auto in = text(file);
    std::size_t at = in.find_first_not_of(kSpace);
    if (at == in.npos || at > kMaxSpace) return damaged(0, "armor", "only white space");
    // A line without its end, which must be there except after the last one.
    const auto line = [&](bool last) -> Result<std::string_view> {
        const auto end = in.find('\n', at);
        if (end == in.npos && !last) return damaged(in.size(), "armor", "it ends within a line");
        auto out = in.substr(at, end == in.npos ? in.npos : end - at);
        if (end != in.npos && out.ends_with('\r')) out.remove_suffix(1);
        at = end == in.npos ? in.size() : end + 1;
        return out;
    };
    const auto start = at;
    TERCET_TRY(const auto begin, line(false));
    if (begin != kBegin) return damaged(start, "armor", "the first line");
    Unarmored out;
    out.first = at;
    bool full = true;
    for (std::size_t from = at;; from = at) {
        TERCET_TRY(const auto text, line(true));
        if (text == kEnd) break;
        if (!full || text.empty()) return damaged(from, "armor", "a short line, not at the end");
        if (text.size() > kColumns) return damaged(from, "armor", "a line of more than 64");
        const auto bytes = base64::decode(text, Padding::Yes);
        if (!bytes) return damaged(from, "armor", "base64");
        if (at == in.size()) return damaged(at, "armor", "the last line is missing");
        append(out.binary, *bytes);
        full = bytes->size() == kLineBytes;
        if (from == out.first) out.lineWidth = at - from;
    }
    const auto rest = in.substr(at);
    if (const auto more = rest.find_first_not_of(kSpace); more != rest.npos)
        return damaged(at + more, "armor", "something after the last line");
    if (rest.size() > kMaxSpace) return damaged(at, "armor", "much white space at the end");
    return out;
}

} // namespace tercet::backup::age
