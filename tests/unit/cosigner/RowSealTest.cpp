#include "core/cosigner/RowSeal.h"

#include "core/base/Codec.h"
#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/SqlConnection.h"
#include "core/cosigner/VaultSeals.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/Id.h"
#include "tests/support/StorageUnderTest.h"
#include "tests/unit/ManualClock.h"

using namespace tercet;
using namespace tercet::cosigner;
using test::id;

namespace {

class RowSealTest : public test::StorageUnderTest {
protected:
    // As a co-signer wrote it before there were seals, or when fewer rows had one.
    Bytes oldIdentity(RowsSealed done = RowsSealed::None)
    {
        crypto::SecretBytes plain(done == RowsSealed::None ? 64 : 65);
        if (done != RowsSealed::None) plain.data()[64] = std::uint8_t(done);
        std::ranges::copy(m_own.ik().seed().view(), plain.data());
        std::ranges::copy(m_own.dh().secret().view(), plain.data() + 32);
        const auto place
            = Writer().blob32(view(std::string_view("tercet/cosigner/identity"))).u8(2).take();
        return *m_sealer.seal(plain, place);
    }
    void start()
    {
        const auto started = Cosigner::start({ .self = mpc::Party::P2,
            .storage = storage(),
            .sealer = m_sealer,
            .random = m_random,
            .clock = m_clock,
            .devices = &devices() });
        ASSERT_TRUE(started) << started.error().context;
        EXPECT_EQ((*started)->identityKey().publicKey(), m_own.ik().publicKey());
    }
    Bytes sealOf(std::uint8_t vault) { return (*storage().vault(id(vault)))->seal; }

    crypto::SystemRandom m_random;
    test::ManualClock m_clock;
    KeySealer m_sealer { crypto::Secret<32>(m_random.bytes<32>()), m_random };
    mpc::OwnIdentity m_own { mpc::OwnIdentity::generate(m_random) };
    std::shared_ptr<const RowSeal> m_seal { std::make_shared<const RowSeal>(m_own) };
};

} // namespace

