#include "core/backup/ShareBackup.h"
#include "core/chains/ethereum/Transaction.h"
#include "core/keychain/KeychainState.h"
#include "core/keychain/Share1Item.h"
#include "core/mpc/CoreRecord.h"
#include "core/wallet/BackupGate.h"
#include "core/wallet/Convert.h"
#include "tests/unit/wallet/TestWallet.h"

// A backup is tried, and restored on a machine that has nothing but it, with practice co-signers
// that outlive both machines.
namespace tercet::wallet::test {

namespace {

using Backup = std::shared_ptr<const backup::ShareBackup>;

// What an export of Share 1 holds, out of the wallet's own keychain item.
Backup backupOf(const TestWallet& wallet, const VaultInfo& vault)
{
    const auto wid = *arrayFromHex<32>(vault.id.toStdString());
    const auto text = wallet.items.at(keychain::itemName(vault.id)).clone();
    const auto opening = keychain::share1::Opening::open(text, wid, secret("correct horse"));
    const auto record = mpc::CoreRecord::decode(opening->record.view());
    backup::ShareBackup out { .vault = record->wid,
        .eid = record->eid,
        .transcript = record->tr,
        .name = vault.name.toStdString(),
        .epoch = record->epoch,
        .x = record->x,
        .publicShares = record->publicShares,
        .key = record->key,
        .chainCode = record->chainCode,
        .y = record->y,
        .edPublicShares = record->edPublicShares,
        .edKey = record->edKey,
        .edChainCode = record->edChainCode };
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& party = record->identities[mpc::kParties[i]];
        out.parties[i].ik = party.ik;
        out.parties[i].sk = party.sk;
        out.parties[i].confirmation = *record->confirmations[i];
    }
    return std::make_shared<const backup::ShareBackup>(std::move(out));
}

// One that adds up, of a share that nobody has.
Backup forgedFrom(const Backup& right, Random& random)
{
    auto out = *right;
    const auto shift = crypto::Scalar::random(random);
    out.x += shift;
    out.publicShares[0] = *out.publicShares[0].addBasePublic(shift);
    out.publicShares[1] = *out.publicShares[1].addBasePublic(-shift);
    return std::make_shared<const backup::ShareBackup>(std::move(out));
}

Result<VaultInfo> restore(
    TestWallet& wallet, const Backup& backup, std::string_view passphrase = "correct horse")
{
    return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->importBackup(backup, {}, secret(passphrase), KeychainKind::Memory,
            wallet.service.get(), std::move(done));
    });
}

Result<DrillInfo> drill(TestWallet& wallet, const Backup& backup)
{
    return wallet.wait<DrillInfo>([&](Callback<DrillInfo> done) {
        wallet.service->drillBackup(backup, {}, wallet.service.get(), std::move(done));
    });
}

Result<VaultInfo> refresh(TestWallet& wallet)
{
    return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->refreshShares(wallet.service.get(), std::move(done));
    });
}

bool signs(TestWallet& wallet, std::string_view text)
{
    return wallet.waitForLink()
        && wallet.approveAndWait(wallet.message(text)) == RequestState::Signed;
}

Result<QList<PendingPolicy>> pending(TestWallet& wallet)
{
    return wallet.wait<QList<PendingPolicy>>([&](Callback<QList<PendingPolicy>> done) {
        wallet.service->pendingPolicies(wallet.service.get(), std::move(done));
    });
}

QString textOf(const auto& result)
{
    return result
        ? QString()
        : toQt(codeName(result.error().code)) + QStringLiteral(": ") + toQt(result.error().context);
}

// Nothing here is about a co-signer that is slow.
struct Machine : TestWallet {
    Machine() { timing.callMs = 10'000; }
};

// The machine that is lost, and a fresh one before the same co-signers.
struct Machines {
    Machines()
    {
        old.useLastingCosigners();
        fresh.cosigners = old.cosigners;
        fresh.clock = old.clock;
    }
    Result<VaultInfo> start()
    {
        TERCET_CHECK(old.open());
        TERCET_CHECK(fresh.open());
        return old.create();
    }
    Machine old, fresh;
};

} // namespace

