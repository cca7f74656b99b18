#include <gtest/gtest.h>

#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeySealer.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/NodesUnderTest.h"
#include "tests/unit/backend/Device.h"

// Co-signer 2 as two processes over one storage, co-signer 3 as one. Which of the two a call goes
// to is the test's choice, as it is a router's.
namespace tercet::test {

namespace {

class Nodes : public NodesUnderTest, public backend::CosignerBackend {
protected:
    void SetUp() override
    {
        NodesUnderTest::SetUp();
        if (IsSkipped()) return;
        start(0);
        start(1);
        m_other = *cosigner::Cosigner::start(
            { mpc::Party::P3, m_otherStorage, m_sealer, m_random, clock() });
        device.emplace(*this, m_random, clock());
    }
    void start(int node)
    {
        auto started = cosigner::Cosigner::start(
            { mpc::Party::P2, storage(node), m_sealer, m_random, clock() });
        ASSERT_TRUE(started) << started.error().context;
        m_nodes[std::size_t(node)] = std::move(*started);
    }
    void stop(int node) { m_nodes[std::size_t(node)].reset(); }
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int, Done done) override
    {
        auto& cosigner = to == backend::Cosigner::Google ? *m_nodes[std::size_t(route)] : *m_other;
        done(cosigner.handle(call));
        return std::make_unique<backend::Ticket>();
    }
    Status ready(int presignatures)
    {
        TERCET_CHECK(device->openLink());
        for (int i = 0; i < presignatures; ++i) TERCET_CHECK(device->presign());
        return {};
    }
    bool signs(std::uint64_t wei)
    {
        const auto signature = device->sign(kPath, transfer(wei));
        return signature && verifies(*device, kPath, transfer(wei), *signature);
    }
    std::uint64_t claims() { return *storage(0).claimCount(device->record->wid); }

    int route { 0 }; // the node that calls of co-signer 2 go to
    std::optional<Device> device;

private:
    crypto::SystemRandom m_random;
    cosigner::KeySealer m_sealer { crypto::Secret<32>(m_random.bytes<32>()), m_random };
    cosigner::MemoryStorage m_otherStorage;
    std::array<std::unique_ptr<cosigner::Cosigner>, 2> m_nodes;
    std::unique_ptr<cosigner::Cosigner> m_other;
};

constexpr auto kPast = cosigner::Leases::kTermMs + 1;

} // namespace

TEST_P(Nodes, AVaultMovesAfterItsOwnersLease)
{
    ASSERT_TRUE(device->generate());
    ASSERT_TRUE(ready(2));
    EXPECT_TRUE(signs(1));

    route = 1;
    EXPECT_EQ(device->vaultAt(backend::Cosigner::Google).error().code, Code::VaultElsewhere);
    EXPECT_EQ(device->openLink().error().code, Code::VaultElsewhere);
    passTime(kPast);
    ASSERT_TRUE(ready(2));
    EXPECT_TRUE(signs(2));
    EXPECT_EQ(claims(), 2u);

    route = 0;
    EXPECT_EQ(device->vaultAt(backend::Cosigner::Google).error().code, Code::VaultElsewhere);
    passTime(kPast);
    // It has the vault again, and nothing in memory of what it knew before.
    const auto view = device->vaultAt(backend::Cosigner::Google);
    ASSERT_TRUE(view);
    EXPECT_FALSE(view->link);
    EXPECT_EQ(view->presignatures, 0u);
    EXPECT_EQ(view->signatures, 2u);
    ASSERT_TRUE(ready(1));
    EXPECT_TRUE(signs(3));
}

TEST_P(Nodes, AnOwnerThatStopsGivesItsVaultsBack)
{
    ASSERT_TRUE(device->generate());
    ASSERT_TRUE(ready(1));
    stop(0);
    route = 1;
    passTime(1);
    ASSERT_TRUE(ready(1));
    EXPECT_TRUE(signs(1));
}

// The first owner is paused with a live link and presignatures, and wakes up when the second one
// has the vault: its claim is refused, nothing leaves it, and it forgets what it had.
TEST_P(Nodes, APausedOwnerSignsNothing)
{
    ASSERT_TRUE(device->generate());
    ASSERT_TRUE(ready(2));
    EXPECT_TRUE(signs(1));
    auto begun = device->link->beginSign(*device->input(kPath, transfer(2)));
    ASSERT_TRUE(begun);

    passTimeAtTheStorage(kPast);
    route = 1;
    auto policy = policy::Policy { chains::Uint256(1'000'000'000) };
    ASSERT_TRUE(device->setPolicy(backend::Cosigner::Google, 1, policy));

    route = 0;
    const auto session = device->session(cosigner::SessionKind::Sign);
    const auto answer = device->call(backend::Cosigner::Google,
        device->next(session, backend::Cosigner::Google, begun->out[mpc::Party::P2]));
    EXPECT_EQ(answer.error().code, Code::VaultElsewhere);
    EXPECT_EQ(claims(), 1u);
    EXPECT_EQ(device->vaultAt(backend::Cosigner::Google).error().code, Code::VaultElsewhere);
    EXPECT_EQ(
        device->setPolicy(backend::Cosigner::Google, 2, {}).error().code, Code::VaultElsewhere);

    route = 1;
    const auto view = device->vaultAt(backend::Cosigner::Google);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->policy, policy);
    EXPECT_EQ(view->policySerial, 1u);
    stop(1);
    route = 0;
    passTime(1);
    const auto back = device->vaultAt(backend::Cosigner::Google);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->link);
    EXPECT_EQ(back->policy, policy); // read anew
}

// Both start at once with an empty database, have one identity and serve each other's new vaults.
TEST_P(Nodes, HaveOneIdentity)
{
    const cosigner::Call ask { .operation = cosigner::Operation::Identity };
    const auto first = device->call(backend::Cosigner::Google, ask);
    route = 1;
    const auto second = device->call(backend::Cosigner::Google, ask);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->body, second->body);
    ASSERT_TRUE(device->generate());
    route = 0;
    ASSERT_TRUE(ready(1)); // nobody has used it since
    EXPECT_TRUE(signs(1));
}

TERCET_SHARED_STORAGE_KINDS(Nodes);

} // namespace tercet::test
