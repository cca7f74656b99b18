#include "tests/unit/backend/MockUnderTest.h"
#include "tests/unit/cosigner/WatchedStorage.h"

// kill -9 of a co-signer at each of its writes (reliability.md, row 7): from the n-th write on,
// nothing reaches its storage, either just before that write or just after it, and whatever it
// would have answered then is an error. Then it starts again over what was stored.
namespace tercet::test {

namespace {

// Passes everything on until the n-th write.
class StoppingStorage final : public WatchedStorage {
public:
    enum class At { BeforeWrite, AfterWrite };
    explicit StoppingStorage(std::shared_ptr<cosigner::Storage> inner)
        : WatchedStorage(std::move(inner),
              { [this] { return alive(); },
                  [this] {
                      ++m_writes;
                      return stopHere(At::BeforeWrite);
                  },
                  [this] { return stopHere(At::AfterWrite); } })
    {
    }
    void stop(int write, At at)
    {
        m_stopAt = write;
        m_at = at;
    }
    bool stopped() const { return m_stopped; }

private:
    Status alive() const { return m_stopped ? fail(Code::Storage, "killed") : Status {}; }
    Status stopHere(At at)
    {
        m_stopped = m_stopped || (m_writes == m_stopAt && m_at == at);
        return alive();
    }
    int m_writes { 0 }, m_stopAt { 0 };
    At m_at {};
    bool m_stopped { false };
};

const policy::Policy kTighter { chains::Uint256(1'000'000'000) };

// One life of a vault; the first error ends it. What was answered stays in the members.
struct Scenario {
    Device device;
    std::optional<mpc::Bodies> signBodies {}; // of the first signature
    int signatures { 0 };
    bool policySet { false };

    Status run()
    {
        TERCET_CHECK(device.generate());
        TERCET_CHECK(device.openLink());
        for (int i = 0; i < 2; ++i) TERCET_CHECK(device.presign());
        for (int i = 0; i < 2; ++i) {
            TERCET_TRY(const auto input, device.input(kPath, transfer(std::uint64_t(i))));
            auto begun = device.link->beginSign(input);
            if (!begun) return std::unexpected(begun.error().error());
            if (!signBodies) signBodies = begun->out;
            auto talk = device.session(SessionKind::Sign);
            TERCET_TRY(const auto shares, device.exchange(talk, begun->out));
            if (auto done = std::move(begun->state).onShares(shares); !done)
                return std::unexpected(done.error().error());
            ++signatures;
        }
        for (const auto c : kCosigners) TERCET_CHECK(device.setPolicy(c, 1, kTighter));
        policySet = true;
        return {};
    }
};

class Crash : public testing::TestWithParam<std::tuple<int, StoppingStorage::At>> { };

} // namespace

TEST_P(Crash, AtEveryWriteLeavesTheOldStateOrTheNew)
{
    const auto [who, at] = GetParam();
    const auto victim = kCosigners[who];
    const auto party = mpc::Party(victim);
    crypto::SystemRandom random;
    SystemClock clock;
    bool ranThrough = false;
    int write = 0;
    while (!ranThrough) {
        SCOPED_TRACE("write " + std::to_string(++write));
        ASSERT_LT(write, 100);
        MockInMemory::Storages durable { std::make_shared<cosigner::MemoryStorage>(),
            std::make_shared<cosigner::MemoryStorage>() };
        const auto stopping = std::make_shared<StoppingStorage>(durable[std::size_t(who)]);
        stopping->stop(write, at);
        auto storages = durable;
        storages[std::size_t(who)] = stopping;
        const auto sealer
            = std::make_shared<cosigner::KeySealer>(crypto::Secret<32>(random.bytes<32>()), random);

        auto before = backend::MockBackend::over(storages, sealer, random, clock);
        if (!before) { // killed while it made its identity
            ASSERT_TRUE(stopping->stopped());
            ASSERT_TRUE(backend::MockBackend::over(durable, sealer, random, clock));
            continue;
        }
        Scenario life { Device(**before, random, clock) };
        const auto lived = life.run();
        ranThrough = !stopping->stopped();
        EXPECT_EQ(lived.has_value(), ranThrough);
        before->reset();

        auto after = backend::MockBackend::over(durable, sealer, random, clock);
        ASSERT_TRUE(after) << after.error().context;
        Device again(**after, random, clock);
        again.record = life.device.record;
        if (!again.record) { // no vault came of it, and a new one can be made
            ASSERT_TRUE(again.generate());
        } else {
            const auto v = again.vaultAt(victim);
            ASSERT_TRUE(v) << v.error().context;
            EXPECT_TRUE(v->policy == policy::Policy {} || v->policy == kTighter);
            if (life.policySet) {
                EXPECT_EQ(v->policy, kTighter);
            }
            // Whatever was given out had been written down before.
            EXPECT_GE(v->signatures, std::uint64_t(life.signatures));
            if (life.signBodies) {
                const auto session = again.session(SessionKind::Sign);
                EXPECT_FALSE(
                    again.call(victim, again.next(session, victim, (*life.signBodies)[party])));
            }
        }
        ASSERT_TRUE(again.openLink());
        ASSERT_TRUE(again.presign());
        if (life.signBodies) {
            const auto session = again.session(SessionKind::Sign);
            EXPECT_FALSE(
                again.call(victim, again.next(session, victim, (*life.signBodies)[party])));
        }
        const auto signature = again.sign(kPath, transfer(5));
        ASSERT_TRUE(signature) << signature.error().context;
        EXPECT_TRUE(verifies(again, kPath, transfer(5), *signature));
    }
    // identity, vault, confirmation, two claims, policy: all of them were reached.
    EXPECT_GE(write, 7);
}

INSTANTIATE_TEST_SUITE_P(Points, Crash,
    testing::Combine(testing::Values(0, 1),
        testing::Values(StoppingStorage::At::BeforeWrite, StoppingStorage::At::AfterWrite)),
    [](const auto& info) {
        const bool before = std::get<1>(info.param) == StoppingStorage::At::BeforeWrite;
        return std::string(std::get<0>(info.param) == 0 ? "google" : "azure")
            + (before ? "BeforeTheWrite" : "AfterTheWrite");
    });

} // namespace tercet::test
