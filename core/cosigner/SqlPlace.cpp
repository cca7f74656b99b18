#include "core/cosigner/SqlPlace.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tercet::cosigner {

namespace {

constexpr std::array<std::string_view, 8> kParameters { "application_name", "connect_timeout",
    "sslcert", "sslcrl", "sslkey", "sslmode", "sslrootcert", "target_session_attrs" };

std::unexpected<Error> bad(std::string what)
{
    return fail(Code::BadUrl, std::move(what), "database");
}

int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Result<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = text[i];
        if (c == '%') {
            const int high = i + 1 < text.size() ? digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return bad("a percent sign without two hex digits");
            c = char(high * 16 + low);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return bad("a control character");
        out.push_back(c);
    }
    return out;
}

// The part before the separator; `rest` keeps what follows it.
std::string_view cut(std::string_view& rest, char separator)
{
    const auto at = rest.find(separator);
    const auto head = rest.substr(0, at);
    rest = at == rest.npos ? std::string_view {} : rest.substr(at + 1);
    return head;
}

Status setPort(SqlPlace& place, std::string_view text)
{
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, place.port);
    if (error != std::errc {} || stop != end || place.port < 1 || place.port > 65'535)
        return bad("a port is a number from 1 to 65535");
    return {};
}

Status setHost(SqlPlace& place, std::string_view text)
{
    TERCET_TRY(place.host, decoded(text));
    if (place.host.contains(',')) return bad("one host only");
    return {};
}

Status setAddress(SqlPlace& place, std::string_view text)
{
    if (const auto at = text.rfind('@'); at != text.npos) {
        auto person = text.substr(0, at);
        text.remove_prefix(at + 1);
        TERCET_TRY(place.user, decoded(cut(person, ':')));
        TERCET_TRY(place.password, decoded(person));
    }
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == text.npos) return bad("a bracket is not closed");
        TERCET_CHECK(setHost(place, text.substr(1, end - 1)));
        text.remove_prefix(end + 1);
        if (!text.empty() && !text.starts_with(':')) return bad("a port begins with a colon");
    } else {
        const auto colon = text.find(':');
        TERCET_CHECK(setHost(place, text.substr(0, colon)));
        text.remove_prefix(colon == text.npos ? text.size() : colon);
    }
    return text.empty() ? Status {} : setPort(place, text.substr(1));
}

// QPSQL passes parameters on unquoted.
bool isPlain(std::string_view value)
{
    return !value.empty() && std::ranges::all_of(value, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("._/-+@:").contains(c);
    });
}

Status setParameter(SqlPlace& place, std::string_view pair)
{
    const auto name = cut(pair, '=');
    if (name == "host") return setHost(place, pair);
    if (name == "port") return setPort(place, pair);
    if (std::ranges::find(kParameters, name) == kParameters.end())
        return bad("a parameter that is not offered");
    TERCET_TRY(auto value, decoded(pair));
    if (!isPlain(value)) return bad("a parameter of letters, digits and ._/-+@: only");
    if (!place.options.emplace(name, std::move(value)).second) return bad("a parameter twice");
    return {};
}

bool staysHere(const std::string& host)
{
    return host.empty() || host.starts_with('/') || host == "localhost" || host == "127.0.0.1"
        || host == "::1";
}

} // namespace

Result<SqlPlace> SqlPlace::parse(std::string_view text)
{
    SqlPlace place;
    auto rest = text;
    if (rest.starts_with("postgresql://"))
        rest.remove_prefix(13);
    else if (rest.starts_with("postgres://"))
        rest.remove_prefix(11);
    else {
        if (text.empty()) return bad("no database is named");
        place.file = text;
        return place;
    }
    auto parameters = rest;
    auto path = cut(parameters, '?');
    TERCET_CHECK(setAddress(place, cut(path, '/')));
    TERCET_TRY(place.database, decoded(path));
    if (place.database.empty()) return bad("no database is named");
    while (!parameters.empty()) TERCET_CHECK(setParameter(place, cut(parameters, '&')));
    if (!staysHere(place.host)) place.options.emplace("sslmode", "verify-full");
    return place;
}

std::string SqlPlace::describe() const
{
    if (!isPostgres()) return file;
    auto out = "postgresql://" + (user.empty() ? "" : user + "@") + host;
    if (port != 0) out += ":" + std::to_string(port);
    return out + "/" + database;
}

std::string SqlPlace::withoutPassword(std::string text) const
{
    if (password.empty()) return text;
    constexpr std::string_view kDots = "...";
    for (std::size_t at = 0; (at = text.find(password, at)) != text.npos; at += kDots.size())
        text.replace(at, password.size(), kDots);
    return text;
}

} // namespace tercet::cosigner
