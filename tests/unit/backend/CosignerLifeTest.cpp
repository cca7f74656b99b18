#include <thread>

#include "core/cosigner/Cosigner.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/MockUnderTest.h"

// What a co-signer does over time and under load. Its clock is the test's.
namespace tercet::test {

namespace {

class CosignerLife : public testing::Test {
protected:
    void restart()
    {
        m_backend.reset();
        auto made = backend::MockBackend::over(
            { m_storages[0], m_storages[1] }, m_sealer, m_random, m_clock);
        ASSERT_TRUE(made);
        m_backend = std::move(*made);
    }
    void SetUp() override { restart(); }
    Device device() { return Device(*m_backend, m_random, m_clock); }

    ManualClock m_clock;
    crypto::SystemRandom m_random;
    std::array<std::shared_ptr<cosigner::MemoryStorage>, 2> m_storages {
        std::make_shared<cosigner::MemoryStorage>(), std::make_shared<cosigner::MemoryStorage>()
    };
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::unique_ptr<backend::MockBackend> m_backend;
};

} // namespace

TEST_F(CosignerLife, ForgetsAKeyGenerationThatStopped)
{
    auto d = device();
    auto talk = d.session(SessionKind::Keygen);
    auto begun = mpc::HubDkg::begin(*d.setup({}), d.environment);
    ASSERT_TRUE(begun);
    const auto commitments = d.exchange(talk, begun->out);
    ASSERT_TRUE(commitments);
    auto revealing = std::move(begun->state).onCommitments(*commitments);
    ASSERT_TRUE(revealing);
    m_clock.advance(cosigner::SessionTable::kIdleMs);
    EXPECT_EQ(d.exchange(talk, revealing->out).error().code, Code::NoSuchSession);
    EXPECT_TRUE(d.generate());
}

TEST_F(CosignerLife, EndsALinkAfterADay)
{
    auto d = device();
    ASSERT_TRUE(d.generate());
    ASSERT_TRUE(d.openLink());
    ASSERT_TRUE(d.presign());
    auto begun = d.link->beginSign(*d.input(kPath, transfer(1)));
    ASSERT_TRUE(begun);
    m_clock.advance(mpc::kLinkLifetimeMs);
    auto talk = d.session(SessionKind::Sign);
    EXPECT_EQ(d.exchange(talk, begun->out).error().code, Code::NoSuchLink);
    EXPECT_FALSE(d.vaultAt(kCosigners[0])->link);
    ASSERT_TRUE(d.openLink());
}

TEST_F(CosignerLife, LimitsOpeningsInAnHour)
{
    auto d = device();
    ASSERT_TRUE(d.generate());
    // Only what reaches the second round counts, and it is enough to send it to one co-signer.
    const auto reachRound2 = [&]() -> Result<cosigner::Answer> {
        auto talk = d.session(SessionKind::Link);
        auto opening = mpc::HubLinkOpening::begin(d.record, d.journal, d.environment);
        TERCET_TRY(const auto hellos, d.exchange(talk, opening->out));
        auto keying = std::move(opening->state).onHellos(hellos);
        if (!keying) return std::unexpected(keying.error().error());
        return d.call(kCosigners[0], d.next(talk, kCosigners[0], keying->out[mpc::Party::P2]));
    };
    for (int i = 0; i < mpc::kOpeningsPerHour; ++i) ASSERT_TRUE(reachRound2()) << i;
    EXPECT_EQ(reachRound2().error().code, Code::RateLimited);
    m_clock.advance(3'600'000 + 1);
    EXPECT_TRUE(reachRound2());
}

TEST_F(CosignerLife, StaysLockedAcrossRestarts)
{
    auto d = device();
    ASSERT_TRUE(d.generate());
    ASSERT_TRUE(d.openLink());
    ASSERT_TRUE(m_storages[1]->addQuarantine({ d.record->wid, 1 }, // its first lease
        { m_clock.wallMs(), m_random.bytes<32>(), 1 }, std::uint8_t(mpc::LockCause::Quarantines)));
    for (int i = 0; i < 2; ++i) {
        restart();
        auto after = device();
        after.record = d.record;
        EXPECT_EQ(after.openLink().error().code, Code::CosignerLocked);
    }
    auto again = device();
    again.record = d.record;
    EXPECT_EQ(again.vaultAt(kCosigners[1])->lock, std::uint64_t(mpc::LockCause::Quarantines));
    EXPECT_EQ(again.vaultAt(kCosigners[1])->quarantines, 1u);
    EXPECT_EQ(again.vaultAt(kCosigners[0])->lock, 0u);
}

namespace {

// Calls the co-signer on the caller's own thread: for many threads at one co-signer.
class DirectBackend final : public backend::CosignerBackend {
public:
    explicit DirectBackend(std::array<cosigner::Cosigner*, 2> cosigners)
        : m_cosigners(cosigners)
    {
    }
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int, Done done) override
    {
        done(m_cosigners[to == backend::Cosigner::Google ? 0 : 1]->handle(call));
        return std::make_unique<backend::Ticket>();
    }

private:
    std::array<cosigner::Cosigner*, 2> m_cosigners;
};

} // namespace

TEST_F(CosignerLife, ServesManyVaultsAtOnce)
{
    std::array<std::unique_ptr<cosigner::Cosigner>, 2> cosigners;
    for (std::size_t i = 0; i < 2; ++i)
        cosigners[i] = *cosigner::Cosigner::start(
            { mpc::Party(kCosigners[i]), *m_storages[i], *m_sealer, m_random, m_clock });
    DirectBackend direct({ cosigners[0].get(), cosigners[1].get() });
    std::array<Status, 4> results;
    {
        std::vector<std::jthread> threads;
        for (auto& result : results)
            threads.emplace_back([&] {
                Device d(direct, m_random, m_clock);
                result = [&]() -> Status {
                    TERCET_CHECK(d.generate());
                    TERCET_CHECK(d.openLink());
                    TERCET_CHECK(d.presign());
                    TERCET_TRY(const auto signature, d.sign(kPath, transfer(1)));
                    if (!verifies(d, kPath, transfer(1), signature))
                        return fail(Code::BadSignature);
                    return {};
                }();
            });
    }
    for (const auto& result : results)
        EXPECT_TRUE(result) << (result ? "" : result.error().context);
}

} // namespace tercet::test