class RestoreTest : public QObject {
    Q_OBJECT
private slots:
    void aDrillIsConfirmedByBoth();
    void aFreshMachineHasTheVaultAndTheOldOneNothing();
    void theDelayIsWaitedForAndTakenBack();
    void anotherFileTakesNoRestoresPlaceThatWaits();
    void aKeptFileOfNoEpochIsNoObstacle();
    void whatIsWrongChangesNothing();
    void theDiskGoesAtEveryWrite();
    void whatIsHalfRestoredIsRemovedUntilItsRefreshBegins();
    void aLostShareIsRestoredInItsPlace();
    void whatTakesTheLostOnesPlaceGivesItBack();
    void theDiskGoesWhileALostShareIsRestored();
    void aNameThatIsTakenGetsANumber();
    void spendingOfAConnectedVaultWaitsForABackup();
};

void RestoreTest::aDrillIsConfirmedByBoth()
{
    Machine wallet;
    QVERIFY(wallet.open());
    const auto made = wallet.create();
    QVERIFY(made);
    const auto backup = backupOf(wallet, *made);
    const auto tried = drill(wallet, backup);
    QVERIFY2(tried, qPrintable(textOf(tried)));
    QCOMPARE(tried->vault, made->id);
    QVERIFY(tried->confirmed[0] && tried->confirmed[1]);
    QCOMPARE(wallet.service->events().first().kind, EventKind::BackupTested);
    auto other = *backup;
    other.vault.fill(7);
    QCOMPARE(drill(wallet, std::make_shared<const backup::ShareBackup>(other)).error().code,
        Code::BackupOtherVault);
    QVERIFY(refresh(wallet));
    QCOMPARE(drill(wallet, backup).error().code, Code::BackupOlderEpoch);
    wallet.service->lock();
    QCOMPARE(drill(wallet, backup).error().code, Code::VaultLocked);
}

void RestoreTest::aFreshMachineHasTheVaultAndTheOldOneNothing()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    QVERIFY(signs(m.old, "before"));
    const auto address = m.old.service->address(0, 0)->address;
    const auto backup = backupOf(m.old, *made);
    const auto restored = restore(m.fresh, backup);
    QVERIFY2(restored, qPrintable(textOf(restored)));
    QCOMPARE(restored->id, made->id);
    QCOMPARE(restored->name, made->name);
    QCOMPARE(restored->epoch, 2u);
    QCOMPARE(m.fresh.service->lockState(), wallet::LockState::Unlocked);
    QVERIFY(m.fresh.service->unfinishedVaults().isEmpty());
    QVERIFY(signs(m.fresh, "after"));
    QCOMPARE(m.fresh.service->address(0, 0)->address, address);
    // A restart, as with any vault.
    m.fresh.close();
    QVERIFY(m.fresh.open());
    QVERIFY(m.fresh.unlock());
    QVERIFY(signs(m.fresh, "after a restart"));
    // The old machine holds a share of an epoch that is over, and keys that nobody knows.
    QVERIFY(m.old.approveAndWait(m.old.message("no more")) != RequestState::Signed);
    QVERIFY(!refresh(m.old));
    QCOMPARE(restore(m.fresh, backup).error().code, Code::VaultExists);
    Machine third;
    third.cosigners = m.old.cosigners;
    QVERIFY(third.open());
    QCOMPARE(restore(third, backup).error().code, Code::BackupOlderEpoch);
    QVERIFY(third.service->vaults().isEmpty() && third.items.empty());
    QTRY_VERIFY(third.service->unfinishedVaults().isEmpty());
}

