#include "core/keychain/Share1Item.h"
#include "core/mpc/CoreRecord.h"
#include "tests/unit/MemoryScan.h"
#include "tests/unit/wallet/TestWallet.h"

// reliability.md figure 18 for the whole wallet: after lock nothing of the share is in memory, and
// nothing of the passphrase as soon as the vault is open.
namespace tercet::wallet::test {

class MemoryTest : public QObject {
    Q_OBJECT
private slots:
    void lockWipesTheShare();
};

void MemoryTest::lockWipesTheShare()
{
    crypto::SystemRandom random;
    crypto::SecretBytes passphrase(24);
    random.fill(passphrase.mutableView());
    for (auto& byte : passphrase.mutableView()) byte = std::uint8_t('a' + byte % 26);
    const MemoryScan inPassphrase(passphrase.view());

    TestWallet wallet;
    QVERIFY(wallet.open());
    const auto vault = wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->createPracticeVault(QStringLiteral("Scanned"), passphrase.clone(),
            KeychainKind::Memory, wallet.service.get(), std::move(done));
    });
    QVERIFY(vault);
    const auto inShare = [&]() -> std::optional<MemoryScan> {
        const auto wid = arrayFromHex<32>(vault->id.toStdString());
        const auto plain = keychain::share1::open(wallet.items.begin()->second, *wid, passphrase);
        if (!plain) return {};
        const auto record = mpc::CoreRecord::decode(plain->view());
        if (!record) return {};
        return MemoryScan(record->x.be());
    }();
    QVERIFY(inShare);
    QCOMPARE(wallet.approveAndWait(wallet.sample(0)), RequestState::Signed);
    QVERIFY(inShare->hits() >= 1); // it is in use, and the scan finds it
    QCOMPARE(inPassphrase.hits(), 1); // this test's own
    wallet.service->lock();
    wallet.service->waitForWorker();
    QCOMPARE(inShare->hits(), 0);
    QVERIFY(wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->unlock(passphrase.clone(), wallet.service.get(), std::move(done));
    }));
    passphrase.clear();
    wallet.service->waitForWorker();
    QCOMPARE(inPassphrase.hits(), 0);
    QCOMPARE(wallet.approveAndWait(wallet.sample(1)), RequestState::Signed);
    wallet.close();
    QCOMPARE(inShare->hits(), 0);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::MemoryTest)
#include "tst_service_memory.moc"
