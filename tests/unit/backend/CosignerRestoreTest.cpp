#include "core/policy/Freeze.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/MockUnderTest.h"
#include "tests/unit/backend/Recipients.h"
#include "tests/unit/backend/RestoringDevice.h"
#include "tests/unit/cosigner/WatchedStorage.h"

// Drills, and devices that take the place of one that was lost, at co-signers with a clock of the
// test's.
namespace tercet::test {

namespace {

using mpc::RestoreState;

constexpr std::uint32_t kDelayS = 24 * 3600;
constexpr std::int64_t kDelayMs = 1000LL * kDelayS;

class CosignerRestore : public testing::Test {
protected:
    CosignerRestore() { restart(); }
    void restart()
    {
        m_backend.reset();
        auto made = backend::MockBackend::over(m_durable, m_sealer, m_random, m_clock);
        ASSERT_TRUE(made);
        m_backend = std::move(*made);
    }
    Device device() { return Device(*m_backend, m_random, m_clock); }
    Device linked(const policy::Policy& policy = { .looseningDelayS = kDelayS })
    {
        auto d = device();
        EXPECT_TRUE(d.generate(policy));
        EXPECT_TRUE(d.openLink());
        EXPECT_TRUE(d.presign());
        return d;
    }
    static bool signs(Device& d)
    {
        const auto signature = d.sign(kPath, transfer(1));
        return signature && verifies(d, kPath, transfer(1), *signature);
    }
    static std::vector<cosigner::PendingView::Change> pending(
        Device& d, backend::Cosigner at, const std::string& cancel = {})
    {
        const auto operation = cancel.empty() ? Operation::Pending : Operation::CancelPending;
        const auto answer
            = d.call(at, { .operation = operation, .vault = d.vault(), .pending = cancel });
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().context);
        return cosigner::PendingView::decode(answer->body)->changes;
    }
    // The refresh with which a restored device begins.
    Status refresh(Device& d)
    {
        mpc::MemoryRecords records;
        records.current = d.record->clone();
        mpc::Epochs epochs({ d.record->clone() }, records);
        TERCET_CHECK(d.openLink());
        TERCET_CHECK(d.refresh(epochs));
        return d.openLink();
    }

    crypto::SystemRandom m_random;
    ManualClock m_clock;
    MockInMemory::Storages m_durable { std::make_shared<cosigner::MemoryStorage>(),
        std::make_shared<cosigner::MemoryStorage>() };
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::unique_ptr<backend::MockBackend> m_backend;
};

} // namespace

TEST_F(CosignerRestore, NotesADrillAndChangesNothing)
{
    auto d = linked();
    m_clock.advance(1000);
    ASSERT_TRUE(drill(d));
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->drilledMs, m_clock.wallMs());
    EXPECT_TRUE(signs(d));
    auto other = mpc::CoreRecord(d.record->clone());
    other.x = crypto::Scalar::random(m_random);
    d.record = std::make_shared<const mpc::CoreRecord>(std::move(other));
    EXPECT_EQ(drill(d).error().code, Code::ProtocolRecoverable);
}

TEST_F(CosignerRestore, APracticeVaultsNewDeviceNeedNotWait)
{
    auto old = linked({});
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    const auto standings = restoring.ask();
    ASSERT_TRUE(standings) << standings.error().context;
    ASSERT_TRUE(standings->record);
    // The old device: its link is over, and none opens any more.
    EXPECT_FALSE(signs(old));
    EXPECT_FALSE(old.openLink());
    // The new one's first link serves a refresh alone.
    ASSERT_TRUE(fresh.openLink());
    EXPECT_EQ(fresh.presign().error().code, Code::RestoreUnfinished);
    EXPECT_EQ(fresh.fetchNonces(mpc::Curve::Ed25519).error().code, Code::RestoreUnfinished);
    restart();
    auto again = device();
    again.record = fresh.record;
    ASSERT_TRUE(again.openLink());
    EXPECT_EQ(again.presign().error().code, Code::RestoreUnfinished); // also after a restart
    ASSERT_TRUE(refresh(again));
    ASSERT_TRUE(again.presign());
    EXPECT_TRUE(signs(again));
    // The copy of Share 1 that the old device has is worthless, and so is its backup.
    auto third = device();
    EXPECT_EQ(RestoringDevice(third, *old.record).ask().error().code, Code::BackupOlderEpoch);
}

