#include <gtest/gtest.h>

#include "tests/support/Id.h"
#include "tests/support/StorageUnderTest.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

constexpr std::int64_t kNow = 1'790'000'000'000;

using test::id;

DeviceRow device(std::uint8_t n, std::int64_t at = kNow)
{
    return { .key = id(n), .name = "Device " + std::to_string(n), .enrolledMs = at };
}

class DeviceStorageTest : public test::StorageUnderTest {
protected:
    DeviceStorage& storage() { return devices(); }
    bool isFresh(std::uint8_t n, const ByteArray<16>& nonce, std::int64_t at)
    {
        const auto admission = admit(storage(), id(n), nonce, at);
        EXPECT_TRUE(admission && admission->device);
        return admission && admission->isFresh;
    }
};

} // namespace

TEST(DeviceRole, NamesGoBothWays)
{
    for (const auto role : { DeviceRole::Device, DeviceRole::Requester, DeviceRole::Approver })
        EXPECT_EQ(deviceRoleNamed(deviceRoleName(role)), role);
    EXPECT_EQ(deviceRoleNamed("unknown"), std::nullopt);
}

TEST_P(DeviceStorageTest, ACodeEnrolsOneKey)
{
    ASSERT_TRUE(storage().insertPairingCode(id(50), kNow + 1000, kNow));
    EXPECT_EQ(storage().enrol(id(51), device(1)), Enrolment::WrongCode);
    EXPECT_EQ(*storage().device(id(1)), std::nullopt);
    EXPECT_EQ(storage().enrol(id(50), device(1)), Enrolment::Done);
    EXPECT_EQ(*storage().device(id(1)), device(1));
    EXPECT_EQ(storage().enrol(id(50), device(2)), Enrolment::WrongCode);
    EXPECT_EQ(*storage().device(id(2)), std::nullopt);
}

TEST_P(DeviceStorageTest, AKnownKeyUsesNoCode)
{
    ASSERT_TRUE(storage().insertPairingCode(id(50), kNow + 1000, kNow));
    ASSERT_EQ(storage().insertDevice(device(1)), true);
    auto again = device(1);
    again.name = "Other";
    EXPECT_EQ(storage().enrol(id(50), again), Enrolment::KnownKey);
    EXPECT_EQ(*storage().device(id(1)), device(1));
    EXPECT_EQ(storage().insertDevice(again), false);
    EXPECT_EQ(*storage().device(id(1)), device(1));
    EXPECT_EQ(storage().enrol(id(50), device(2)), Enrolment::Done);
}

TEST_P(DeviceStorageTest, CodesExpire)
{
    ASSERT_TRUE(storage().insertPairingCode(id(50), kNow + 1000, kNow));
    EXPECT_EQ(storage().enrol(id(50), device(1, kNow + 1000)), Enrolment::WrongCode);
    ASSERT_TRUE(storage().insertPairingCode(id(51), kNow + 2000, kNow));
    EXPECT_EQ(storage().enrol(id(50), device(1, kNow + 999)), Enrolment::Done);
    // Forgotten by now, so that its hash is free.
    ASSERT_TRUE(storage().insertPairingCode(id(52), kNow + 4000, kNow + 3000));
    ASSERT_TRUE(storage().insertPairingCode(id(51), kNow + 4000, kNow + 3000));
    EXPECT_EQ(storage().enrol(id(51), device(2, kNow + 3999)), Enrolment::Done);
}

TEST_P(DeviceStorageTest, ListsInTheOrderOfEnrolment)
{
    EXPECT_TRUE(storage().devices()->empty());
    auto approver = device(3, kNow + 5);
    approver.role = DeviceRole::Approver;
    approver.vault = id(9);
    for (const auto& row : { approver, device(2, kNow + 5), device(7) })
        ASSERT_EQ(storage().insertDevice(row), true);
    EXPECT_EQ(*storage().devices(), (std::vector { device(7), device(2, kNow + 5), approver }));
}

TEST_P(DeviceStorageTest, ADeviceBelongsToOneVault)
{
    ASSERT_EQ(storage().insertDevice(device(1)), true);
    EXPECT_EQ(storage().bindVault(id(1), id(9)), true);
    EXPECT_EQ(storage().bindVault(id(1), id(9)), true);
    EXPECT_EQ(storage().bindVault(id(1), id(8)), false);
    EXPECT_EQ(storage().bindVault(id(2), id(9)), false);
    EXPECT_EQ((*storage().device(id(1)))->vault, id(9));
    EXPECT_EQ(*storage().device(id(2)), std::nullopt);
}

