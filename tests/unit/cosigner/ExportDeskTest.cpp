#include "core/cosigner/ExportDesk.h"

#include "core/backup/ExportAsk.h"
#include "core/backup/age/Identity.h"
#include "tests/support/StorageUnderTest.h"
#include "tests/unit/mpc/ThreeParties.h"

// Who gets a co-signer's share, and how often, on every kind of storage.
namespace tercet::test {

namespace {

using backup::Purpose;
using backup::signAsk;
using backup::signRecipients;
using cosigner::ExportDesk;

constexpr std::uint32_t kDelayS = 72 * 3600;
constexpr std::int64_t kHourMs = 3'600'000;

class ExportDeskTest : public StorageUnderTest {
protected:
    void SetUp() override
    {
        StorageUnderTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(storage().insertVault({ .vault = record().wid, .record = Bytes(1) }));
        open();
    }
    static mpc::test::ThreeParties& parties()
    {
        static mpc::test::ThreeParties made;
        static const bool ready = made.dkg() && made.openLink();
        if (!ready) std::abort();
        return made;
    }
    static const mpc::CoreRecord& record(mpc::Party p = mpc::Party::P2)
    {
        return parties().record(p);
    }
    // As after a restart of the co-signer, where the storage survives one.
    void open()
    {
        const auto lease = storage().takeLease(record().wid, { 1 }, 1'000'000);
        ASSERT_TRUE(lease && *lease);
        m_desk.reset();
        auto desk = ExportDesk::open(**lease, storage(), m_seal, parties().env());
        ASSERT_TRUE(desk);
        m_desk.emplace(std::move(*desk));
    }
    ExportDesk& desk() { return *m_desk; }
    // What opening says after somebody else wrote this.
    Code opened(const cosigner::RecipientsRow& row)
    {
        const auto lease = *storage().takeLease(record().wid, { 1 }, 1'000'000);
        EXPECT_TRUE(storage().setRecipients(*lease, std::uint8_t(Purpose::Export), row));
        const auto desk = ExportDesk::open(*lease, storage(), m_seal, parties().env());
        return desk ? Code::Usage : desk.error().code;
    }
    static backup::RecipientSet set(std::uint64_t seed, Purpose purpose = Purpose::Export)
    {
        mpc::test::SeededRandom random(seed);
        backup::RecipientSet out { .purpose = purpose };
        for (int i = 0; i < (purpose == Purpose::Export ? 3 : 1); ++i)
            out.recipients.push_back(backup::age::Identity::generate(random).recipient());
        if (purpose == Purpose::Trust) out.trust = "Executors";
        return out;
    }
    Result<cosigner::RecipientsView> change(std::uint64_t serial, const backup::RecipientSet& set)
    {
        const auto& device = record(mpc::Party::P1).own.ik();
        return desk().change(
            device.publicKey(), signRecipients(device, record().wid, { serial, set }), kDelayS);
    }
    Bytes ask(const backup::RecipientSet& set, std::int64_t laterMs = 0, std::uint32_t epoch = 1)
    {
        return signAsk(record(mpc::Party::P1).own.ik(), record().wid,
            { set.purpose, set.hash(record().wid), epoch, parties().clock.now + laterMs, "V" });
    }
    Code refusal(const Bytes& body)
    {
        const auto given = desk().give(record(), body);
        return given ? Code::Usage : given.error().code;
    }

private:
    const cosigner::RowSeal m_seal { record().own };
    std::optional<ExportDesk> m_desk;
};

} // namespace

TEST_P(ExportDeskTest, TheFirstRecipientsHoldAtOnceAndGetTheShare)
{
    EXPECT_EQ(refusal(ask(set(1))), Code::RecipientsNotSet);
    EXPECT_EQ(refusal(ask(set(1, Purpose::Trust))), Code::TrustNotSet);
    const auto view = change(1, set(1));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->of(Purpose::Export)->set, set(1));
    EXPECT_EQ(*cosigner::RecipientsView::decode(view->encode()), *view);
    const auto given = desk().give(record(), ask(set(1)));
    ASSERT_TRUE(given);
    const auto part = backup::ShareExport::decode(*given);
    ASSERT_TRUE(part);
    EXPECT_TRUE(verifyExport(*part, mpc::Party::P2, backup::VaultKeys::of(record()), set(1)));
    EXPECT_EQ(storage().exports(record().wid)->size(), 1u);
}

