#include "tests/unit/backend/RestoringDevice.h"
#include "tests/unit/gate/GateFixture.h"

using namespace tercet;
using namespace tercet::test;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

gate::Limits generous()
{
    gate::Limits limits;
    limits.keygen = limits.link = limits.sign = { 1000, gate::Limits::kMinute };
    limits.restore = { 6, gate::Limits::kHour };
    return limits;
}

class GateRestore : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_old.pair());
        ASSERT_TRUE(m_old.device.generate({ .looseningDelayS = 3600 }));
        ASSERT_TRUE(m_old.device.openLink());
    }
    Result<mpc::RestoreStandings> ask()
    {
        return RestoringDevice(m_fresh.device, *m_old.device.record, &m_fresh.identity).ask();
    }
    crypto::SystemRandom m_random;
    ManualClock m_clock;
    std::array<GatedCosigner, 2> m_at { GatedCosigner(2, m_clock, generous()),
        GatedCosigner(3, m_clock, generous()) };
    Member m_old { m_at, m_random, m_clock }, m_fresh { m_at, m_random, m_clock };
};

} // namespace

TEST_F(GateRestore, OnlyAnEnrolledKeyAsksAndItMayAskForNothingElse)
{
    EXPECT_EQ(ask().error().code, Code::UnknownDevice);
    ASSERT_TRUE(m_fresh.pair());
    const auto vault = m_old.device.vault();
    for (const auto& call : { cosigner::Call { .operation = Operation::Vault, .vault = vault },
             cosigner::Call { .operation = Operation::Pending, .vault = vault },
             cosigner::Call {
                 .operation = Operation::CancelPending, .vault = vault, .pending = "1" },
             cosigner::Call { .operation = Operation::Open,
                 .vault = vault,
                 .kind = SessionKind::Drill,
                 .idempotencyKey = hex(m_random.bytes<16>()),
                 .body = { 0xa0 } } })
        EXPECT_EQ(m_fresh.google.code(m_fresh.google.request(call)), Code::WrongRole);
    const auto standings = ask();
    ASSERT_TRUE(standings) << standings.error().context;
    EXPECT_EQ(standings->by[0].state, mpc::RestoreState::Waiting);
    EXPECT_FALSE((*m_at[0].devices.device(m_fresh.google.key()))->vault);
    // The old device is what it was.
    EXPECT_TRUE(m_old.device.presign());
}

TEST_F(GateRestore, TheOldDevicesKeyIsRevokedWithTheChange)
{
    ASSERT_TRUE(m_fresh.pair());
    ASSERT_TRUE(ask());
    m_clock.advance(3600 * 1000);
    const auto standings = ask();
    ASSERT_TRUE(standings && standings->record);
    // Before anything else was said to it, and also where only the old one calls.
    const cosigner::Call look { .operation = Operation::Vault, .vault = m_old.device.vault() };
    EXPECT_EQ(m_old.google.code(m_old.google.request(look)), Code::DeviceRevoked);
    EXPECT_TRUE((*m_at[0].devices.device(m_old.google.key()))->revoked(m_clock.wallMs()));
    ASSERT_TRUE(m_fresh.device.openLink());
    for (auto& at : m_at) {
        EXPECT_EQ((*at.devices.device(m_fresh.google.key()))->vault, m_fresh.device.record->wid);
        EXPECT_TRUE((*at.devices.device(m_old.google.key()))->revoked(m_clock.wallMs()));
    }
    EXPECT_EQ(m_old.azure.code(m_old.azure.request(look)), Code::DeviceRevoked);
}

TEST_F(GateRestore, IsRateLimited)
{
    ASSERT_TRUE(m_fresh.pair());
    std::optional<Code> refused;
    for (int i = 0; i < 12 && !refused; ++i)
        if (const auto asked = ask(); !asked) refused = asked.error().code;
    EXPECT_EQ(refused, Code::RateLimited);
}
