#include "tests/support/Socks5Listener.h"
#include "tests/unit/backend/GatePeer.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::wallet;
using namespace tercet::wallet::test;
using tercet::test::GatePeer;

// A vault with two co-signers over TLS, from pairing to signatures; the co-signers are the gate and
// everything below it.
class ConnectedVault : public QObject {
    Q_OBJECT

    struct World {
        TestWallet wallet;
        GatePeer google { 2, *wallet.clock }, azure { 3, *wallet.clock };
        World() { wallet.timing.connectedCallMs = 20'000; }
        static CosignerPlace placeOf(GatePeer& peer)
        {
            return { QString::fromStdString(peer.url()), QString::fromStdString(peer.pin()),
                QString::fromStdString(peer.pairingCode()) };
        }
        std::array<CosignerPlace, 2> places() { return { placeOf(google), placeOf(azure) }; }
        Result<VaultInfo> connect(const std::array<CosignerPlace, 2>& places)
        {
            return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
                wallet.service->createConnectedVault(QStringLiteral("Connected"), places,
                    secret("correct horse"), KeychainKind::Memory, wallet.service.get(),
                    std::move(done));
            });
        }
        QList<CosignerStatus> status()
        {
            const auto all = wallet.wait<QList<CosignerStatus>>([&](auto done) {
                wallet.service->askCosigners(wallet.service.get(), std::move(done));
            });
            return all ? *all : QList<CosignerStatus> {};
        }
        bool signs(std::string_view text)
        {
            const auto id = wallet.message(text);
            const auto state = wallet.approveAndWait(id);
            if (const auto why = wallet.detail(id).error)
                qWarning("%s: %s", codeName(why->code).data(), why->context.c_str());
            return state == RequestState::Signed;
        }
    };

