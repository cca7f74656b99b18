#include "tests/unit/wallet/TestWallet.h"

// A keychain that has written and says that it has not, at each of its writes, and co-signers that
// do not hear how a settling ended: the wallet goes on, in the same run and after a restart.
namespace tercet::wallet::test {

namespace {

using cosigner::SessionKind;

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

bool signs(TestWallet& wallet, std::string_view text)
{
    return wallet.waitForLink()
        && wallet.approveAndWait(wallet.message(text)) == RequestState::Signed;
}

// The worker has done what it was given; it may need this thread for that.
bool idle(TestWallet& wallet)
{
    return wallet
        .wait<void>([&](Callback<void> done) {
            wallet.service->whenStored(wallet.service.get(), std::move(done));
        })
        .has_value();
}

bool restart(TestWallet& wallet)
{
    wallet.close();
    return wallet.open() && wallet.unlock();
}

void kinds()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("readingBack");
    QTest::addColumn<bool>("restarts");
    for (const bool restarts : { false, true }) {
        const char* after = restarts ? ", and a restart" : "";
        QTest::addRow("timeout%s", after) << int(Code::KeychainTimeout) << false << restarts;
        QTest::addRow("read back denied%s", after) << int(Code::KeychainDenied) << true << restarts;
    }
}

KeychainTrouble troubleAt(int write)
{
    QFETCH(const int, code);
    QFETCH(const bool, readingBack);
    return { .writes = write, .code = Code(code), .readingBack = readingBack };
}

} // namespace

class KeychainTest : public QObject {
    Q_OBJECT
private slots:
    void inARefresh_data() { kinds(); }
    void inARefresh();
    void inVaultCreation_data() { kinds(); }
    void inVaultCreation();
    void inDroppingAVault_data() { kinds(); }
    void inDroppingAVault();
    void aRefreshWhoseEndNobodyHeard();
    void aRefreshWhoseVoidNobodyHeard();
    void aVaultWhoseEndNobodyHeard();
};

void KeychainTest::inARefresh()
{
    QFETCH(const bool, restarts);
    int struck = 0;
    for (int write = 0;; ++write) {
        TestWallet wallet;
        QVERIFY(wallet.open());
        QVERIFY(wallet.create());
        QVERIFY(wallet.waitForPool(1));
        wallet.trouble = troubleAt(write);
        // What the first presignature of the epoch lets go is written too.
        if (refresh(wallet)) QVERIFY(wallet.waitForPool(1));
        QVERIFY(idle(wallet));
        if (!wallet.trouble.struck) break;
        ++struck;
        wallet.trouble.writes = -1;
        if (restarts)
            QVERIFY(restart(wallet));
        else
            wallet.service->reopenLink();
        QVERIFY2(signs(wallet, "after it"), std::to_string(write).c_str());
        const auto now = wallet.service->vault();
        QVERIFY(!now.refreshPending);
        QVERIFY(now.epoch == 1 || now.epoch == 2);
        const auto again = refresh(wallet);
        QVERIFY2(again, again ? "" : again.error().context.c_str());
        QCOMPARE(again->epoch, now.epoch + 1);
        QVERIFY(signs(wallet, "after another one"));
        QVERIFY(restart(wallet));
        QVERIFY(signs(wallet, "after a restart"));
        QTRY_COMPARE(wallet.items.size(), std::size_t(1));
    }
    QCOMPARE(struck, 5); // share-1-next twice, share-1, and the removal of share-1-next
}