void RestoreTest::theDelayIsWaitedForAndTakenBack()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    const auto set = m.old.wait<PolicyOutcome>([&](Callback<PolicyOutcome> done) {
        m.old.service->setPolicy({ .looseningDelayS = 3600 }, m.old.service.get(), std::move(done));
    });
    QVERIFY2(set, qPrintable(textOf(set)));
    const auto backup = backupOf(m.old, *made);
    QCOMPARE(restore(m.fresh, backup).error().code, Code::RestoreWaiting);
    QVERIFY(m.fresh.service->vaults().isEmpty());
    QTRY_COMPARE(m.fresh.service->unfinishedVaults().size(), 1);
    QCOMPARE(m.fresh.service->unfinishedVaults().first().restoring, 1u);
    QVERIFY(signs(m.old, "it goes on"));
    // The enrolled device sees it and takes it back.
    auto waits = pending(m.old);
    QVERIFY2(waits, qPrintable(textOf(waits)));
    QCOMPARE(waits->size(), 1);
    QVERIFY(!waits->first().device.isEmpty());
    QVERIFY(m.old.waitForLink());
    m.old.service->lookForDevices();
    QTRY_COMPARE(m.old.service->events().first().kind, EventKind::DeviceWaiting);
    QVERIFY(m.old.wait<void>([&](Callback<void> done) {
        m.old.service->cancelPolicy(waits->first().id, m.old.service.get(), std::move(done));
    }));
    QVERIFY(pending(m.old)->isEmpty());
    m.old.clock->advance(std::chrono::hours(2));
    QCOMPARE(m.fresh.service->unfinishedVaults().first().restoreDue.toMSecsSinceEpoch() / 60'000,
        (m.old.clock->wallMs() + 3'600'000 - 7'200'000) / 60'000);
    // Asked again it waits again, over a restart, and goes on without the file.
    const auto again = restore(m.fresh, backup);
    QCOMPARE(again.error().code, Code::RestoreWaiting);
    QVERIFY(again.error().context.ends_with("Z"));
    m.fresh.close();
    QVERIFY(m.fresh.open());
    m.old.clock->advance(std::chrono::minutes(61));
    QCOMPARE(restore(m.fresh, backup, "not this").error().code, Code::WrongPassphrase);
    const auto done = m.fresh.wait<VaultInfo>([&](Callback<VaultInfo> told) {
        m.fresh.service->finishVault(
            made->id, secret("correct horse"), m.fresh.service.get(), std::move(told));
    });
    QVERIFY2(done, qPrintable(textOf(done)));
    QCOMPARE(done->epoch, 2u);
    QVERIFY(signs(m.fresh, "after the delay"));
    // It holds the policy that the co-signers hold.
    QCOMPARE(m.fresh.service->policy().policy.looseningDelayS, 3600u);
    QCOMPARE(m.fresh.service->policy().serial, 1u);
}

// An older file, and one of a share that is not the vault's, cost the delay of nobody.
void RestoreTest::anotherFileTakesNoRestoresPlaceThatWaits()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    QVERIFY(m.old.wait<PolicyOutcome>([&](Callback<PolicyOutcome> done) {
        m.old.service->setPolicy({ .looseningDelayS = 3600 }, m.old.service.get(), std::move(done));
    }));
    const auto first = backupOf(m.old, *made);
    QCOMPARE(restore(m.fresh, first).error().code, Code::RestoreWaiting);
    QVERIFY(m.old.waitForLink());
    const auto refreshed = refresh(m.old);
    QVERIFY2(refreshed, qPrintable(textOf(refreshed)));
    QTRY_VERIFY(!m.old.items.contains(keychain::nextItemName(made->id)));
    const auto second = backupOf(m.old, *refreshed);
    // Both say that the first one is of an epoch that is over.
    QCOMPARE(restore(m.fresh, second).error().code, Code::RestoreWaiting);
    QTRY_COMPARE(m.fresh.service->unfinishedVaults().size(), 1);
    QCOMPARE(m.fresh.service->unfinishedVaults().first().restoring, 2u);
    m.old.clock->advance(std::chrono::minutes(40));
    const auto older = restore(m.fresh, first);
    QCOMPARE(older.error().code, Code::BackupOlderEpoch);
    QCOMPARE(older.error().context, std::string("epoch 1, the restore under way is of 2"));
    QCOMPARE(
        restore(m.fresh, forgedFrom(second, *m.old.random)).error().code, Code::RestoreWaiting);
    m.old.clock->advance(std::chrono::minutes(21));
    const auto done = restore(m.fresh, second);
    QVERIFY2(done, qPrintable(textOf(done)));
    QCOMPARE(done->epoch, 3u);
    QVERIFY(signs(m.fresh, "without another delay"));
}

// A backup of an epoch that was never reached, made in a refresh that came to nothing, is left here
// by a keychain that did not erase: the right one, older by its number, takes its place.
void RestoreTest::aKeptFileOfNoEpochIsNoObstacle()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    const auto backup = backupOf(m.old, *made);
    auto later = *backup;
    later.epoch = 7;
    m.fresh.trouble.writes = 1;
    QCOMPARE(restore(m.fresh, std::make_shared<const backup::ShareBackup>(later)).error().code,
        Code::MixedEpochs);
    m.fresh.trouble.writes = -1;
    QTRY_COMPARE(m.fresh.service->unfinishedVaults().size(), 1);
    QCOMPARE(m.fresh.service->unfinishedVaults().first().restoring, 7u);
    const auto right = restore(m.fresh, backup);
    QVERIFY2(right, qPrintable(textOf(right)));
    QCOMPARE(right->epoch, 2u);
}