TEST_P(DeviceStorageTest, RevocationsWaitAndMayBeTakenBackUntilThen)
{
    ASSERT_EQ(storage().insertDevice(device(1)), true);
    EXPECT_EQ(storage().revoke(id(2), kNow), false);
    EXPECT_EQ(storage().cancelRevocation(id(1), kNow), false);
    EXPECT_EQ(storage().revoke(id(1), kNow + 1000), true);
    EXPECT_EQ(storage().revoke(id(1), kNow + 2000), true);
    EXPECT_EQ((*storage().device(id(1)))->revokedFromMs, kNow + 1000);
    EXPECT_FALSE((*storage().device(id(1)))->revoked(kNow + 999));
    EXPECT_EQ(storage().cancelRevocation(id(1), kNow + 999), true);
    EXPECT_EQ(*storage().device(id(1)), device(1));
    EXPECT_EQ(storage().revoke(id(1), kNow + 1000), true);
    EXPECT_EQ(storage().cancelRevocation(id(1), kNow + 1000), false);
    EXPECT_TRUE((*storage().device(id(1)))->revoked(kNow + 1000));
    EXPECT_EQ(storage().revoke(id(1), kNow), true);
    EXPECT_TRUE((*storage().device(id(1)))->revoked(kNow));
}

TEST_P(DeviceStorageTest, NoncesAreFreshOnceForEachKey)
{
    constexpr auto kMs = DeviceStorage::kNonceMs;
    const ByteArray<16> one { 1 }, two { 2 };
    ASSERT_EQ(storage().insertDevice(device(1)), true);
    ASSERT_EQ(storage().insertDevice(device(2)), true);
    EXPECT_TRUE(isFresh(1, one, kNow));
    EXPECT_FALSE(isFresh(1, one, kNow));
    EXPECT_TRUE(isFresh(1, two, kNow));
    EXPECT_TRUE(isFresh(2, one, kNow));
    EXPECT_FALSE(isFresh(1, one, kNow + kMs));
    EXPECT_TRUE(isFresh(1, one, kNow + kMs + 1));
    EXPECT_FALSE(isFresh(1, one, kNow + kMs + 1));
}

TEST_P(DeviceStorageTest, NotesNothingOfAKeyThatMayNotAsk)
{
    const ByteArray<16> one { 1 };
    const auto stranger = admit(storage(), id(1), one, kNow);
    ASSERT_TRUE(stranger);
    EXPECT_FALSE(stranger->device);
    EXPECT_FALSE(stranger->isFresh);
    ASSERT_EQ(storage().insertDevice(device(1)), true);
    ASSERT_EQ(storage().revoke(id(1), kNow + 10), true);
    const auto revoked = admit(storage(), id(1), one, kNow + 10);
    ASSERT_TRUE(revoked && revoked->device);
    EXPECT_TRUE(revoked->device->revoked(kNow + 10));
    EXPECT_FALSE(revoked->isFresh);
    const auto before = admit(storage(), id(1), one, kNow + 9);
    ASSERT_TRUE(before && before->device);
    EXPECT_EQ(before->device->revokedFromMs, kNow + 10);
    EXPECT_TRUE(before->isFresh);
}

TEST_P(DeviceStorageTest, SurvivesARestart)
{
    if (!durable()) GTEST_SKIP();
    auto row = device(1);
    row.role = DeviceRole::Requester;
    row.vault = id(9);
    row.revokedFromMs = kNow + 1000;
    row.name = "Büro \"7\"";
    ASSERT_EQ(storage().insertDevice(row), true);
    ASSERT_TRUE(storage().insertPairingCode(id(50), kNow + 1000, kNow));
    EXPECT_TRUE(isFresh(1, { 1 }, kNow));
    reopen();
    EXPECT_EQ(*storage().device(id(1)), row);
    EXPECT_FALSE(isFresh(1, { 1 }, kNow));
    EXPECT_EQ(storage().enrol(id(50), device(2)), Enrolment::Done);
    reopen();
    EXPECT_EQ(storage().enrol(id(50), device(3)), Enrolment::WrongCode);
    EXPECT_EQ(*storage().device(id(2)), device(2));
}

TERCET_STORAGE_KINDS(DeviceStorageTest);
