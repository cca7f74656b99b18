#include "core/wire/Route.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::wire;
using cosigner::Call;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

const std::string kVault(64, 'a');
const std::string kSession(32, '1');

std::vector<Call> everyCall()
{
    std::vector<Call> out {
        { .operation = Operation::Identity },
        { .operation = Operation::Attest },
        { .operation = Operation::PeerNonce, .vault = kVault },
        { .operation = Operation::PeerEvidence, .vault = "new" },
        { .operation = Operation::Vault, .vault = kVault },
        { .operation = Operation::SetPolicy, .vault = kVault },
        { .operation = Operation::Evaluate, .vault = kVault },
        { .operation = Operation::Pending, .vault = kVault },
        { .operation = Operation::CancelPending, .vault = kVault, .pending = "12" },
        { .operation = Operation::Freeze, .vault = kVault },
        { .operation = Operation::Recipients, .vault = kVault },
        { .operation = Operation::SetRecipients, .vault = kVault },
        { .operation = Operation::Export, .vault = kVault },
        { .operation = Operation::CreateRequest, .vault = kVault },
        { .operation = Operation::ListRequests, .vault = kVault },
        { .operation = Operation::ListRequests,
            .vault = kVault,
            .state = "waiting",
            .after = 18'446'744'073'709'551'615ULL,
            .wait = 25 },
        { .operation = Operation::GetRequest, .vault = kVault, .request = kVault },
        { .operation = Operation::Decide, .vault = kVault, .request = kVault },
        { .operation = Operation::Open, .vault = "new", .kind = SessionKind::Keygen },
        { .operation = Operation::Round, .vault = "new", .session = kSession, .round = 3 },
        { .operation = Operation::State, .vault = kVault, .session = kSession },
        { .operation = Operation::Abort, .vault = kVault, .session = kSession },
    };
    for (int kind = 1;; ++kind) {
        if (cosigner::sessionKindName(SessionKind(kind)) == "none") return out;
        out.push_back({ .operation = Operation::Open, .vault = kVault, .kind = SessionKind(kind) });
    }
}

} // namespace

TEST(Route, EveryCallThereAndBack)
{
    for (const auto& call : everyCall()) {
        const auto route = routeOf(call);
        const auto read = readRoute(route.method, route.path, route.query);
        ASSERT_TRUE(read) << route.path;
        EXPECT_EQ(read->operation, call.operation);
        EXPECT_EQ(read->vault, call.vault);
        EXPECT_EQ(read->kind, call.kind);
        EXPECT_EQ(read->session, call.session);
        EXPECT_EQ(read->round, call.round);
        EXPECT_EQ(read->pending, call.pending);
        EXPECT_EQ(read->request, call.request);
        EXPECT_EQ(read->state, call.state);
        EXPECT_EQ(read->after, call.after);
        EXPECT_EQ(read->wait, call.wait);
    }
}

TEST(Route, AnotherMethodIsToldApart)
{
    for (const auto& call : everyCall()) {
        const auto route = routeOf(call);
        EXPECT_EQ(readRoute("PATCH", route.path, route.query).error().code, Code::BadMethod);
    }
}

TEST(Route, OneSpellingOnly)
{
    const auto v = "/v1/vaults/" + kVault;
    const auto s = v + "/sessions/" + kSession;
    const std::pair<std::string, std::string> bad[] = {
        { "", "" },
        { "/", "" },
        { "/v1", "" },
        { "/v1/vaults", "" },
        { "/v1/vaults/", "" },
        { "/v2/vaults/" + kVault, "" },
        { "//v1/vaults/" + kVault, "" },
        { v + "/", "" },
        { v, "kind=link" },
        { v + "/pending/", "" },
        { v + "/pending/x", "" },
        { v + "/pending/1/2", "" },
        { v + "/pending/123456789012345678901", "" },
        { v + "/freeze/", "" },
        { v + "/evaluate", "x=1" },
        { "/v1/vaults/" + std::string(64, 'A'), "" },
        { "/v1/vaults/" + std::string(63, 'a'), "" },
        { "/v1/vaults/..", "" },
        { v + "/sessions", "" },
        { v + "/sessions", "kind=" },
        { v + "/sessions", "kind=none" },
        { v + "/sessions", "kind=link&kind=sign" },
        { v + "/sessions", "kind=Link" },
        { v + "/sessions", "kind=unknown" },
        { v + "/sessions/", "kind=link" },
        { v + "/sessions/x", "" },
        { s + "/", "" },
        { s + "/rounds", "" },
        { s + "/rounds/", "" },
        { s + "/rounds/0", "" },
        { s + "/rounds/1", "" },
        { s + "/rounds/02", "" },
        { s + "/rounds/+2", "" },
        { s + "/rounds/100", "" },
        { s + "/rounds/-2", "" },
        { s + "/rounds/99999999999999999999", "" },
        { s + "/rounds/2/x", "" },
        { s + "/rounds/2", "x=1" },
        { v + "/%70olicy", "" },
        { "/v1/identity/", "" },
        { std::string("/v1/identity\0", 13), "" },
    };
    for (const auto& [path, query] : bad)
        for (const auto* method : { "GET", "PUT", "POST", "DELETE" }) {
            const auto read = readRoute(method, path, query);
            ASSERT_FALSE(read) << path << '?' << query;
            EXPECT_EQ(read.error().code, Code::NoSuchRoute) << path << '?' << query;
        }
}
