#include "core/policy/Freeze.h"
#include "core/policy/PolicyChange.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/MockUnderTest.h"
#include "tests/unit/backend/Recipients.h"
#include "tests/unit/cosigner/WatchedStorage.h"

// What a co-signer knows of a vault is what its storage holds, also where a change was reported as
// failed and took place; and what is settled is settled whatever else stands in the way.
namespace tercet::test {

namespace {

using backend::kCosigners;
using cosigner::MemoryStorage;
using mpc::Party;

class CosignerSettling : public testing::Test {
protected:
    CosignerSettling()
    {
        MockInMemory::Storages watched;
        for (std::size_t i = 0; i < 2; ++i)
            watched[i] = std::make_shared<WatchedStorage>(
                m_disks[i], WatchedStorage::Watch { .afterWrite = [this, i]() -> Status {
                    if (i != 0 || m_untilFailure < 0 || m_untilFailure-- > 0) return {};
                    return fail(Code::Storage, "cut off after the commit");
                } });
        m_backend = *backend::MockBackend::over(std::move(watched), m_sealer, m_random, m_clock);
        m_device.emplace(*m_backend, m_random, m_clock);
        m_device->records = &m_records;
        EXPECT_TRUE(m_device->generate());
        EXPECT_TRUE(m_device->openLink());
        m_epochs.emplace(mpc::Epochs::Held { m_records.current->clone() }, m_records);
    }
    cosigner::VaultRow row(std::size_t i = 0) { return **m_disks[i]->vault(m_device->record->wid); }
    cosigner::Lease lease(std::size_t i = 0)
    {
        const auto& wid = m_device->record->wid;
        for (std::uint64_t fence = 1;; ++fence)
            if (m_disks[i]->setFrozen({ wid, fence }, 0)) return { wid, fence };
    }
    Result<cosigner::Answer> call(cosigner::Operation operation, const Bytes& body)
    {
        return m_device->call(
            kCosigners[0], { .operation = operation, .vault = m_device->vault(), .body = body });
    }
    Status freeze(std::int64_t untilMs, bool atBoth = false)
    {
        const auto body
            = policy::signFreeze(m_device->record->own.ik(), m_device->record->wid, untilMs);
        TERCET_CHECK(call(cosigner::Operation::Freeze, body));
        if (!atBoth) return {};
        TERCET_CHECK(m_device->call(kCosigners[1],
            { .operation = cosigner::Operation::Freeze,
                .vault = m_device->vault(),
                .body = body }));
        return {};
    }
    // P1 and P2 hold the next record, P3 does not: its answer to round 3 is never asked for.
    void cutOff()
    {
        auto& d = *m_device;
        auto talk = d.session(cosigner::SessionKind::Refresh);
        auto begun = d.link->beginRefresh();
        auto revealing = std::move(begun->state).onCommitments(*d.exchange(talk, begun->out));
        auto confirming = std::move(revealing->state).onReveals(*d.exchange(talk, revealing->out));
        ASSERT_TRUE(m_epochs->begin(confirming->state.record()));
        ASSERT_TRUE(d.call(kCosigners[0], d.next(talk, kCosigners[0], confirming->out[Party::P2])));
    }
    void failAfter(int writes) { m_untilFailure = writes; }