void RestoreTest::whatIsWrongChangesNothing()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    const auto backup = backupOf(m.old, *made);
    Machine elsewhere; // other co-signers
    QVERIFY(elsewhere.open());
    QCOMPARE(restore(elsewhere, backup).error().code, Code::CosignerIdentityChanged);
    QVERIFY(elsewhere.items.empty());
    QTRY_VERIFY(elsewhere.service->unfinishedVaults().isEmpty());
    // Another share: the co-signers take no proof of it.
    QVERIFY(!restore(m.fresh, forgedFrom(backup, *m.old.random)));
    QVERIFY(signs(m.old, "nothing happened"));
    QTRY_COMPARE(m.fresh.service->unfinishedVaults().size(), 1);
    // The right file takes its place.
    const auto right = restore(m.fresh, backup);
    QVERIFY2(right, qPrintable(textOf(right)));
    auto connected = *backup;
    connected.parties[1].url = "https://127.0.0.1:1";
    Machine third;
    third.cosigners = m.old.cosigners;
    QVERIFY(third.open());
    QCOMPARE(restore(third, std::make_shared<const backup::ShareBackup>(connected)).error().code,
        Code::MissingField);
}

// Cut off at every write of the fresh machine's disk: doing it again always ends in the vault.
void RestoreTest::theDiskGoesAtEveryWrite()
{
    int cut = 0;
    bool whole = false;
    for (int writes = 0; !whole; ++writes) {
        QVERIFY2(writes < 40, "restoring writes without end");
        Machines m;
        const auto made = m.start();
        QVERIFY(made);
        const auto backup = backupOf(m.old, *made);
        m.fresh.service->storage().failAfter(writes);
        whole = restore(m.fresh, backup).has_value();
        cut += !whole;
        m.fresh.close();
        QVERIFY(m.fresh.open());
        if (m.fresh.service->vaults().isEmpty()) {
            const auto again = restore(m.fresh, backup);
            QVERIFY2(again, qPrintable(QString::number(writes) + u' ' + textOf(again)));
        } else {
            QVERIFY(m.fresh.unlock());
        }
        QVERIFY2(signs(m.fresh, "again"), qPrintable(QString::number(writes)));
        QCOMPARE(m.fresh.service->vault().epoch, 2u);
    }
    QVERIFY(cut > 5);
}

// Cut off at every write: before the refresh what is half restored can be removed, and the backup
// works again; since it began nothing but this device may have the share, and it stays.
void RestoreTest::whatIsHalfRestoredIsRemovedUntilItsRefreshBegins()
{
    int removed = 0, kept = 0, second = 0;
    bool whole = false;
    for (int writes = 0; !whole; ++writes) {
        const auto where = QString::number(writes);
        QVERIFY2(writes < 40, "restoring writes without end");
        Machines m;
        const auto made = m.start();
        QVERIFY(made);
        const auto backup = backupOf(m.old, *made);
        m.fresh.service->storage().failAfter(writes);
        whole = restore(m.fresh, backup).has_value();
        m.fresh.close();
        QVERIFY(m.fresh.open());
        if (m.fresh.service->unfinishedVaults().isEmpty()) continue;
        const auto items = m.fresh.items.size();
        second += m.fresh.items.contains(keychain::nextItemName(made->id));
        const auto gone = m.fresh.wait<void>([&](Callback<void> done) {
            m.fresh.service->removeVault(made->id, m.fresh.service.get(), std::move(done));
        });
        if (gone) {
            ++removed;
            QVERIFY2(m.fresh.items.empty(), qPrintable(where));
            QVERIFY(m.fresh.service->unfinishedVaults().isEmpty());
        } else {
            ++kept;
            QCOMPARE(gone.error().code, Code::RestoreUnfinished);
            QCOMPARE(m.fresh.items.size(), items);
            QCOMPARE(m.fresh.service->unfinishedVaults().size(), 1);
        }
        // Either way the vault is to be had.
        const auto again = restore(m.fresh, backup);
        QVERIFY2(again, qPrintable(where + u' ' + textOf(again)));
        QCOMPARE(again->epoch, 2u);
    }
    QVERIFY(removed > 0);
    QVERIFY(kept > 0);
    QVERIFY(second > 0);
}