TEST(RowSeal, CoversAllThatADecisionHangsOn)
{
    crypto::SystemRandom random;
    const auto own = mpc::OwnIdentity::generate(random);
    const RowSeal seal(own);
    VaultRow vault { .vault = id(1),
        .policy = { 1 },
        .policySerial = 2,
        .pending = { 3, { 4 }, 5, 6 },
        .frozenUntilMs = 7 };
    vault.seal = toBytes(seal.of(vault));
    EXPECT_TRUE(seal.holds(vault));
    EXPECT_FALSE(RowSeal(mpc::OwnIdentity::generate(random)).holds(vault));
    const auto refuses = [&](const auto& row, auto spoil) {
        auto other = row;
        spoil(other);
        EXPECT_FALSE(seal.holds(other));
    };
    refuses(vault, [](VaultRow& r) { r.vault = id(2); });
    refuses(vault, [](VaultRow& r) { r.policy = { 2 }; });
    refuses(vault, [](VaultRow& r) { r.policySerial = 1; });
    refuses(vault, [](VaultRow& r) { r.pending = {}; });
    refuses(vault, [](VaultRow& r) { r.pending.policy = { 5 }; });
    refuses(vault, [](VaultRow& r) { r.pending.dueMs = 5; });
    refuses(vault, [](VaultRow& r) { r.frozenUntilMs = 0; });
    refuses(vault, [](VaultRow& r) { r.seal.clear(); });
    refuses(vault, [](VaultRow& r) { r.seal[31] ^= 1; });

    DeviceRow device { .key = id(1),
        .role = DeviceRole::Requester,
        .vault = id(2),
        .name = "n",
        .enrolledMs = 3,
        .revokedFromMs = 4 };
    device.seal = toBytes(seal.of(device));
    EXPECT_TRUE(seal.holds(device));
    refuses(device, [](DeviceRow& r) { r.key = id(3); });
    refuses(device, [](DeviceRow& r) { r.role = DeviceRole::Device; });
    refuses(device, [](DeviceRow& r) { r.vault = id(3); });
    refuses(device, [](DeviceRow& r) { r.vault.reset(); });
    refuses(device, [](DeviceRow& r) { r.name = "m"; });
    refuses(device, [](DeviceRow& r) { r.enrolledMs = 4; });
    refuses(device, [](DeviceRow& r) { r.revokedFromMs.reset(); });
    refuses(device, [](DeviceRow& r) { r.revokedFromMs = 5; });

    RestoreRow restore { { id(1), id(2), {}, 3, 4, 5 }, 6, 7 };
    restore.seal = toBytes(seal.of(restore, id(9)));
    EXPECT_TRUE(seal.holds(restore, id(9)));
    EXPECT_FALSE(seal.holds(restore, id(8)));
    const auto refusesRestore = [&](auto spoil) {
        auto other = restore;
        spoil(other);
        EXPECT_FALSE(seal.holdsOrNone(other, id(9)));
    };
    refusesRestore([](RestoreRow& r) { r.waiting.ik = id(2); });
    refusesRestore([](RestoreRow& r) { r.waiting.sk = id(1); });
    refusesRestore([](RestoreRow& r) { r.waiting.confirmation[63] = 1; });
    refusesRestore([](RestoreRow& r) { ++r.waiting.epoch; });
    refusesRestore([](RestoreRow& r) { --r.waiting.sinceMs; });
    refusesRestore([](RestoreRow& r) { --r.waiting.dueMs; });
    refusesRestore([](RestoreRow& r) { r.waiting = {}; });
    refusesRestore([](RestoreRow& r) { r.restoredEpoch = 0; });
    refusesRestore([](RestoreRow& r) { ++r.drilledMs; });
    refusesRestore([](RestoreRow& r) { r.seal.clear(); });
    EXPECT_FALSE(seal.holds(RestoreRow {}, id(9)));
    EXPECT_TRUE(seal.holdsOrNone(RestoreRow {}, id(9)));

    RecipientsRow chosen { 1, { 2 }, { 3 }, 4, 5 };
    chosen.seal = toBytes(seal.of(chosen, id(9), 1));
    EXPECT_TRUE(seal.holds(chosen, id(9), 1));
    EXPECT_FALSE(seal.holds(chosen, id(9), 2));
    EXPECT_FALSE(seal.holds(chosen, id(8), 1));
    const auto refusesChosen = [&](auto spoil) {
        auto other = chosen;
        spoil(other);
        EXPECT_FALSE(seal.holdsOrNone(other, id(9), 1));
    };
    refusesChosen([](RecipientsRow& r) { ++r.serial; });
    refusesChosen([](RecipientsRow& r) { r.set = { 1 }; });
    refusesChosen([](RecipientsRow& r) { r.waiting = { 1 }; });
    refusesChosen([](RecipientsRow& r) { --r.sinceMs; });
    refusesChosen([](RecipientsRow& r) { --r.dueMs; });
    refusesChosen([](RecipientsRow& r) { r.seal.clear(); });
}

TEST_P(RowSealTest, RowsOfAnOlderDatabaseGetTheirsOnce)
{
    ASSERT_TRUE(storage().insertIdentity(oldIdentity()));
    ASSERT_TRUE(storage().insertVault({ .vault = id(1), .policy = { 1 } }));
    ASSERT_EQ(devices().insertDevice({ .key = id(5), .name = "Old", .enrolledMs = 1 }), true);
    start();
    EXPECT_TRUE(m_seal->holds(**storage().vault(id(1))));
    EXPECT_EQ((*devices().device(id(5)))->name, "Old");
    // What lacks its seal afterwards was not there then.
    ASSERT_TRUE(storage().setSeal(id(1), {}));
    start();
    EXPECT_TRUE(sealOf(1).empty());
}