void KeychainTest::inVaultCreation()
{
    QFETCH(const bool, restarts);
    int struck = 0;
    for (int write = 0;; ++write) {
        TestWallet wallet;
        QVERIFY(wallet.open());
        wallet.trouble = troubleAt(write);
        const auto made = wallet.create();
        if (!wallet.trouble.struck) break;
        ++struck;
        QVERIFY(!made);
        if (restarts) {
            wallet.close();
            QVERIFY(wallet.open());
        }
        QCOMPARE(wallet.service->unfinishedVaults().size(), 1);
        const auto id = wallet.service->unfinishedVaults().first().id;
        const auto finished = finish(wallet, id);
        // Before its confirmation nobody else holds it; after it everybody does.
        QCOMPARE(finished.has_value(), write == 1);
        if (!finished) QCOMPARE(finished.error().code, Code::VaultVoid);
        QVERIFY(wallet.service->unfinishedVaults().isEmpty());
        QCOMPARE(wallet.items.size(), std::size_t(write == 1));
        if (!finished) QVERIFY(wallet.create());
        QVERIFY(signs(wallet, "made"));
        QVERIFY(restart(wallet));
        QVERIFY(signs(wallet, "after a restart"));
    }
    QCOMPARE(struck, 2);
}

void KeychainTest::inDroppingAVault()
{
    QFETCH(const bool, restarts);
    int struck = 0;
    for (int write = 0;; ++write) {
        TestWallet wallet;
        QVERIFY(wallet.open());
        wallet.trouble = { .writes = 0 };
        QVERIFY(!wallet.create());
        const auto id = wallet.service->unfinishedVaults().first().id;
        wallet.trouble = troubleAt(write);
        const auto first = finish(wallet, id);
        if (!wallet.trouble.struck) {
            QCOMPARE(first.error().code, Code::VaultVoid);
            break;
        }
        ++struck;
        if (restarts) {
            wallet.close();
            QVERIFY(wallet.open());
        }
        QCOMPARE(wallet.service->unfinishedVaults().size(), 1);
        QCOMPARE(finish(wallet, id).error().code, Code::VaultVoid);
        QVERIFY(wallet.service->unfinishedVaults().isEmpty());
        QVERIFY(wallet.items.empty());
    }
    QCOMPARE(struck, 2); // it is overwritten, then erased
}

// All three hold the next epoch, this device has entered it, and the others were not told.
void KeychainTest::aRefreshWhoseEndNobodyHeard()
{
    TestWallet wallet;
    wallet.useLastingCosigners();
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    QVERIFY(wallet.waitForPool(1));
    wallet.cosigners->cut(
        { { SessionKind::Refresh, 3, true }, { SessionKind::Resolve, 2, false } });
    const auto refreshed = refresh(wallet);
    QVERIFY2(refreshed, refreshed ? "" : refreshed.error().context.c_str());
    QCOMPARE(refreshed->epoch, 2u);
    QVERIFY(signs(wallet, "epoch 2")); // the opening brings them their confirmations
    wallet.cosigners->cut({});
    QCOMPARE(refresh(wallet)->epoch, 3u);
    QVERIFY(signs(wallet, "epoch 3"));
}

void KeychainTest::aRefreshWhoseVoidNobodyHeard()
{
    TestWallet wallet;
    wallet.useLastingCosigners();
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    QVERIFY(wallet.waitForPool(1));
    wallet.cosigners->cut(
        { { SessionKind::Refresh, 3, false }, { SessionKind::Resolve, 2, false } });
    QCOMPARE(refresh(wallet).error().code, Code::RefreshVoid);
    QVERIFY(!wallet.service->vault().refreshPending);
    QVERIFY(signs(wallet, "epoch 1"));
    wallet.cosigners->cut({});
    QCOMPARE(refresh(wallet)->epoch, 2u);
}

void KeychainTest::aVaultWhoseEndNobodyHeard()
{
    for (const bool held : { true, false }) {
        TestWallet wallet;
        wallet.useLastingCosigners();
        QVERIFY(wallet.open());
        wallet.cosigners->cut(
            { { SessionKind::Keygen, 3, held }, { SessionKind::Resolve, 2, false } });
        QVERIFY(!wallet.create());
        const auto id = wallet.service->unfinishedVaults().first().id;
        const auto finished = finish(wallet, id);
        QCOMPARE(finished.has_value(), held);
        if (!held) QCOMPARE(finished.error().code, Code::VaultVoid);
        QVERIFY(wallet.service->unfinishedVaults().isEmpty());
        if (held) QVERIFY(signs(wallet, "finished"));
    }
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::KeychainTest)
#include "tst_service_keychain.moc"