private slots:
    void makesAVaultAndSigns()
    {
        World w;
        QVERIFY(w.wallet.open());
        const auto vault = w.connect(w.places());
        QVERIFY2(vault, vault ? "" : vault.error().context.c_str());
        QVERIFY(!vault->practice);
        QCOMPARE(vault->cosigners[0].url, QString::fromStdString(w.google.url()));
        QCOMPARE(vault->cosigners[1].identity, QString::fromStdString(hex(w.azure.identity())));
        QCOMPARE(vault->cosigners[1].profile, QStringLiteral("unattested"));
        QVERIFY(w.wallet.service->requests().isEmpty()); // no samples
        QVERIFY(w.wallet.waitForPool(1));
        QVERIFY(w.signs("one"));
        // The key of the device is the vault's identity, and is bound to it.
        const auto devices = w.google.devices().devices();
        QCOMPARE(devices->size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(hex(*devices->front().vault)), vault->id);

        w.wallet.close();
        QVERIFY(w.wallet.open());
        const auto known = w.wallet.service->vaults();
        QCOMPARE(known.size(), 1);
        QCOMPARE(known.first().cosigners, vault->cosigners);
        QVERIFY(!known.first().practice);
        QVERIFY(w.wallet.unlock());
        QVERIFY(w.signs("two"));
        const auto refreshed = w.wallet.wait<VaultInfo>([&](auto done) {
            w.wallet.service->refreshShares(w.wallet.service.get(), std::move(done));
        });
        QVERIFY(refreshed);
        QCOMPARE(refreshed->epoch, 2u);
        QVERIFY(w.signs("three"));
    }

    void goesOnAfterACosignerWasRestarted()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect(w.places()));
        QVERIFY(w.wallet.waitForPool(1));
        QVERIFY(w.signs("before"));
        w.azure.stop();
        w.azure.start();
        // Its link is gone; it is opened anew for the next signature.
        bool again = false;
        for (int i = 0; i < 3 && !again; ++i) again = w.signs("after");
        QVERIFY(again);
    }

    void takesTheKeyAwayAtLock()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect(w.places()));
        QVERIFY(w.wallet.waitForLink());
        w.wallet.service->lock();
        w.wallet.service->waitForWorker();
        const auto before = w.google.peer().received();
        QCOMPARE(w.wallet.service->link().state, LinkState::Closed);
        // What may be asked without a key is asked over a connection of its own.
        const auto status = w.status();
        QCOMPARE(status.size(), 2);
        QVERIFY(status[0].reachable && status[1].reachable);
        QVERIFY(!status[0].policySerial);
        QCOMPARE(status[0].reasons, QStringList { QStringLiteral("unattested-profile") });
        QVERIFY(w.google.peer().received() > before);
        QVERIFY(w.wallet.unlock());
        const auto open = w.status();
        QVERIFY(open[0].policySerial && open[1].policySerial);
        QCOMPARE(open[0].epoch, 1u);
        QCOMPARE(open[0].policyHash, open[1].policyHash);
    }

    void goesThroughTheProxyAtOnce()
    {
        World w;
        tercet::test::Socks5Listener tor;
        QVERIFY(w.wallet.open());
        QCOMPARE(w.wallet.service->setProxy(QStringLiteral("tor")).error().code, Code::BadUrl);
        QVERIFY(w.wallet.service->setProxy(tor.url()));
        QVERIFY(w.connect(w.places()));
        const auto at = [](GatePeer& peer) { return QString::fromStdString(peer.url()).mid(8); };
        for (auto* peer : { &w.google, &w.azure }) QVERIFY(tor.asked().contains(at(*peer)));
        QVERIFY(w.wallet.waitForPool(1));
        QVERIFY(w.signs("through it"));
        // Without it from now on, with the vault open; and with another one, where nobody is.
        const auto used = tor.asked().size();
        QVERIFY(w.wallet.service->setProxy({}));
        w.wallet.service->waitForWorker();
        QVERIFY(w.status()[0].reachable);
        QVERIFY(w.signs("without it"));
        QCOMPARE(tor.asked().size(), used);
        QVERIFY(w.wallet.service->setProxy(QStringLiteral("socks5://127.0.0.1:1")));
        w.wallet.service->waitForWorker();
        QVERIFY(!w.status()[0].reachable);
        QCOMPARE(w.wallet.service->setting(kProxy, {}).toString(),
            QStringLiteral("socks5://127.0.0.1:1"));
    }

    void saysWhatIsWrongAndTakesTheSameCodesAgain()
    {
        World w;
        QVERIFY(w.wallet.open());
        auto places = w.places();
        std::swap(places[0], places[1]);
        const auto swapped = w.connect(places);
        QCOMPARE(swapped.error().code, Code::CosignerBadAnswer);
        QCOMPARE(QString::fromStdString(swapped.error().field), QStringLiteral("share"));
        QVERIFY(w.google.devices().devices()->empty()); // nobody was told anything
        std::swap(places[0], places[1]);

        auto wrong = places;
        wrong[1].pin = QString(64, QLatin1Char('0'));
        QCOMPARE(w.connect(wrong).error().code, Code::CosignerWrongKey);
        QVERIFY(w.google.devices().devices()->empty());
        wrong = places;
        wrong[0].url = QStringLiteral("http://127.0.0.1");
        QCOMPARE(w.connect(wrong).error().code, Code::BadUrl);

        wrong = places;
        wrong[1].pairingCode = QStringLiteral("AAAA-AAAA-AAAA-AAAA");
        QCOMPARE(w.connect(wrong).error().code, Code::WrongPairingCode);
        QCOMPARE(w.google.devices().devices()->size(), std::size_t(1)); // its code is used up,
        const auto vault = w.connect(places); // but not for this device
        QVERIFY2(vault, vault ? "" : vault.error().context.c_str());
        QCOMPARE(w.google.devices().devices()->size(), std::size_t(1));
    }

    void meetsACosignerBeforeAnythingIsTold()
    {
        World w;
        QVERIFY(w.wallet.open());
        const auto meet = [&](Share share, const QString& url, const QString& pin) {
            return w.wallet.wait<CosignerMet>([&](auto done) {
                w.wallet.service->meetCosigner(
                    share, url, pin, w.wallet.service.get(), std::move(done));
            });
        };
        const auto url = QString::fromStdString(w.google.url());
        const auto pin = QString::fromStdString(w.google.pin());
        const auto met = meet(Share::Google, url, pin);
        QVERIFY(met);
        QCOMPARE(met->info.identity, QString::fromStdString(hex(w.google.identity())));
        QCOMPARE(met->fingerprint.size(), 32);
        QCOMPARE(meet(Share::Azure, url, pin).error().code, Code::CosignerBadAnswer);
        QCOMPARE(meet(Share::Google, url, QString(64, QLatin1Char('a'))).error().code,
            Code::CosignerWrongKey);
        QCOMPARE(meet(Share::Google, url, QStringLiteral("pin")).error().code, Code::BadPin);
        w.google.stop();
        QCOMPARE(meet(Share::Google, url, pin).error().code, Code::CosignerUnreachable);
    }

    void knowsAnotherCosignerUnderTheSameKey()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect(w.places()));
        QVERIFY(w.wallet.waitForLink());
        w.wallet.service->lock();
        w.wallet.service->waitForWorker();
        w.google.loseEverything();
        QVERIFY(w.wallet.unlock());
        QVERIFY(w.wallet.waitForLink(LinkState::Broken));
        QCOMPARE(w.wallet.service->link().error->code, Code::CosignerIdentityChanged);
    }
};

QTEST_GUILESS_MAIN(ConnectedVault)
#include "tst_service_connect.moc"