namespace {

// A vault that was used, whose keychain then lost what it kept.
struct LostShare : Machine {
    LostShare() { useLastingCosigners(); }
    Status start()
    {
        TERCET_CHECK(open());
        TERCET_TRY(made, create(QStringLiteral("Savings")));
        TERCET_CHECK(service->addAccount(QStringLiteral("second")));
        if (!signs(*this, "before it was lost")) return fail(Code::Internal, "not signed");
        backup = backupOf(*this, made);
        service->lock();
        kept = items.at(keychain::itemName(made.id)).clone();
        return {};
    }
    void lose() { items.erase(keychain::itemName(made.id)); }
    // All that it had is there, and it signs.
    QString whatMisses()
    {
        const auto& s = *service;
        if (s.vaults().size() != 1 || !s.unfinishedVaults().isEmpty())
            return QStringLiteral("one vault");
        if (s.vault().name != made.name || s.vault().created != made.created)
            return QStringLiteral("its name and date");
        if (s.accounts().size() != 2) return QStringLiteral("its accounts");
        const auto requests = s.requests();
        if (std::ranges::none_of(
                requests, [](const RequestSummary& r) { return r.state == RequestState::Signed; }))
            return QStringLiteral("what it signed");
        const auto events = s.events();
        for (const auto kind : { EventKind::VaultCreated, EventKind::VaultRestored })
            if (std::ranges::count(events, kind, &Event::kind) != 1)
                return QStringLiteral("what happened");
        return signs(*this, "again") ? QString() : QStringLiteral("a signature");
    }
    VaultInfo made;
    Backup backup;
    crypto::SecretBytes kept;
};

}

void RestoreTest::aLostShareIsRestoredInItsPlace()
{
    LostShare m;
    QVERIFY(m.start());
    QCOMPARE(restore(m, m.backup).error().code, Code::VaultExists);
    QVERIFY(m.unlock());
    QCOMPARE(restore(m, m.backup).error().code, Code::VaultExists);
    m.service->lock();
    // Another text may be a newer share that this database does not know.
    m.items.insert_or_assign(keychain::itemName(m.made.id), secret("something else"));
    QCOMPARE(restore(m, m.backup).error().code, Code::KeychainChanged);
    m.lose();
    QCOMPARE(m.unlock().error().code, Code::KeychainMissing);
    auto other = *m.backup;
    other.chainCode.fill(1);
    QCOMPARE(restore(m, std::make_shared<const backup::ShareBackup>(other)).error().code,
        Code::BackupShareMismatch);
    QCOMPARE(m.service->vaults().size(), 1);
    const auto restored = restore(m, m.backup);
    QVERIFY2(restored, qPrintable(textOf(restored)));
    QCOMPARE(restored->epoch, 2u);
    QCOMPARE(m.whatMisses(), QString());
    m.close();
    QVERIFY(m.open());
    QVERIFY(m.unlock());
    QCOMPARE(m.whatMisses(), QString());
    // Lost again, the backup is of an epoch that is over, and known to be.
    m.service->lock();
    m.items.clear();
    const auto older = restore(m, m.backup);
    QCOMPARE(older.error().code, Code::BackupOlderEpoch);
    QCOMPARE(older.error().context, std::string("epoch 1, the vault's is 2"));
}

void RestoreTest::whatTakesTheLostOnesPlaceGivesItBack()
{
    LostShare m;
    QVERIFY(m.start());
    QVERIFY(m.unlock());
    QVERIFY(m.wait<PolicyOutcome>([&](Callback<PolicyOutcome> done) {
        m.service->setPolicy({ .looseningDelayS = 3600 }, m.service.get(), std::move(done));
    }));
    m.service->lock();
    m.lose();
    QCOMPARE(restore(m, m.backup).error().code, Code::RestoreWaiting);
    QCOMPARE(m.service->unfinishedVaults().size(), 1);
    QVERIFY(m.service->vaults().isEmpty() && m.service->currentVault().isEmpty());
    QCOMPARE(m.service->lockState(), wallet::LockState::NoVault);
    m.close();
    QVERIFY(m.open());
    const auto waiting = m.service->unfinishedVaults();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.first().restoreDue.toMSecsSinceEpoch() / 60'000,
        (m.clock->wallMs() + 3'600'000) / 60'000);
    QVERIFY(m.wait<void>([&](Callback<void> done) {
        m.service->removeVault(m.made.id, m.service.get(), std::move(done));
    }));
    QVERIFY(m.items.empty() && m.service->unfinishedVaults().isEmpty());
    QCOMPARE(m.service->currentVault(), m.made.id);
    QCOMPARE(m.service->lockState(), wallet::LockState::Locked);
    QCOMPARE(m.unlock().error().code, Code::KeychainMissing);
    // What was lost is found: nothing of it was overwritten.
    m.items.insert_or_assign(keychain::itemName(m.made.id), m.kept.clone());
    QVERIFY(m.unlock());
    QVERIFY(signs(m, "found again"));
    QCOMPARE(m.service->accounts().size(), 2);
}

