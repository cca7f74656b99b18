#include "core/gate/DeviceDesk.h"

#include <gtest/gtest.h>

#include "core/cosigner/MemoryDeviceStorage.h"
#include "tests/unit/ManualClock.h"

using namespace tercet;
using namespace tercet::gate;
using cosigner::DeviceRole;
using cosigner::DeviceRow;

namespace {

constexpr std::int64_t kDelay = 24LL * 3600 * 1000;
const Bytes32 kVault { 9 };

class DeviceDeskTest : public testing::Test {
protected:
    DeviceRow enrolled(std::uint8_t n, DeviceRole role, std::optional<Bytes32> vault)
    {
        DeviceRow row { Bytes32 { n }, role, vault, "n" + std::to_string(n), m_clock.wallMs() };
        EXPECT_EQ(m_devices.insertDevice(row), true);
        return row;
    }
    std::optional<std::int64_t> revokedFrom(const DeviceRow& row)
    {
        return (*m_devices.device(row.key))->revokedFromMs;
    }
    std::size_t listed(const DeviceRow& by)
    {
        return json::parse(*m_desk.list(by)).value()["devices"].size();
    }

    test::ManualClock m_clock;
    cosigner::MemoryDeviceStorage m_devices;
    DeviceDesk m_desk { m_devices, m_clock, 2, kDelay };
    DeviceRow m_device = enrolled(1, DeviceRole::Device, kVault);
    DeviceRow m_approver = enrolled(2, DeviceRole::Approver, kVault);
    DeviceRow m_everywhere = enrolled(3, DeviceRole::Requester, {});
    DeviceRow m_fresh = enrolled(4, DeviceRole::Device, {});
    DeviceRow m_other = enrolled(5, DeviceRole::Device, Bytes32 { 8 });
};

} // namespace

TEST_F(DeviceDeskTest, AVaultsDeviceSeesItsVaultOthersThemselves)
{
    const auto rows = json::parse(*m_desk.list(m_device)).value()["devices"];
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["id"], hex(m_device.key));
    EXPECT_EQ(rows[0]["role"], "device");
    EXPECT_EQ(rows[0]["vault"], hex(kVault));
    EXPECT_EQ(rows[0]["enrolled"], m_clock.wallMs() / 1000);
    EXPECT_FALSE(rows[0].contains("revoked_from"));
    EXPECT_EQ(rows[1]["id"], hex(m_approver.key));
    for (const auto& row : { m_approver, m_everywhere, m_fresh, m_other })
        EXPECT_EQ(listed(row), 1U);
}

TEST_F(DeviceDeskTest, RevokesItselfAtOnceAndAnotherAfterTheDelay)
{
    const auto answer = m_desk.revoke(m_device, m_approver.key);
    ASSERT_TRUE(answer);
    EXPECT_EQ(json::parse(*answer).value()["revoked_from"], (m_clock.wallMs() + kDelay) / 1000);
    EXPECT_EQ(revokedFrom(m_approver), m_clock.wallMs() + kDelay);
    ASSERT_TRUE(m_desk.revoke(m_approver, m_approver.key));
    EXPECT_EQ(revokedFrom(m_approver), m_clock.wallMs());
}

TEST_F(DeviceDeskTest, NobodyRevokesWhatIsNotTheirs)
{
    const Bytes32 unknown { 77 };
    const std::pair<DeviceRow, Bytes32> refused[] { { m_approver, m_device.key },
        { m_device, m_other.key }, { m_device, m_everywhere.key }, { m_device, m_fresh.key },
        { m_fresh, m_device.key }, { m_fresh, m_everywhere.key }, { m_everywhere, m_device.key },
        { m_device, unknown } };
    for (const auto& [by, key] : refused) {
        const auto answer = m_desk.revoke(by, key);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, Code::WrongRole);
    }
    const auto rows = m_devices.devices();
    for (const auto& row : *rows) EXPECT_FALSE(row.revokedFromMs);
}

TEST_F(DeviceDeskTest, AWaitingRevocationIsTakenBackByAnotherDeviceOfTheVault)
{
    ASSERT_TRUE(m_desk.revoke(m_device, m_approver.key));
    EXPECT_EQ(m_desk.keep(m_other, m_approver.key).error().code, Code::WrongRole);
    EXPECT_EQ(m_desk.keep(m_fresh, m_approver.key).error().code, Code::WrongRole);
    EXPECT_TRUE(m_desk.keep(m_device, m_approver.key));
    EXPECT_FALSE(revokedFrom(m_approver));
    EXPECT_EQ(m_desk.keep(m_device, m_approver.key).error().code, Code::NoSuchPending);
    ASSERT_TRUE(m_desk.revoke(m_device, m_approver.key));
    m_clock.advance(kDelay);
    EXPECT_EQ(m_desk.keep(m_device, m_approver.key).error().code, Code::NoSuchPending);
    EXPECT_TRUE(revokedFrom(m_approver));
}

TEST_F(DeviceDeskTest, NoKeyTakesBackItsOwnRevocation)
{
    const auto second = enrolled(6, DeviceRole::Device, kVault);
    const auto requester = enrolled(7, DeviceRole::Requester, kVault);
    const auto now = [&](const DeviceRow& row) { return **m_devices.device(row.key); };
    ASSERT_TRUE(m_desk.revoke(m_device, second.key));
    ASSERT_TRUE(m_desk.revoke(m_device, m_approver.key));
    for (const auto& key : { second, m_approver }) {
        EXPECT_EQ(m_desk.keep(now(key), key.key).error().code, Code::WrongRole);
        EXPECT_EQ(m_desk.keep(requester, key.key).error().code, Code::WrongRole);
        EXPECT_EQ(revokedFrom(key), m_clock.wallMs() + kDelay);
    }
    // Nor do two of them, each the other's.
    EXPECT_EQ(m_desk.keep(now(second), m_approver.key).error().code, Code::WrongRole);
    EXPECT_TRUE(m_desk.keep(m_device, second.key));
    EXPECT_TRUE(m_desk.keep(now(second), m_approver.key));
}
