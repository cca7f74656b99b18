#include "core/gate/Endpoint.h"

#include <gtest/gtest.h>
#include <set>

using namespace tercet;
using namespace tercet::gate;
using cosigner::Operation;

namespace {
const std::string kVault(64, 'a'), kSession(32, '1');
}

TEST(Endpoint, EachNameIsReached)
{
    const std::pair<const char*, std::string> requests[] { { "GET", "/v1/health" },
        { "GET", "/v1/version" }, { "GET", "/v1/devices" }, { "POST", "/v1/devices" },
        { "DELETE", "/v1/devices/" + kVault },
        { "DELETE", "/v1/devices/" + kVault + "/revocation" }, { "GET", "/v1/identity" },
        { "POST", "/v1/vaults/new/sessions?kind=keygen" },
        { "PUT", "/v1/vaults/new/sessions/" + kSession + "/rounds/2" },
        { "GET", "/v1/vaults/new/sessions/" + kSession },
        { "DELETE", "/v1/vaults/new/sessions/" + kSession }, { "GET", "/v1/vaults/" + kVault },
        { "PUT", "/v1/vaults/" + kVault + "/policy" } };
    std::set<std::string_view> reached;
    for (const auto& [method, target] : requests) {
        const auto endpoint = readEndpoint(method, target);
        ASSERT_TRUE(endpoint) << target;
        EXPECT_TRUE(endpoint->name.starts_with(std::string(method) + " /v1/")) << endpoint->name;
        reached.insert(endpoint->name);
    }
    const auto names = endpointNames();
    EXPECT_EQ(reached, std::set(names.begin(), names.end()));
}

TEST(Endpoint, HasOneSpelling)
{
    const auto upper = std::string(64, 'A');
    const std::vector<std::string> targets { "", "/", "/v1", "/v1/health/", "/v1/health?",
        "/v1/health?a=b", "/v1//health", "/v1/%68ealth", "/v2/health", "/v1/devices/",
        "/v1/devicesx", "/v1/identity?", "/v1/devices/" + kVault.substr(1), "/v1/devices/" + upper,
        "/v1/devices/" + kVault + "/x", "/v1/devices/" + kVault + "?a",
        "/v1/vaults/" + kVault + "?", "/v1/vaults/" + upper, "/v1/vaults/../health" };
    for (const auto& target : targets)
        for (const auto* method : { "GET", "DELETE" }) {
            const auto endpoint = readEndpoint(method, target);
            ASSERT_FALSE(endpoint) << target;
            EXPECT_EQ(endpoint.error().code, Code::NoSuchRoute) << target;
        }
}

TEST(Endpoint, KnowsItsMethods)
{
    const std::vector<std::string> targets { "/v1/health", "/v1/version", "/v1/devices",
        "/v1/identity", "/v1/devices/" + kVault, "/v1/vaults/" + kVault };
    for (const auto* method : { "HEAD", "OPTIONS", "get", "PATCH", "TRACE", "" })
        for (const auto& target : targets) {
            const auto endpoint = readEndpoint(method, target);
            ASSERT_FALSE(endpoint) << method << target;
            EXPECT_EQ(endpoint.error().code, Code::BadMethod) << method << target;
        }
}

TEST(Endpoint, OnlyThreeAreOpen)
{
    EXPECT_TRUE(readEndpoint("GET", "/v1/health")->open);
    EXPECT_TRUE(readEndpoint("GET", "/v1/version")->open);
    EXPECT_TRUE(readEndpoint("GET", "/v1/identity")->open);
    EXPECT_FALSE(readEndpoint("POST", "/v1/devices")->open);
    EXPECT_FALSE(readEndpoint("GET", "/v1/devices")->open);
    EXPECT_FALSE(readEndpoint("DELETE", "/v1/devices/" + kVault)->open);
    EXPECT_FALSE(readEndpoint("GET", "/v1/vaults/" + kVault)->open);
    EXPECT_FALSE(readEndpoint("POST", "/v1/vaults/new/sessions?kind=keygen")->open);
}