TEST_P(ExportDeskTest, OthersWaitAndCanBeCancelled)
{
    ASSERT_TRUE(change(1, set(1)));
    const auto view = change(2, set(2));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->of(Purpose::Export)->set, set(1));
    EXPECT_EQ(view->of(Purpose::Export)->waiting, set(2));
    EXPECT_EQ(refusal(ask(set(2))), Code::RecipientsWaiting);
    EXPECT_EQ(refusal(ask(set(1))), Code::Usage);
    ASSERT_EQ(desk().waiting().size(), 1u);
    const auto id = desk().waiting()[0].id;
    EXPECT_LE(id.size(), 20u);
    if (durable()) {
        reopen();
        open();
        ASSERT_TRUE(desk().waits(id));
    }
    ASSERT_TRUE(desk().cancel(id));
    EXPECT_EQ(desk().cancel(id).error().code, Code::NoSuchPending);
    // What was cancelled does not come back by being said again.
    EXPECT_EQ(change(2, set(2)).error().code, Code::RoundConflict);
    ASSERT_TRUE(change(3, set(2)));
    parties().clock.now += 71 * kHourMs;
    ASSERT_TRUE(desk().settle());
    EXPECT_EQ(refusal(ask(set(2))), Code::RecipientsWaiting);
    parties().clock.now += 2 * kHourMs;
    ASSERT_TRUE(desk().settle());
    EXPECT_EQ(refusal(ask(set(2))), Code::Usage);
    EXPECT_EQ(refusal(ask(set(1))), Code::RecipientsNotSet);
}

TEST_P(ExportDeskTest, RecipientsThatSomebodyElseWroteAreRefused)
{
    ASSERT_TRUE(change(1, set(1)));
    const auto before = *storage().recipients(record().wid, std::uint8_t(Purpose::Export));
    ASSERT_TRUE(change(2, set(2)));
    const auto ours = *storage().recipients(record().wid, std::uint8_t(Purpose::Export));
    const auto refuses = [&](auto spoil) {
        auto other = ours;
        spoil(other);
        EXPECT_EQ(opened(other), Code::SealBroken);
    };
    using Row = cosigner::RecipientsRow;
    refuses([](Row& r) { r.set = set(9).encode(); });
    refuses([](Row& r) { r.waiting = set(9).encode(); });
    refuses([](Row& r) { r.waiting.clear(); });
    refuses([](Row& r) { std::swap(r.set, r.waiting); });
    refuses([](Row& r) { r.dueMs = 0; });
    refuses([](Row& r) { ++r.serial; });
    refuses([](Row& r) { r.seal.clear(); });
    refuses([&](Row& r) { r.seal = before.seal; });
    EXPECT_EQ(opened(ours), Code::Usage);
    EXPECT_EQ(opened(before), Code::Usage); // an older one, whole
}

TEST_P(ExportDeskTest, ThreeADayForEachPurpose)
{
    ASSERT_TRUE(change(1, set(1)));
    ASSERT_TRUE(change(1, set(5, Purpose::Trust)));
    const auto first = ask(set(1), 1);
    EXPECT_EQ(refusal(first), Code::Usage);
    EXPECT_EQ(refusal(first), Code::Usage); // the same again is the same export
    EXPECT_EQ(refusal(ask(set(1), 2)), Code::Usage);
    EXPECT_EQ(refusal(ask(set(1), 3)), Code::Usage);
    EXPECT_EQ(refusal(ask(set(1), 4)), Code::RateLimited);
    EXPECT_EQ(refusal(ask(set(5, Purpose::Trust))), Code::Usage);
    if (durable()) {
        reopen();
        open();
        EXPECT_EQ(refusal(ask(set(1), 4)), Code::RateLimited);
        EXPECT_EQ(storage().exports(record().wid)->size(), 4u);
    }
    parties().clock.now += 25 * kHourMs;
    EXPECT_EQ(refusal(ask(set(1))), Code::Usage);
}

TEST_P(ExportDeskTest, OnlyTheVaultsDeviceAsksNowAndForThisEpoch)
{
    ASSERT_TRUE(change(1, set(1)));
    EXPECT_EQ(refusal(ask(set(1), 0, 2)), Code::MixedEpochs);
    EXPECT_EQ(refusal(ask(set(1), ExportDesk::kAskMs + 1)), Code::ClockSkew);
    EXPECT_EQ(refusal(ask(set(1), -ExportDesk::kAskMs - 1)), Code::ClockSkew);
    const auto& other = record(mpc::Party::P3).own.ik();
    EXPECT_EQ(refusal(signAsk(other, record().wid,
                  { Purpose::Export, set(1).hash(record().wid), 1, parties().clock.now, "" })),
        Code::BadSignature);
    const auto& device = record(mpc::Party::P1).own.ik();
    EXPECT_EQ(
        desk()
            .change(device.publicKey(), signRecipients(other, record().wid, { 9, set(2) }), kDelayS)
            .error()
            .code,
        Code::BadSignature);
    EXPECT_EQ(change(1, set(2)).error().code, Code::RoundConflict);
    EXPECT_TRUE(change(1, set(1))); // the same again
    EXPECT_EQ(storage().exports(record().wid)->size(), 0u);
}

TERCET_STORAGE_KINDS(ExportDeskTest);

} // namespace tercet::test