    crypto::SystemRandom m_random;
    ManualClock m_clock;
    std::array<std::shared_ptr<MemoryStorage>, 2> m_disks { std::make_shared<MemoryStorage>(),
        std::make_shared<MemoryStorage>() };
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::unique_ptr<backend::MockBackend> m_backend;
    mpc::MemoryRecords m_records;
    std::optional<Device> m_device;
    std::optional<mpc::Epochs> m_epochs;
    int m_untilFailure { -1 }; // writes of P2's storage; below 0: none fails
};

} // namespace

TEST_F(CosignerSettling, APolicyThatWasWrittenIsInForce)
{
    const policy::Policy wanted { .otherUnits = { .day = chains::Uint256(7) } };
    failAfter(0);
    EXPECT_EQ(m_device->setPolicy(kCosigners[0], 1, wanted).error().code, Code::Storage);
    EXPECT_EQ(row().policySerial, 1u);
    EXPECT_EQ(m_device->vaultAt(kCosigners[0])->policySerial, 1u);
    EXPECT_EQ(m_device->vaultAt(kCosigners[0])->policy, wanted);
    EXPECT_TRUE(m_device->setPolicy(kCosigners[0], 1, wanted)); // its answer was lost
}

TEST_F(CosignerSettling, AFreezeThatWasWrittenHolds)
{
    const auto until = m_clock.wallMs() + 3'600'000;
    failAfter(0);
    EXPECT_EQ(freeze(until).error().code, Code::Storage);
    EXPECT_EQ(m_device->vaultAt(kCosigners[0])->frozenUntilMs, until);
    EXPECT_FALSE(m_device->vaultAt(kCosigners[0])->link);
    EXPECT_EQ(m_device->openLink().error().code, Code::Frozen);
}

TEST_F(CosignerSettling, RecipientsThatWereWrittenAreRegistered)
{
    const auto wanted = someRecipients(m_random);
    failAfter(0);
    EXPECT_EQ(setRecipients(*m_device, kCosigners[0], 1, wanted).error().code, Code::Storage);
    const auto held = call(cosigner::Operation::Recipients, {});
    ASSERT_TRUE(held) << held.error().context;
    const auto view = cosigner::RecipientsView::decode(held->body);
    EXPECT_EQ(view->of(backup::Purpose::Export)->set, wanted);
    EXPECT_TRUE(setRecipients(*m_device, kCosigners[0], 1, wanted)); // its answer was lost
    EXPECT_TRUE(askForExport(*m_device, kCosigners[0], wanted, m_clock.wallMs()));
}

// The record of a refresh was written, and its answer said that it was not.
TEST_F(CosignerSettling, ANextRecordThatWasWrittenIsConfirmed)
{
    failAfter(0);
    EXPECT_EQ(m_device->refresh(*m_epochs).error().code, Code::Storage);
    EXPECT_FALSE(row().next.empty());
    ASSERT_TRUE(m_epochs->pending());
    const auto settled = m_device->resolve(*m_epochs);
    ASSERT_TRUE(settled) << settled.error().context;
    EXPECT_TRUE(row().next.empty());
    EXPECT_EQ(row().transcript, m_epochs->current()->tr);
    ASSERT_TRUE(m_device->openLink());
    EXPECT_TRUE(m_device->presign());
}

// So with each write of the settling itself.
TEST_F(CosignerSettling, ASettlingThatWasWrittenIsSettled)
{
    cutOff();
    failAfter(0); // P2 drops its record by P3's void
    EXPECT_EQ(m_device->resolve(*m_epochs).error().code, Code::Storage);
    EXPECT_TRUE(row().next.empty());
    EXPECT_FALSE(m_epochs->pending());
    const auto settled = m_device->resolve(*m_epochs);
    ASSERT_TRUE(settled) << settled.error().context;
    EXPECT_EQ(m_epochs->current()->epoch, 1u);
    ASSERT_TRUE(m_device->openLink());
    EXPECT_TRUE(m_device->presign());
}

// Storage holds a record that the desk does not know, for whatever reason: then it is read again.
TEST_F(CosignerSettling, StorageKnowsBetter)
{
    cutOff();
    const auto tr = m_epochs->pending()->tr;
    const auto waiting = row();
    ASSERT_EQ(waiting.nextTranscript, tr);
    // Behind the desk's back: it is gone, a call makes the desk see that, and it is back.
    ASSERT_TRUE(m_disks[0]->dropPending(lease(), { tr, 3, {} }));
    failAfter(0);
    EXPECT_FALSE(m_device->setPolicy(kCosigners[0], 1, {}));
    ASSERT_TRUE(m_device->vaultAt(kCosigners[0]));
    ASSERT_TRUE(m_disks[0]->setNext(lease(), waiting.next, tr));
    const auto asked = *mpc::HubResolve::begin(*m_epochs, tr, m_device->environment);
    auto talk = m_device->session(cosigner::SessionKind::Resolve);
    const auto answer
        = m_device->call(kCosigners[0], m_device->next(talk, kCosigners[0], asked.out.p2));
    ASSERT_TRUE(answer) << answer.error().context;
    // A record of another vault stays where it is.
    const Bytes32 other { 1, 2, 3 };
    ASSERT_TRUE(m_disks[0]->insertVault({ .vault = other, .transcript = other }));
    const auto wrong = *mpc::HubResolve::begin(*m_epochs, other, m_device->environment);
    talk = m_device->session(cosigner::SessionKind::Resolve);
    EXPECT_EQ(m_device->call(kCosigners[0], m_device->next(talk, kCosigners[0], wrong.out.p2))
                  .error()
                  .code,
        Code::ProtocolRefused);
}

// A vault as it was stored before its row had a transcript.
TEST_F(CosignerSettling, AnOldRowGetsItsTranscript)
{
    const auto kept = row();
    ASSERT_TRUE(m_disks[0]->setRecord(lease(), kept.record, {}));
    EXPECT_TRUE(*m_disks[0]->declareVoid(m_device->record->tr, {})); // that is what it is for
    m_backend
        = *backend::MockBackend::over({ m_disks[0], m_disks[1] }, m_sealer, m_random, m_clock);
    Device again(*m_backend, m_random, m_clock);
    again.record = m_device->record;
    ASSERT_TRUE(again.openLink());
    EXPECT_EQ(row(), kept);
    EXPECT_FALSE(*m_disks[0]->declareVoid(m_device->record->tr, {}));
}

TEST_F(CosignerSettling, AFreezeDoesNotStandInItsWay)
{
    cutOff();
    ASSERT_TRUE(freeze(m_clock.wallMs() + 3'600'000, true));
    const auto settled = m_device->resolve(*m_epochs);
    ASSERT_TRUE(settled) << settled.error().context;
    EXPECT_FALSE(m_epochs->pending());
    EXPECT_TRUE(row().next.empty());
    EXPECT_EQ(m_device->openLink().error().code, Code::Frozen);
    m_clock.advance(3'600'000);
    ASSERT_TRUE(m_device->openLink());
    EXPECT_TRUE(m_device->presign());
}

// Of a vault that does not exist a device may ask for so many voids.
TEST_F(CosignerSettling, VoidsOfNoVaultAreCounted)
{
    auto& d = *m_device;
    auto absent = d.record->clone();
    absent.wid = Bytes32 { 9 };
    mpc::MemoryRecords none;
    mpc::Epochs epochs(mpc::Epochs::Held { std::move(absent) }, none);
    const auto ask = [&](std::size_t n, const Bytes32& caller) {
        const Bytes32 transcript { 1, std::uint8_t(n), std::uint8_t(n >> 8) };
        const auto asked = *mpc::HubResolve::begin(epochs, transcript, d.environment);
        return d.call(kCosigners[0],
            { .operation = cosigner::Operation::Open,
                .vault = hex(epochs.current()->wid),
                .kind = cosigner::SessionKind::Resolve,
                .idempotencyKey = hex(m_random.bytes<16>()),
                .body = asked.out.p2,
                .caller = caller });
    };
    for (std::size_t n = 0; n < cosigner::Storage::kMaxVoids; ++n) ASSERT_TRUE(ask(n, { 1 })) << n;
    EXPECT_EQ(ask(cosigner::Storage::kMaxVoids, { 1 }).error().code, Code::RateLimited);
    EXPECT_TRUE(ask(0, { 1 }));
    EXPECT_TRUE(ask(cosigner::Storage::kMaxVoids, { 2 }));
}

} // namespace tercet::test