void RestoreTest::theDiskGoesWhileALostShareIsRestored()
{
    int cut = 0, back = 0;
    bool whole = false;
    for (int writes = 0; !whole; ++writes) {
        const auto where = QString::number(writes);
        QVERIFY2(writes < 40, "restoring writes without end");
        LostShare m;
        QVERIFY(m.start());
        m.lose();
        m.service->storage().failAfter(writes);
        whole = restore(m, m.backup).has_value();
        cut += !whole;
        m.close();
        QVERIFY(m.open());
        // It is here once, as what it was or as what is to be.
        QCOMPARE(m.service->vaults().size() + m.service->unfinishedVaults().size(), 1);
        if (m.service->vaults().isEmpty() || !m.unlock()) {
            back += !m.service->vaults().isEmpty();
            const auto again = restore(m, m.backup);
            QVERIFY2(again, qPrintable(where + u' ' + textOf(again)));
        }
        QVERIFY2(m.whatMisses().isEmpty(), qPrintable(where + u' ' + m.whatMisses()));
        QCOMPARE(m.service->vault().epoch, 2u);
    }
    QVERIFY(cut > 5 && back > 0);
}

void RestoreTest::aNameThatIsTakenGetsANumber()
{
    Machines m;
    const auto made = m.start();
    QVERIFY(made);
    QVERIFY(m.fresh.create(made->name));
    const auto restored = restore(m.fresh, backupOf(m.old, *made));
    QVERIFY2(restored, qPrintable(textOf(restored)));
    QCOMPARE(restored->name, made->name + QStringLiteral(" (2)"));
    QCOMPARE(restored->id, made->id);
    QVERIFY(signs(m.fresh, "under another name"));
}

void RestoreTest::spendingOfAConnectedVaultWaitsForABackup()
{
    const std::string from = "0x0000000000000000000000000000000000001234";
    const auto payment = [&](std::uint64_t wei, const Bytes& data = {}) {
        chains::ethereum::Transaction tx;
        tx.type = chains::ethereum::TransactionType::DynamicFee;
        tx.chainId = 1;
        tx.gasLimit = 21'000;
        tx.maxFeePerGas = 10;
        tx.maxPriorityFeePerGas = 1;
        tx.to = *chains::ethereum::Address::parse(
            "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"); // USDC
        tx.value = wei;
        tx.data = data;
        return *chains::decode(
            { chains::PayloadType::EthereumTransaction, chains::ethereum::buildUnsigned(tx) },
            from);
    };
    constexpr std::uint64_t kLimit = 10'000'000'000'000'000, kFee = 210'000;
    const auto oneToken = *fromHex("a9059cbb000000000000000000000000000000000000000000000000000000"
                                   "0000001234000000000000000000000000000000000000000000000000000"
                                   "0000000000001");
    const auto message
        = *chains::decode({ chains::PayloadType::EthereumMessage, toBytes(view("hello")) }, from);
    VaultInfo vault;
    vault.practice = false;
    vault.epoch = 2;
    for (const quint32 backup : { 0u, 1u, 2u }) {
        vault.backupEpoch = backup;
        const bool waits = backup < 2;
        QVERIFY(!needsBackup(vault, payment(kLimit - kFee)));
        QCOMPARE(needsBackup(vault, payment(kLimit - kFee + 1)), waits);
        QCOMPARE(needsBackup(vault, payment(0, oneToken)), waits);
        QVERIFY(!needsBackup(vault, message));
    }
    vault.backupEpoch = 0;
    vault.practice = true; // is only reminded
    QVERIFY(!needsBackup(vault, payment(~0ull)));
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::RestoreTest)
#include "tst_service_restore.moc"