TEST_P(RowSealTest, RowsThatHadNoneWhenOthersDidGetTheirsOnce)
{
    const RestoreRow restore { { id(1), id(2), {}, 3, 4, 5 }, 6, 7 };
    const RecipientsRow chosen { 1, { 2 }, { 3 }, 4, 5 };
    ASSERT_TRUE(storage().insertIdentity(oldIdentity(RowsSealed::Policies)));
    ASSERT_TRUE(storage().insertVault({ .vault = id(1), .policy = { 1 } }));
    ASSERT_TRUE(storage().insertVault({ .vault = id(2), .policy = { 1 } }));
    ASSERT_TRUE(storage().setRestore({ id(1) }, restore));
    ASSERT_TRUE(storage().setRecipients({ id(1) }, 2, chosen));
    start();
    EXPECT_TRUE(m_seal->holds(*storage().restore(id(1)), id(1)));
    EXPECT_TRUE(m_seal->holds(*storage().recipients(id(1), 2), id(1), 2));
    EXPECT_EQ(*storage().restore(id(2)), RestoreRow {});
    EXPECT_EQ(*storage().recipients(id(1), 1), RecipientsRow {});
    // A policy that lacks its seal was written by somebody else already then.
    EXPECT_TRUE(sealOf(1).empty());
    const auto sound = [&] {
        EXPECT_TRUE(storage().setSeal(id(1), m_seal->of(**storage().vault(id(1)))));
        return *sealsHold(storage(), **storage().vault(id(1)), *m_seal, RowsSealed::All);
    };
    EXPECT_TRUE(sound());
    ASSERT_TRUE(storage().setRecipients({ id(1) }, 2, chosen));
    start();
    EXPECT_TRUE(storage().recipients(id(1), 2)->seal.empty());
    EXPECT_FALSE(sound());
    ASSERT_TRUE(storage().setRecipientsSeal(id(1), 2, m_seal->of(chosen, id(1), 2)));
    EXPECT_TRUE(sound());
    ASSERT_TRUE(storage().setRestore({ id(1) }, restore));
    EXPECT_FALSE(sound());
}

TEST_P(RowSealTest, ADeviceThatSomebodyElseWroteIsNone)
{
    if (!durable()) GTEST_SKIP() << "nobody else writes there";
    devices().useSeal(m_seal);
    ASSERT_TRUE(devices().insertPairingCode(id(50), 1000, 0));
    ASSERT_EQ(devices().enrol(id(50), { .key = id(1), .name = "Laptop" }), Enrolment::Done);
    ASSERT_EQ(devices().bindVault(id(1), id(9)), true);
    EXPECT_EQ(devices().bindVault(id(1), id(8)), false);
    ASSERT_EQ(devices().revoke(id(1), 500), true);
    ASSERT_EQ(devices().revoke(id(1), 700), true);
    EXPECT_EQ((*devices().device(id(1)))->revokedFromMs, 500);
    ASSERT_EQ(devices().cancelRevocation(id(1), 100), true);
    EXPECT_EQ(
        *devices().device(id(1)), (DeviceRow { .key = id(1), .vault = id(9), .name = "Laptop" }));

    const auto pool = openPool();
    const auto write = [&](const char* sql) {
        return pool->write([&](SqlConnection& c) -> Status {
            TERCET_CHECK(c.run(sql));
            return {};
        });
    };
    ASSERT_EQ(devices().revoke(id(1), 500), true);
    ASSERT_TRUE(write("UPDATE device SET revoked_from_ms = NULL"));
    EXPECT_EQ(devices().device(id(1)).error().code, Code::SealBroken);
    EXPECT_EQ(devices().devices().error().code, Code::SealBroken);
    EXPECT_EQ(devices().revoke(id(1), 100).error().code, Code::SealBroken);
    ASSERT_TRUE(write("UPDATE device SET revoked_from_ms = 500"));
    EXPECT_TRUE(devices().device(id(1)));
    ASSERT_TRUE(write("UPDATE device SET role = 3"));
    EXPECT_EQ(devices().device(id(1)).error().code, Code::SealBroken);
}

TERCET_STORAGE_KINDS(RowSealTest);
