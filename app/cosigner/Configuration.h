#pragma once

#include <filesystem>

#include "app/cosigner/server/ServerLimits.h"
#include "core/gate/Limits.h"

namespace tercet::operating {

// HOST:PORT; an IPv6 host stands in brackets.
struct HostPort {
    std::string host {};
    std::uint16_t port { 0 };
    std::string text() const; // "127.0.0.1:8443", "[::1]:8443"
    friend bool operator==(const HostPort&, const HostPort&) = default;
};
Result<HostPort> parseHostPort(const std::string& text); // Code::BadField; port 0 is none

// `cosigner.conf` in the data folder: JSON, written by `init`, then the operator's to change.
// Unknown keys are refused.
struct Configuration {
    static constexpr const char* kFile = "cosigner.conf";

    int share { 0 }; // 2 or 3
    HostPort listen {};
    std::string url {}; // "https://host[:port]", as devices write it
    std::vector<std::string> authorities {}; // further values of Host; that of the URL always holds
    std::string profile { "unattested" };
    std::string database {}; // file, relative to the folder, or URL
    std::string sealingKey {}; // file, relative to the folder; or
    std::string sealingCommand {}; // prints the key
    std::optional<HostPort> metrics {}; // loopback only
    gate::Limits limits {};
    server::ServerLimits server {};

    std::vector<std::string> allAuthorities() const;
    Json encode() const; // without what has its default
    static Result<Configuration> decode(const Json& object);
};

// "host[:port]" of an https URL, lower case, without the port where it is 443, as it is signed.
// Code::BadUrl for anything else than https://host[:port].
Result<std::string> authorityOf(const std::string& url);
std::string hostOf(const std::string& url); // its name or address alone; empty for no such URL

Result<Configuration> readConfiguration(const std::filesystem::path& folder);
Status writeConfiguration(const std::filesystem::path& folder, const Configuration& configuration);

} // namespace tercet::operating
