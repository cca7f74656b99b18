#include "core/keychain/KeychainState.h"
#include "tests/unit/wallet/TestWallet.h"

// A whole wallet refreshes its key shares, with practice co-signers and a keychain that outlives
// it; and loses its disk at every write of that.
namespace tercet::wallet::test {

namespace {

Result<VaultInfo> refresh(TestWallet& wallet)
{
    return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->refreshShares(wallet.service.get(), std::move(done));
    });
}

Result<VaultInfo> finish(TestWallet& wallet, const QString& id)
{
    return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->finishVault(
            id, secret("correct horse"), wallet.service.get(), std::move(done));
    });
}

Status remove(TestWallet& wallet, const QString& id)
{
    return wallet.wait<void>([&](Callback<void> done) {
        wallet.service->removeVault(id, wallet.service.get(), std::move(done));
    });
}

bool signs(TestWallet& wallet, std::string_view text)
{
    return wallet.waitForLink()
        && wallet.approveAndWait(wallet.message(text)) == RequestState::Signed;
}

} // namespace

class RefreshTest : public QObject {
    Q_OBJECT
private slots:
    void newSharesOfTheSameKey();
    void onlyWhenUnlockedAndOneAtATime();
    void progressNamesThePhases();
    void anOfflineCosigner();
    void theDiskGoesAtEveryWrite();
    void anUnfinishedVaultIsFinishedOrRemoved();
};

void RefreshTest::newSharesOfTheSameKey()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    const auto made = wallet.create();
    QVERIFY(made);
    QVERIFY(signs(wallet, "epoch 1"));
    const auto before = wallet.items.at(keychain::itemName(made->id)).clone();
    const auto address = wallet.service->address(0, 0)->address;

    const auto refreshed = refresh(wallet);
    QVERIFY2(refreshed, refreshed ? "" : refreshed.error().context.c_str());
    QCOMPARE(refreshed->epoch, 2u);
    QCOMPARE(refreshed->secp256k1, made->secp256k1);
    QCOMPARE(refreshed->ed25519, made->ed25519);
    QVERIFY(!refreshed->refreshPending);
    QVERIFY(signs(wallet, "epoch 2"));
    QCOMPARE(wallet.service->address(0, 0)->address, address);
    QTRY_COMPARE(wallet.items.size(), std::size_t(1)); // nothing of the old epoch is left
    QVERIFY(!wallet.items.at(keychain::itemName(made->id)).equals(before));
    bool told = false;
    for (const auto& event : wallet.service->events())
        told = told || event.kind == EventKind::SharesRefreshed;
    QVERIFY(told);

    wallet.close();
    QVERIFY(wallet.open());
    QCOMPARE(wallet.service->vaults().first().epoch, 2u);
    QVERIFY(wallet.unlock());
    QVERIFY(signs(wallet, "epoch 2, after a restart"));
    QCOMPARE(refresh(wallet)->epoch, 3u);
    QVERIFY(signs(wallet, "epoch 3"));
}

void RefreshTest::onlyWhenUnlockedAndOneAtATime()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QCOMPARE(refresh(wallet).error().code, Code::VaultNotChosen);
    QVERIFY(wallet.create());
    wallet.service->lock();
    QCOMPARE(refresh(wallet).error().code, Code::VaultLocked);
    QVERIFY(wallet.unlock());
    std::optional<Result<VaultInfo>> first;
    wallet.service->refreshShares(
        wallet.service.get(), [&](Result<VaultInfo> result) { first = std::move(result); });
    QCOMPARE(refresh(wallet).error().code, Code::WrongState);
    QTRY_VERIFY_WITH_TIMEOUT(first, 20'000);
    QCOMPARE((*first)->epoch, 2u);
}

