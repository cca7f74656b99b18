#include <QTest>

#include "core/wallet/Open.h"
#include "tests/e2e/connected/ConnectedWallet.h"
#include "tests/support/PostgresServer.h"
#include "tests/unit/cli/Program.h"

using namespace tercet;
using namespace tercet::test;
using wallet::RequestState;

// The whole way, as it is installed: a co-signer on PostgreSQL, one on SQLite, a vault that
// tercet-cli makes, a hundred signatures of one session of the wallet over it, while co-signers and
// the database server are killed and come back.
class Hundred : public QObject {
    Q_OBJECT

    static constexpr int kSignatures = 100;
    static constexpr int kDeadlineMs = 90'000;

    static QStringList words(const wallet::CosignerPlace& place)
    {
        return { QStringLiteral("--cosigner"), place.url, QStringLiteral("--pin"), place.pin,
            QStringLiteral("--pairing"), place.pairingCode };
    }

private slots:
    void signsOnWhateverDies()
    {
        auto* const server = PostgresServer::get();
        if (!server) QSKIP(PostgresServer::kMissing);
        RealCosigner two(2, server->freshDatabase()), three(3);
        two.start();
        three.start();
        Program cli;
        auto create = QStringList { QStringLiteral("vault"), QStringLiteral("create"),
            QStringLiteral("--name"), QStringLiteral("Connected") };
        create += words(placeOf(two, two.port())) + words(placeOf(three, three.port()));
        const auto made = cli.run(create);
        QVERIFY2(made.exitCode == 0, (made.out + made.err).constData());
        QCOMPARE(made.json().at("practice").get<bool>(), false);

        auto opened = wallet::openWallet({ cli.dataFolder(), wallet::KeychainKind::File });
        QVERIFY(opened);
        auto& wallet = **opened;
        bool unlocked = false;
        wallet.unlock(crypto::SecretBytes::from(view(Program::kPassphrase.toStdString())), &wallet,
            [&](const Result<wallet::VaultInfo>& vault) { unlocked = vault.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(unlocked, 60'000);

        Signatures signatures;
        int again = 0;
        for (int i = 0; i < kSignatures; ++i) {
            const auto text = QStringLiteral("message %1").arg(i);
            const auto id = newMessage(wallet, text);
            QVERIFY(!id.isEmpty());
            for (int approvals = 1;; ++approvals) {
                if (approvals == 1) disturb(i, wallet, *server, two, three);
                QVERIFY2(approveAndWait(wallet, id, kDeadlineMs), "stuck");
                const auto now = wallet.request(id);
                QVERIFY(now);
                if (now->head.state == RequestState::Signed) break;
                // As a person would.
                QCOMPARE(now->head.state, RequestState::Failed);
                QVERIFY2(approvals < 10, codeName(now->error->code).data());
                ++again;
                QVERIFY(wallet.retry(id));
            }
            signatures.add(*wallet.request(id), text);
            if (QTest::currentTestFailed()) return;
        }
        QCOMPARE(signatures.count(), kSignatures);
        QCOMPARE(int(wallet.requests().size()), kSignatures);
        opened->reset();
        QCOMPARE(two.stop(), 0);
        QCOMPARE(three.stop(), 0);
        const auto ofTwo = usedLog(two), ofThree = usedLog(three);
        checkLogs(ofTwo, ofThree);
        QVERIFY(ofTwo.size() >= kSignatures && ofThree.size() >= kSignatures);
        qInfo("%d signatures, %d approved again; presignatures used: %zu and %zu", kSignatures,
            again, ofTwo.size(), ofThree.size());
    }

private:
    // Before the signing, or in its middle: when the request leaves the device.
    void disturb(int i, wallet::Wallet& wallet, PostgresServer& server, RealCosigner& two,
        RealCosigner& three)
    {
        const auto restart = [](RealCosigner& which) {
            which.kill();
            which.start();
        };
        const auto whenItLeaves = [&](std::function<void()> run) {
            connect(&wallet, &wallet::Wallet::ceremonyProgress, &wallet,
                [run = std::move(run), once = std::make_shared<bool>(false)](
                    const wallet::Progress& progress) {
                    if (progress.leftDevice && !std::exchange(*once, true)) run();
                });
        };
        if (i == 20) restart(three);
        if (i == 40) whenItLeaves([&] { restart(two); });
        if (i == 60) server.restart();
        if (i == 80) whenItLeaves([&] { restart(three); });
    }
};

QTEST_GUILESS_MAIN(Hundred)
#include "tst_hundred.moc"
