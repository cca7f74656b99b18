#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "TestPaths.h"
#include "core/base/Json.h"
#include "core/cosigner/RequestViews.h"
#include "core/gate/Endpoint.h"
#include "core/wire/Control.h"
#include "core/wire/Problem.h"
#include "tests/unit/gate/SampleRequest.h"

using namespace tercet;
using namespace tercet::gate;

namespace {

// resources/openapi/cosigner.yaml, as far as its indentation tells: it is written in one style.
class OpenApi : public testing::Test {
protected:
    void SetUp() override
    {
        std::ifstream in(TERCET_SOURCE_DIR "/resources/openapi/cosigner.yaml");
        ASSERT_TRUE(in);
        std::string path, operation;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("  /")) path = line.substr(2, line.size() - 3);
            m_components |= line == "components:";
            if (!m_components && !path.empty() && line.starts_with("    ") && line[4] != ' ')
                operation = upper(line.substr(4, line.size() - 5)) + ' ' + path;
            if (!m_components && !operation.empty()) m_operations[operation] += line + '\n';
            static const std::string kCode = "            - ";
            if (m_components && line.starts_with(kCode)) m_codes.insert(line.substr(kCode.size()));
            static const std::string kExample = "          example: ";
            if (line.starts_with(kExample)) m_examples.push_back(line.substr(kExample.size()));
        }
    }
    static std::string upper(std::string text)
    {
        for (auto& c : text) c = char(c - 'a' + 'A');
        return text;
    }
    std::string example(std::string_view with) const
    {
        for (const auto& text : m_examples)
            if (text.find(with) != std::string::npos) return text;
        ADD_FAILURE() << "no example with " << with;
        return {};
    }

    bool m_components { false };
    std::map<std::string, std::string, std::less<>> m_operations; // name → its text
    std::set<std::string> m_codes;
    std::vector<std::string> m_examples;
};

} // namespace

TEST_F(OpenApi, HasTheServersRoutes)
{
    std::set<std::string> described, served;
    for (const auto& [name, text] : m_operations) described.insert(name);
    for (const auto name : endpointNames()) served.insert(std::string(name));
    EXPECT_EQ(described, served);
}

TEST_F(OpenApi, SaysWhatNeedsASignatureAndABody)
{
    for (const auto name : endpointNames()) {
        const auto it = m_operations.find(name);
        ASSERT_NE(it, m_operations.end()) << name;
        const auto has
            = [&](const char* what) { return it->second.find(what) != std::string::npos; };
        const auto [method, target] = test::sampleOf(name);
        const auto endpoint = readEndpoint(method, target);
        ASSERT_TRUE(endpoint) << name;
        EXPECT_EQ(has("security: [{}"), endpoint->open) << name;
        EXPECT_EQ(has("requestBody"), endpoint->body != BodyKind::None) << name;
        const bool call = endpoint->purpose == Purpose::Call;
        const bool queue = call && cosigner::isOfQueue(endpoint->call.operation);
        EXPECT_EQ(has("requestBodies/pairing"), endpoint->purpose == Purpose::Enrol) << name;
        EXPECT_EQ(
            has("requestBodies/cbor"), endpoint->body != BodyKind::None && !isJson(endpoint->body))
            << name;
        EXPECT_EQ(has("responses/cbor"), call && !queue) << name;
        EXPECT_TRUE(has("responses/problem")) << name;
        EXPECT_EQ(has("parameters/idempotencyKey"),
            name.ends_with("/sessions") || name == "POST /v1/vaults/{v}/requests")
            << name;
    }
}

TEST_F(OpenApi, ListsEveryProblem)
{
    std::set<std::string> known;
    for (int i = 0; i < kCodeCount; ++i) {
        const wire::Problem problem { wire::statusOf(Code(i)), { Code(i) } };
        const auto read = wire::decodeProblem(problem.status, wire::encodeProblem(problem));
        ASSERT_TRUE(read);
        if (read->error.code == Code(i)) known.insert(std::string(codeName(Code(i))));
    }
    EXPECT_EQ(m_codes, known);
}

TEST_F(OpenApi, ItsExamplesAreRead)
{
    EXPECT_EQ(wire::decodePairing(example("pairing_code")),
        (wire::Pairing { "4K7T-9QXM-2ZRD-HW5C", "Laptop" }));
    EXPECT_EQ(wire::decodeAbout(example("suite")), (wire::About { 2, "unattested", "0.1.0" }));
    const auto draft = cosigner::decodeDraft(example("\"path\""));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->note, "Log in");
    Bytes32 device {};
    device.back() = 1;
    EXPECT_TRUE(wire::checkEnrolled(example("device"), device, 3));
    const auto problem = wire::decodeProblem(401, example("urn:"));
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->error.code, Code::ClockSkew);
    EXPECT_EQ(problem->serverTime, 1'790'000'000);
    EXPECT_EQ(wire::encodeProblem(*problem), json::parse(example("urn:"))->dump());
}