// Of this epoch the device before still has Share 1.
TEST_F(CosignerRestore, NothingIsExportedBeforeTheRefresh)
{
    auto old = linked({});
    const auto chosen = someRecipients(m_random);
    ASSERT_TRUE(setRecipients(old, kCosigners[0], 1, chosen));
    EXPECT_TRUE(askForExport(old, kCosigners[0], chosen, m_clock.wallMs()));
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    const auto standings = restoring.ask();
    ASSERT_TRUE(standings) << standings.error().context;
    ASSERT_TRUE(standings->record);
    const auto asked = [&](Device& d) {
        const auto given = askForExport(d, kCosigners[0], chosen, m_clock.wallMs());
        return given ? std::nullopt : std::optional(given.error().code);
    };
    EXPECT_EQ(asked(fresh), Code::RestoreUnfinished);
    restart();
    auto again = device();
    again.record = fresh.record;
    EXPECT_EQ(asked(again), Code::RestoreUnfinished);
    ASSERT_TRUE(refresh(again));
    EXPECT_EQ(asked(again), std::nullopt);
}

// The old device was lost before its epoch made a presignature. No refresh would follow one that is
// unproven, but with the device that one is over too.
TEST_F(CosignerRestore, ALostDeviceLeavesNothingToProve)
{
    auto old = linked({});
    ASSERT_TRUE(refresh(old));
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    const auto standings = restoring.ask();
    ASSERT_TRUE(standings) << standings.error().context;
    ASSERT_TRUE(standings->record);
    ASSERT_TRUE(fresh.openLink());
    EXPECT_EQ(fresh.presign().error().code, Code::RestoreUnfinished);
    const auto refreshed = refresh(fresh);
    ASSERT_TRUE(refreshed) << refreshed.error().context;
    ASSERT_TRUE(fresh.presign());
    EXPECT_TRUE(signs(fresh));
}

TEST_F(CosignerRestore, WaitsForThePolicysDelayWhateverHappens)
{
    auto old = linked();
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    const auto begun = m_clock.wallMs();
    auto standings = restoring.ask();
    ASSERT_TRUE(standings) << standings.error().context;
    for (const auto& one : standings->by)
        EXPECT_EQ(one, (mpc::RestoreStanding { RestoreState::Waiting, begun + kDelayMs }));
    // The device that is enrolled sees it at both, under one name, and goes on.
    EXPECT_TRUE(signs(old));
    const auto listed = pending(old, kCosigners[0]);
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0].device, std::optional(restoring.keys().ik));
    EXPECT_EQ(listed[0].dueMs, begun + kDelayMs);
    EXPECT_EQ(pending(old, kCosigners[1]), listed);
    // Asking again, and a restart, change nothing of it.
    m_clock.advance(kDelayMs - 1);
    standings = restoring.ask();
    ASSERT_TRUE(standings);
    EXPECT_EQ(standings->by[1].dueMs, begun + kDelayMs);
    restart();
    auto later = device();
    later.record = old.record;
    ASSERT_TRUE(later.openLink());
    m_clock.advance(1);
    // It is due, whoever asks next.
    EXPECT_FALSE(later.presign());
    auto other = device();
    other.record = fresh.record;
    RestoringDevice resumed(other, *old.record, &fresh.record->own);
    standings = resumed.ask();
    ASSERT_TRUE(standings) << standings.error().context;
    ASSERT_TRUE(standings->record);
    ASSERT_TRUE(refresh(other));
    ASSERT_TRUE(other.presign());
    EXPECT_TRUE(signs(other));
    EXPECT_TRUE(pending(other, kCosigners[0]).empty());
}

