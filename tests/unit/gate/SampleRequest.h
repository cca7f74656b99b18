#pragma once

#include <string>
#include <utility>

namespace tercet::test {

// Method and target of a request that reaches the endpoint of this name.
inline std::pair<std::string, std::string> sampleOf(std::string_view name)
{
    const auto space = name.find(' ');
    const std::string method(name.substr(0, space));
    std::string target(name.substr(space + 1));
    const bool isPending = target.find("/pending/") != std::string::npos;
    const std::pair<std::string, std::string> values[] { { "{v}", std::string(64, 'a') },
        { "{s}", std::string(32, '1') }, { "{n}", "2" }, { "{r}", std::string(64, 'c') },
        { "{id}", isPending ? "17" : std::string(64, 'b') } };
    for (const auto& [mark, value] : values)
        if (const auto at = target.find(mark); at != std::string::npos)
            target.replace(at, mark.size(), value);
    if (target.ends_with("/sessions")) target += "?kind=link";
    if (method == "GET" && target.ends_with("/requests")) target += "?after=0";
    return { method, target };
}

} // namespace tercet::test
