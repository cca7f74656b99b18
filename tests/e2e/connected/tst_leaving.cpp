#include <QTest>

#include "tests/e2e/connected/ConnectedWallet.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::test;
using wallet::test::TestWallet;

// A wallet that is locked, or ended, while it waits for requests gives its connections back: the
// co-signer allows each device a few.
class Leaving : public QObject {
    Q_OBJECT

    static constexpr int kConnections = 8;

    static bool hasHeardBoth(TestWallet& wallet)
    {
        const auto status = wallet.wait<wallet::QueueStatus>(
            [&](auto done) { wallet.service->askQueue(wallet.service.get(), std::move(done)); });
        return status && status->heard == wallet::ByCosigner<bool> { true, true };
    }

private slots:
    void givesItsConnectionsBack()
    {
        RealCosigner two(2), three(3);
        for (auto* cosigner : { &two, &three }) {
            cosigner->configure({ { "limits", { { "connections", kConnections } } } });
            cosigner->start();
        }
        TestWallet wallet;
        wallet.clock = std::make_shared<wallet::test::OwnClock>(true);
        wallet.timing = {};
        QVERIFY(wallet.open());
        const auto made = wallet.wait<wallet::VaultInfo>([&](auto done) {
            wallet.service->createConnectedVault(QStringLiteral("Connected"),
                { placeOf(two, two.port()), placeOf(three, three.port()) },
                wallet::test::secret("correct horse"), wallet::KeychainKind::Memory,
                wallet.service.get(), std::move(done));
        });
        QVERIFY2(made, made ? "" : made.error().context.c_str());
        for (int i = 0; i < 3 * kConnections; ++i) {
            QVERIFY(hasHeardBoth(wallet));
            wallet.service->lock();
            QVERIFY(wallet.unlock());
        }
        for (auto* cosigner : { &two, &three }) {
            QVERIFY2(!cosigner->log().contains("rate-limited"), cosigner->log().constData());
            QCOMPARE(cosigner->stop(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(Leaving)
#include "tst_leaving.moc"
