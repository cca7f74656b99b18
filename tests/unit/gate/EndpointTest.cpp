#include "core/gate/Endpoint.h"

#include <gtest/gtest.h>
#include <set>

#include "tests/unit/gate/SampleRequest.h"

using namespace tercet;
using namespace tercet::gate;
using cosigner::Operation;

namespace {
using test::sampleOf;
const std::string kVault(64, 'a');
}

TEST(Endpoint, EachNameIsReached)
{
    for (const auto name : endpointNames()) {
        const auto [method, target] = sampleOf(name);
        const auto endpoint = readEndpoint(method, target);
        ASSERT_TRUE(endpoint) << name;
        EXPECT_EQ(endpoint->name, name);
    }
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

TEST(Endpoint, OpenAreOnlyThoseOfNoVault)
{
    std::set<std::string_view> open;
    for (const auto name : endpointNames()) {
        const auto [method, target] = sampleOf(name);
        if (readEndpoint(method, target)->open) open.insert(name);
    }
    EXPECT_EQ(open,
        (std::set<std::string_view> {
            "GET /v1/health", "GET /v1/version", "GET /v1/identity", "POST /v1/attestation" }));
}