// Whoever has the database puts a device of theirs there, or makes the one that waits due.
TEST_F(CosignerRestore, ADeviceThatSomebodyElseWroteTakesNoPlace)
{
    auto old = linked();
    const auto record = old.record;
    auto& storage = *m_durable[0];
    const auto after = [&](const cosigner::RestoreRow& row) -> std::optional<Code> {
        m_backend.reset();
        const auto lease = **storage.takeLease(record->wid, {}, 1);
        EXPECT_TRUE(storage.setRestore(lease, row));
        restart();
        auto again = device();
        again.record = record;
        const auto view = again.vaultAt(kCosigners[0]);
        return view ? std::nullopt : std::optional(view.error().code);
    };
    auto fresh = device();
    RestoringDevice restoring(fresh, *record);
    const auto before = *storage.restore(record->wid);
    cosigner::RestoreRow theirs;
    theirs.waiting = { restoring.keys().ik, restoring.keys().sk, {}, record->epoch, 1, 1 };
    EXPECT_EQ(after(theirs), Code::SealBroken);
    EXPECT_EQ(after(before), std::nullopt);
    auto third = device();
    ASSERT_TRUE(RestoringDevice(third, *record).ask());
    const auto ours = *storage.restore(record->wid);
    auto due = ours;
    due.waiting.dueMs = due.waiting.sinceMs;
    EXPECT_EQ(after(due), Code::SealBroken);
    theirs.seal = ours.seal;
    EXPECT_EQ(after(theirs), Code::SealBroken);
    EXPECT_EQ(after(ours), std::nullopt);
}

TEST_F(CosignerRestore, TheEnrolledDeviceTakesItBack)
{
    auto old = linked();
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    ASSERT_TRUE(restoring.ask());
    for (const auto c : kCosigners) {
        const auto id = pending(old, c).at(0).id;
        EXPECT_TRUE(pending(old, c, id).empty());
        EXPECT_EQ(
            old.call(c,
                   { .operation = Operation::CancelPending, .vault = old.vault(), .pending = id })
                .error()
                .code,
            Code::NoSuchPending);
    }
    m_clock.advance(2 * kDelayMs);
    ASSERT_TRUE(old.openLink());
    ASSERT_TRUE(old.presign());
    EXPECT_TRUE(signs(old));
}

// The one who refreshes has the device, and the backup that was shown is of no use any more.
TEST_F(CosignerRestore, ARefreshInTheMeantimeEndsIt)
{
    auto old = linked();
    auto fresh = device();
    const auto before = old.record;
    RestoringDevice restoring(fresh, *before);
    ASSERT_TRUE(restoring.ask());
    ASSERT_TRUE(refresh(old));
    EXPECT_TRUE(pending(old, kCosigners[0]).empty());
    m_clock.advance(2 * kDelayMs);
    EXPECT_EQ(restoring.ask().error().code, Code::BackupOlderEpoch);
    ASSERT_TRUE(old.openLink());
    ASSERT_TRUE(old.presign());
    EXPECT_TRUE(signs(old));
}

TEST_F(CosignerRestore, AFrozenVaultChangesHandsNowhere)
{
    auto old = linked();
    auto fresh = device();
    RestoringDevice restoring(fresh, *old.record);
    ASSERT_TRUE(restoring.ask());
    const auto until = m_clock.wallMs() + 3 * kDelayMs;
    for (const auto c : kCosigners) {
        const auto body = policy::signFreeze(old.record->own.ik(), old.record->wid, until);
        ASSERT_TRUE(
            old.call(c, { .operation = Operation::Freeze, .vault = old.vault(), .body = body }));
    }
    m_clock.advance(2 * kDelayMs);
    EXPECT_EQ(restoring.ask().error().code, Code::Frozen);
    for (const auto c : kCosigners) EXPECT_EQ(pending(old, c).size(), 1u);
}

// Killed around each write of the change: the old device or the new one, never none.
TEST_F(CosignerRestore, AKilledCoSignerKnowsOneDeviceOrTheOther)
{
    for (int stop = 0; stop < 3; ++stop) {
        auto old = linked({});
        auto fresh = device();
        RestoringDevice restoring(fresh, *old.record);
        auto failing = std::make_shared<int>(stop);
        const auto durable = m_durable;
        m_durable[0] = std::make_shared<WatchedStorage>(
            durable[0], WatchedStorage::Watch { .beforeWrite = [failing]() -> Status {
                if ((*failing)-- == 0) return fail(Code::Storage, "gone");
                return {};
            } });
        restart();
        auto now = device();
        RestoringDevice first(now, *old.record, &fresh.record->own);
        (void)first.ask();
        m_durable = durable;
        restart();
        auto after = device();
        RestoringDevice again(after, *old.record, &fresh.record->own);
        auto standings = again.ask();
        ASSERT_TRUE(standings) << stop << ": " << standings.error().context;
        ASSERT_TRUE(standings->record) << stop;
        ASSERT_TRUE(refresh(after)) << stop;
        ASSERT_TRUE(after.presign());
        EXPECT_TRUE(signs(after)) << stop;
    }
}

} // namespace tercet::test