void RefreshTest::progressNamesThePhases()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    QList<Phase> phases;
    connect(wallet.service.get(), &Wallet::ceremonyProgress, this, [&](const Progress& p) {
        QCOMPARE(p.ceremony, Ceremony::Refresh);
        QVERIFY(p.request.isEmpty());
        QVERIFY(!p.cancellable);
        if (phases.isEmpty() || phases.last() != p.phase) phases.append(p.phase);
    });
    QVERIFY(refresh(wallet));
    QTRY_COMPARE(phases,
        (QList<Phase> { Phase::Link, Phase::Commit, Phase::Reveal, Phase::Store, Phase::Confirm,
            Phase::Finished }));
}

void RefreshTest::anOfflineCosigner()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    QVERIFY(wallet.waitForPool(1));
    wallet.service->setFaults(Share::Azure, { .offline = true });
    const auto refused = refresh(wallet);
    QCOMPARE(refused.error().code, Code::CosignerUnreachable);
    QVERIFY(!wallet.service->vault().refreshPending);
    wallet.service->setFaults(Share::Azure, {});
    wallet.service->reopenLink();
    QVERIFY(signs(wallet, "still here"));
    QCOMPARE(refresh(wallet)->epoch, 2u);
}

void RefreshTest::theDiskGoesAtEveryWrite()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    quint32 epoch = 1;
    int old = 0, next = 0;
    bool done = false;
    for (int writes = 0; !done; ++writes) {
        QVERIFY2(writes < 30, "refreshing writes without end");
        QVERIFY(wallet.waitForPool(1));
        QVERIFY(wallet.service->storage().flush());
        wallet.service->storage().failAfter(writes);
        done = refresh(wallet).has_value();
        // The first presignature of the epoch writes too.
        if (done) done = wallet.waitForPool(1) && bool(wallet.service->storage().flush());
        wallet.close();
        wallet.clock->advance(std::chrono::hours(1)); // openings are limited to 20 of them

        QVERIFY(wallet.open());
        const auto unlocked = wallet.unlock();
        QVERIFY2(unlocked, unlocked ? "" : unlocked.error().context.c_str());
        QVERIFY2(
            signs(wallet, "after write " + std::to_string(writes)), std::to_string(writes).c_str());
        const auto now = wallet.service->vault();
        QVERIFY(!now.refreshPending);
        QVERIFY(now.epoch == epoch || now.epoch == epoch + 1);
        ++(now.epoch == epoch ? old : next);
        epoch = now.epoch;
        QTRY_COMPARE(wallet.items.size(), std::size_t(1));
    }
    qInfo("%d writes: %d ended in the old epoch, %d in the new one", old + next, old, next);
    QVERIFY(old > 0 && next > 1);
}

void RefreshTest::anUnfinishedVaultIsFinishedOrRemoved()
{
    int finished = 0, voided = 0, removed = 0;
    bool done = false;
    for (int writes = 0; !done; ++writes) {
        QVERIFY2(writes < 10, "key generation writes without end");
        for (const bool finishes : { true, false }) {
            TestWallet wallet;
            QVERIFY(wallet.open());
            wallet.service->storage().failAfter(writes);
            done = wallet.create().has_value();
            wallet.close();
            QVERIFY(wallet.open());
            const auto unfinished = wallet.service->unfinishedVaults();
            if (unfinished.isEmpty()) continue;
            QVERIFY(wallet.service->vaults().isEmpty());
            const auto id = unfinished.first().id;
            if (!finishes) {
                QVERIFY(remove(wallet, id));
                ++removed;
            } else if (const auto end = finish(wallet, id)) {
                QCOMPARE(wallet.service->vaults().size(), 1);
                QVERIFY(signs(wallet, "finished"));
                ++finished;
            } else {
                QCOMPARE(end.error().code, Code::VaultVoid);
                ++voided;
            }
            QVERIFY(wallet.service->unfinishedVaults().isEmpty());
            if (wallet.service->vaults().isEmpty()) QVERIFY(wallet.items.empty());
            QCOMPARE(finish(wallet, id).error().code, Code::NoSuchVault);
        }
    }
    qInfo("%d finished, %d void, %d removed", finished, voided, removed);
    QVERIFY(finished > 0 && removed > 0);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::RefreshTest)
#include "tst_service_refresh.moc"
