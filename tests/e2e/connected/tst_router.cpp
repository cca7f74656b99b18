#include "core/cosigner/SqlConnection.h"
#include "tests/e2e/connected/ConnectedWallet.h"
#include "tests/support/ForwardingPeer.h"
#include "tests/support/PostgresServer.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::test;
using wallet::RequestState;
using wallet::test::TestWallet;

// Co-signer 2 as two processes over one PostgreSQL, behind a router that goes by the vault's id:
// when one is killed, the other one carries on, and nothing is signed twice.
class Router : public QObject {
    Q_OBJECT

    static constexpr std::size_t kWallets = 3, kMostWallets = 20;
    static constexpr int kDeadlineMs = 60'000;

    struct Nodes {
        explicit Nodes(const std::string& database)
            : first(2, database)
            , router(
                  first.tls(), [this](const TlsPeer::Request& request) { return choose(request); })
        {
            first.mayBeReachedAt(router.peer().port());
            second = first.twin();
            nodes = { &first, second.get() };
            for (std::size_t i = 0; i < 2; ++i) start(i);
        }
        static std::size_t homeOf(const QByteArray& vault) { return qHash(vault, 0) % 2; }
        quint16 choose(const TlsPeer::Request& request)
        {
            const auto path = request.target.split('?').first().split('/');
            const bool ofVault = path.value(2) == "vaults" && path.value(3) != "new";
            const auto home = ofVault ? homeOf(path.value(3)) : 0;
            const auto node = up[home] ? home : 1 - home;
            if (ofVault) ++served[node];
            return ports[node];
        }
        void start(std::size_t i)
        {
            nodes[i]->start();
            ports[i] = nodes[i]->port();
            up[i] = true;
        }
        void kill(std::size_t i)
        {
            nodes[i]->kill();
            up[i] = false;
        }
        // As if nobody had asked for so long that all have run out.
        void endLeases()
        {
            cosigner::SqlConnection hand(*cosigner::SqlPlace::parse(first.database()));
            QVERIFY(hand.ready());
            QVERIFY(hand.run("UPDATE wallet_lease SET until = until - 60000"));
        }

        RealCosigner first;
        std::unique_ptr<RealCosigner> second;
        std::array<RealCosigner*, 2> nodes {};
        std::array<std::atomic<bool>, 2> up {};
        std::array<std::atomic<quint16>, 2> ports {};
        std::array<std::atomic<int>, 2> served {};
        ForwardingPeer router; // the first to go
    };

private slots:
    void carriesOnWithTheOther()
    {
        auto* const server = PostgresServer::get();
        if (!server) QSKIP(PostgresServer::kMissing);
        Nodes nodes(server->freshDatabase());
        RealCosigner three(3);
        three.start();
        std::vector<std::unique_ptr<TestWallet>> wallets;
        std::set<std::size_t> homes; // each has a vault
        while (wallets.size() < kWallets || (homes.size() < 2 && wallets.size() < kMostWallets)) {
            auto& w = *wallets.emplace_back(std::make_unique<TestWallet>());
            w.clock = std::make_shared<wallet::test::OwnClock>(true);
            // Longer than a lease, should one be renewed in the last moment.
            w.timing = { .connectedCallMs = 5'000,
                .tries = 100,
                .backoffMs = 50,
                .longestBackoffMs = 500,
                .totalMs = 30'000 };
            QVERIFY(w.open());
            const auto made = w.wait<wallet::VaultInfo>([&](auto done) {
                w.service->createConnectedVault(QStringLiteral("Connected"),
                    { placeOf(nodes.first, nodes.router.peer().port()),
                        placeOf(three, three.port()) },
                    wallet::test::secret("correct horse"), wallet::KeychainKind::Memory,
                    w.service.get(), std::move(done));
            });
            QVERIFY2(made, made ? "" : made.error().context.c_str());
            homes.insert(Nodes::homeOf(made->id.toLatin1()));
        }
        Signatures signatures;
        const auto all = [&](const char* when) {
            for (std::size_t i = 0; i < wallets.size(); ++i) {
                auto& w = *wallets[i];
                const auto text = QStringLiteral("%1 %2").arg(QLatin1String(when)).arg(i);
                const auto id = newMessage(*w.service, text);
                for (int approvals = 1;; ++approvals) {
                    QVERIFY2(approveAndWait(*w.service, id, kDeadlineMs), "stuck");
                    if (w.state(id) == RequestState::Signed) break;
                    QCOMPARE(w.state(id), RequestState::Failed);
                    const auto why = w.detail(id).error;
                    QVERIFY2(approvals < 4,
                        qPrintable(text + u' ' + QLatin1String(codeName(why->code).data()) + u' '
                            + QString::fromStdString(why->context)));
                    QVERIFY(w.service->retry(id));
                }
                signatures.add(w.detail(id), text);
                if (QTest::currentTestFailed()) return;
            }
        };
        all("both");
        if (QTest::currentTestFailed()) return;
        QCOMPARE(homes.size(), std::size_t(2));
        QVERIFY(nodes.served[0] > 0 && nodes.served[1] > 0);
        for (const std::size_t dead : { 0, 1 }) {
            nodes.kill(dead);
            nodes.endLeases();
            const auto before = nodes.served[dead].load();
            all(dead == 0 ? "without the first" : "without the second");
            if (QTest::currentTestFailed()) return;
            QCOMPARE(nodes.served[dead].load(), before);
            nodes.start(dead);
            nodes.endLeases();
        }
        all("both again");
        if (QTest::currentTestFailed()) return;
        QCOMPARE(signatures.count(), int(4 * wallets.size()));
        wallets.clear();
        for (auto* node : nodes.nodes) QCOMPARE(node->stop(), 0);
        QCOMPARE(three.stop(), 0);
        checkLogs(usedLog(nodes.first), usedLog(three));
    }
};

QTEST_GUILESS_MAIN(Router)
#include "tst_router.moc"
