#include "app/cosigner/Configuration.h"
#include "app/cosigner/Attestation.h"

#include <algorithm>
#include <charconv>

#include "core/base/AtomicFile.h"

namespace tercet::operating {

namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::size_t kMaxFile = 64 * 1024;
constexpr std::uint64_t kVersion = 1;

Result<std::string> text(const Json& object, const char* key)
{
    if (!object.contains(key)) return std::string();
    return json::string(object, key);
}

bool isLoopback(const std::string& host)
{
    return host.starts_with("127.") || host == "::1" || host == "localhost";
}

bool isHost(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '.' || c == '-' || c == ':';
    });
}

Status checkKeys(const Json& object)
{
    static constexpr std::string_view kKeys[]
        = { "version", "share", "listen", "url", "authorities", "profile", "database",
              "sealing_key", "sealing_command", "metrics", "limits", "server" };
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(kKeys, key) == std::end(kKeys))
            return fail(Code::UnknownField, "no such setting", key);
    return {};
}

} // namespace

std::string HostPort::text() const
{
    const auto shown = host.find(':') == std::string::npos ? host : '[' + host + ']';
    return shown + ':' + std::to_string(port);
}

Result<HostPort> parseHostPort(const std::string& text)
{
    const auto bad = [] { return fail(Code::BadField, "not HOST:PORT", "listen"); };
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return bad();
    HostPort out { .host = text.substr(0, colon) };
    const bool bracketed = out.host.starts_with('[') && out.host.ends_with(']');
    if (bracketed) out.host = out.host.substr(1, out.host.size() - 2);
    if (bracketed != (out.host.find(':') != std::string::npos) || !isHost(out.host)) return bad();
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, out.port);
    if (error != std::errc() || stop != end || out.port == 0 || text[colon + 1] == '0')
        return bad();
    return out;
}

Result<std::string> authorityOf(const std::string& url)
{
    const auto bad = [] { return fail(Code::BadUrl, "not https://host[:port]", "url"); };
    if (!url.starts_with(kHttps)) return bad();
    auto rest = url.substr(kHttps.size());
    std::ranges::transform(
        rest, rest.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    const bool hasPort = rest.rfind(':') != std::string::npos && !rest.ends_with(']');
    const auto place = parseHostPort(hasPort ? rest : rest + ":443");
    if (!place) return bad();
    auto authority = place->text();
    if (place->port == 443) authority.resize(authority.rfind(':'));
    return authority;
}

std::string hostOf(const std::string& url)
{
    const auto authority = authorityOf(url).value_or("");
    const bool hasPort = authority.rfind(':') != std::string::npos && !authority.ends_with(']');
    const auto place = parseHostPort(hasPort ? authority : authority + ":443");
    return place ? place->host : std::string();
}

std::vector<std::string> Configuration::allAuthorities() const
{
    auto out = authorities;
    if (const auto own = authorityOf(url)) out.push_back(*own);
    return out;
}

Json Configuration::encode() const
{
    Json out { { "version", kVersion }, { "share", share }, { "listen", listen.text() },
        { "url", url }, { "profile", profile }, { "database", database } };
    if (!authorities.empty()) out["authorities"] = authorities;
    if (!sealingCommand.empty())
        out["sealing_command"] = sealingCommand;
    else
        out["sealing_key"] = sealingKey;
    if (metrics) out["metrics"] = metrics->text();
    return out;
}

Result<Configuration> Configuration::decode(const Json& object)
{
    if (!object.is_object()) return fail(Code::BadJson, "not an object");
    TERCET_CHECK(checkKeys(object));
    TERCET_TRY(const auto version, json::integer(object, "version"));
    if (version != kVersion) return fail(Code::BadField, "another version", "version");
    Configuration out;
    TERCET_TRY(const auto share, json::integer(object, "share"));
    if (share != 2 && share != 3) return fail(Code::BadField, "not 2 or 3", "share");
    out.share = int(share);
    TERCET_TRY(const auto listen, json::string(object, "listen"));
    TERCET_TRY(out.listen, parseHostPort(listen));
    TERCET_TRY(out.url, json::string(object, "url"));
    if (const auto authority = authorityOf(out.url); !authority)
        return std::unexpected(authority.error());
    TERCET_TRY(out.profile, json::string(object, "profile"));
    if (!isProfile(out.profile)) return fail(Code::BadField, "no such profile", "profile");
    TERCET_TRY(out.database, json::string(object, "database"));
    TERCET_TRY(out.sealingKey, text(object, "sealing_key"));
    TERCET_TRY(out.sealingCommand, text(object, "sealing_command"));
    if (out.sealingKey.empty() == out.sealingCommand.empty())
        return fail(Code::BadField, "one of sealing_key and sealing_command", "sealing_key");
    if (object.contains("authorities")) {
        const auto& list = object["authorities"];
        if (!list.is_array()) return fail(Code::BadField, "not a list", "authorities");
        for (const auto& item : list) {
            if (!item.is_string()) return fail(Code::BadField, "not a text", "authorities");
            out.authorities.push_back(item.get<std::string>());
        }
    }
    if (object.contains("metrics")) {
        TERCET_TRY(const auto metrics, json::string(object, "metrics"));
        TERCET_TRY(out.metrics, parseHostPort(metrics));
        if (!isLoopback(out.metrics->host))
            return fail(Code::BadField, "only on the loopback", "metrics");
    }
    if (object.contains("limits")) {
        TERCET_TRY(out.limits, gate::readLimits(object["limits"]));
    }
    if (object.contains("server")) {
        TERCET_TRY(out.server, server::readServerLimits(object["server"]));
    }
    return out;
}

Result<Configuration> readConfiguration(const std::filesystem::path& folder)
{
    TERCET_TRY(const auto bytes,
        systemFiles().read(std::filesystem::absolute(folder) / Configuration::kFile, kMaxFile));
    TERCET_TRY(const auto object, json::parse(tercet::text(bytes)));
    return Configuration::decode(object);
}

Status writeConfiguration(const std::filesystem::path& folder, const Configuration& configuration)
{
    const auto text = configuration.encode().dump(2) + '\n';
    return writeAtomically(
        systemFiles(), std::filesystem::absolute(folder) / Configuration::kFile, view(text), 0600);
}

} // namespace tercet::operating
