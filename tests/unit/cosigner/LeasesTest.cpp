#include "core/cosigner/Leases.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

#include "tests/support/Id.h"
#include "tests/support/NodesUnderTest.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

using test::id;

class LeasesTest : public test::NodesUnderTest {
protected:
    void SetUp() override
    {
        NodesUnderTest::SetUp();
        if (IsSkipped()) return;
        for (const std::uint8_t n : { 1, 2 })
            ASSERT_TRUE(storage(0).insertVault({ .vault = id(n),
                .record = Bytes(900, n),
                .policy = { 1, 0, 0 },
                .transcript = id(n + 50) }));
        start(0);
        start(1);
    }
    void start(int node)
    {
        m_leases[std::size_t(node)]
            = std::make_unique<Leases>(storage(node), clock(), NodeId { std::uint8_t(node + 1) });
    }
    void stop(int node) { m_leases[std::size_t(node)].reset(); }
    Result<Lease> hold(int node, std::uint8_t vault)
    {
        return m_leases[std::size_t(node)]->hold(id(vault));
    }
    Leases& leases(int node) { return *m_leases[std::size_t(node)]; }

private:
    std::array<std::unique_ptr<Leases>, 2> m_leases;
};

constexpr auto kElsewhere = Code::VaultElsewhere;

} // namespace

TEST_P(LeasesTest, AVaultIsOneNodesUntilItsLeaseRunsOut)
{
    const auto first = hold(0, 1);
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, (Lease { id(1), 1 }));
    EXPECT_EQ(hold(1, 1).error().code, kElsewhere);
    EXPECT_TRUE(hold(1, 2)); // another vault
    passTime(Leases::kTermMs - 1000);
    EXPECT_EQ(hold(1, 1).error().code, kElsewhere);
    passTime(1001);
    const auto second = hold(1, 1);
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, (Lease { id(1), 2 }));
    EXPECT_EQ(hold(0, 1).error().code, kElsewhere);
    EXPECT_FALSE(leases(0).isCurrent(*first));
    EXPECT_TRUE(leases(1).isCurrent(*second));
    EXPECT_EQ(hold(0, 9).error().code, Code::NoSuchVaultAtCosigner);
}

TEST_P(LeasesTest, AVaultInUseStaysWhereItIs)
{
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(hold(0, 1), (Lease { id(1), 1 })) << i;
        passTime(Leases::kRenewAfterMs - 1); // too young to be renewed
        EXPECT_EQ(hold(0, 1), (Lease { id(1), 1 })) << i;
        EXPECT_EQ(hold(1, 1).error().code, kElsewhere) << i;
        passTime(Leases::kRenewAfterMs);
        EXPECT_EQ(hold(1, 1).error().code, kElsewhere) << i;
    }
}

TEST_P(LeasesTest, AnIdleOwnerGoesOnWhenNobodyElseCame)
{
    EXPECT_EQ(hold(0, 1), (Lease { id(1), 1 }));
    passTime(3'600'000);
    EXPECT_EQ(hold(0, 1), (Lease { id(1), 1 }));
    EXPECT_EQ(hold(1, 1).error().code, kElsewhere);
}

TEST_P(LeasesTest, AGracefulEndGivesThemBack)
{
    ASSERT_TRUE(hold(0, 1));
    ASSERT_TRUE(hold(1, 2));
    stop(0);
    passTime(1);
    EXPECT_EQ(hold(1, 1), (Lease { id(1), 2 }));
    start(0);
    EXPECT_EQ(hold(0, 2).error().code, kElsewhere);
}

TEST_P(LeasesTest, AProcessThatStartsAgainTakesANewerOne)
{
    ASSERT_TRUE(hold(0, 1));
    start(0); // the same node; the old object is gone
    EXPECT_EQ(hold(0, 1), (Lease { id(1), 2 }));
}

// The old owner was paused, its own clock with it, and goes on as if nothing had happened.
TEST_P(LeasesTest, AFencedOutWriterChangesNothing)
{
    const auto old = hold(0, 1);
    ASSERT_TRUE(old);
    EXPECT_TRUE(*storage(0).claimPresignature(*old, id(7), id(20)));
    passTimeAtTheStorage(Leases::kTermMs + 1);
    const auto taken = hold(1, 1);
    ASSERT_TRUE(taken);
    EXPECT_EQ(hold(0, 1), old); // as it believes
    ASSERT_TRUE(storage(1).setNext(*taken, Bytes { 1 }, id(90)));
    const auto before = *storage(1).vault(id(1));

    auto& s = storage(0);
    EXPECT_EQ(s.setRecord(*old, Bytes { 9 }, {}).error().code, kElsewhere);
    EXPECT_EQ(s.setNext(*old, Bytes { 9 }, id(9)).error().code, kElsewhere);
    EXPECT_EQ(s.promote(*old, Bytes { 9 }).error().code, kElsewhere);
    EXPECT_EQ(s.forgetPrevious(*old).error().code, kElsewhere);
    EXPECT_EQ(s.dropPending(*old, { id(90), 2, {} }).error().code, kElsewhere);
    EXPECT_EQ(s.setPolicy(*old, 5, Bytes { 9 }).error().code, kElsewhere);
    EXPECT_EQ(s.setFinalFailures(*old, 3, 2).error().code, kElsewhere);
    EXPECT_EQ(s.addQuarantine(*old, { 1, id(5), 3 }, 1).error().code, kElsewhere);
    EXPECT_EQ(s.claimPresignature(*old, id(8), id(21)).error().code, kElsewhere);
    EXPECT_EQ(*storage(1).vault(id(1)), before);
    EXPECT_TRUE(storage(1).quarantines(id(1))->empty());
    EXPECT_EQ(*storage(1).dropped(id(90)), std::nullopt);
    EXPECT_EQ(*storage(1).claimCount(id(1)), 1u);

    // One log for all.
    EXPECT_FALSE(*storage(1).claimPresignature(*taken, id(7), id(22)));
    EXPECT_TRUE(*storage(1).claimPresignature(*taken, id(8), id(22)));
    EXPECT_EQ(*storage(0).claimedFor(id(1), id(8)), id(22));
}

TEST_P(LeasesTest, OneOfManyGetsIt)
{
    std::atomic<int> got { 0 };
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                const auto taken = storage(t % 2).takeLease(
                    id(1), NodeId { std::uint8_t(10 + t) }, Leases::kTermMs);
                if (taken && *taken) ++got;
            });
    }
    EXPECT_EQ(got, 1);
}

TERCET_SHARED_STORAGE_KINDS(LeasesTest);

// A file of SQLite is one process's: whoever came last, at once.
TEST(LeasesOfOneProcess, TheLastOneHasEveryVault)
{
    MemoryStorage storage;
    test::ManualClock clock;
    ASSERT_TRUE(storage.insertVault({ .vault = id(1) }));
    Leases first(storage, clock, NodeId { 1 });
    const auto old = first.hold(id(1));
    ASSERT_TRUE(old);
    clock.advance(3'600'000);
    EXPECT_EQ(first.hold(id(1)), old);
    Leases second(storage, clock, NodeId { 2 });
    const auto taken = second.hold(id(1));
    ASSERT_TRUE(taken);
    EXPECT_EQ(storage.setRecord(*old, Bytes { 1 }, {}).error().code, kElsewhere);
    EXPECT_TRUE(storage.setRecord(*taken, Bytes { 1 }, {}));
}
