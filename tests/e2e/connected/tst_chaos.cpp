#include "tests/e2e/connected/ConnectedWallet.h"
#include "tests/support/ChaosPeer.h"
#include "tests/support/PostgresServer.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::test;
using wallet::RequestState;
using wallet::test::TestWallet;

// A wallet signs although the network loses, repeats, cuts, changes and mixes up what it carries
// between it and both co-signers, which are real processes. TERCET_CHAOS_SIGNINGS signatures (2,000
// at full size), TERCET_CHAOS_SEED another schedule.
class Chaos : public QObject {
    Q_OBJECT

    static constexpr int kOneIn = 5; // messages that are meddled with
    static constexpr int kDeadlineMs = 60'000; // of one approval, however it ends
    static constexpr int kMostApprovals = 20; // of one request
    static constexpr int kCallMs = 500; // what silence costs
    // A co-signer opens twenty links an hour for a vault, and some of what is done ends one.
    static constexpr int kOfOneVault = 50;

    struct World {
        std::uint64_t seed { std::uint64_t(sizeOf("TERCET_CHAOS_SEED", 1)) };
        RealCosigner two { 2,
            PostgresServer::get() ? PostgresServer::get()->freshDatabase() : std::string() };
        RealCosigner three { 3 };
        ChaosPeer google { two.tls(), seed }, azure { three.tls(), seed + 1 };
        World()
        {
            two.mayBeReachedAt(google.peer().port());
            three.mayBeReachedAt(azure.peer().port());
            two.start();
            three.start();
            google.setUpstream(two.port());
            azure.setUpstream(three.port());
        }
        static void prepare(TestWallet& wallet)
        {
            wallet.clock = std::make_shared<wallet::test::OwnClock>(true);
            wallet.timing = { .callMs = kCallMs,
                .connectedCallMs = kCallMs,
                .tries = 8,
                .backoffMs = 5,
                .longestBackoffMs = 50,
                .totalMs = 20'000 };
            wallet.presignatures = 4;
        }
        void meddle(std::uint32_t every)
        {
            google.setEvery(every);
            azure.setEvery(every);
        }
    };

    struct Tally {
        Signatures signatures;
        int again { 0 };
        qint64 longest { 0 };
    };

    void signWithOne(World& w, int count, int from, Tally& tally)
    {
        TestWallet wallet;
        w.prepare(wallet);
        QVERIFY(wallet.open());
        w.meddle(0); // pairing codes are good once
        const auto made = wallet.wait<wallet::VaultInfo>([&](auto done) {
            wallet.service->createConnectedVault(QStringLiteral("Connected"),
                { placeOf(w.two, w.google.peer().port()), placeOf(w.three, w.azure.peer().port()) },
                wallet::test::secret("correct horse"), wallet::KeychainKind::Memory,
                wallet.service.get(), std::move(done));
        });
        QVERIFY2(made, made ? "" : made.error().context.c_str());
        w.meddle(kOneIn);
        for (int i = from; i < from + count; ++i) {
            const auto text = QStringLiteral("message %1").arg(i);
            const auto id = newMessage(*wallet.service, text);
            for (int approvals = 1;; ++approvals) {
                QElapsedTimer timer;
                timer.start();
                QVERIFY2(approveAndWait(*wallet.service, id, kDeadlineMs), "stuck");
                tally.longest = std::max(tally.longest, timer.elapsed());
                const auto now = wallet.detail(id);
                if (now.head.state == RequestState::Signed) break;
                QCOMPARE(now.head.state, RequestState::Failed);
                QVERIFY2(approvals < kMostApprovals, codeName(now.error->code).data());
                ++tally.again;
                QVERIFY(wallet.service->retry(id));
            }
            tally.signatures.add(wallet.detail(id), text);
            if (QTest::currentTestFailed()) return;
        }
    }

private slots:
    void theScheduleIsTheSeeds()
    {
        std::array<int, kMischiefs> seen {};
        for (std::uint64_t n = 0; n < 20'000; ++n) {
            const auto what = ChaosPeer::plan(7, n, 5);
            QCOMPARE(what, ChaosPeer::plan(7, n, 5));
            ++seen[std::size_t(what)];
        }
        QVERIFY(seen[0] > 15'000 && seen[0] < 17'000);
        for (std::size_t i = 1; i < kMischiefs; ++i) QVERIFY(seen[i] > 50);
    }

    void signsEverythingOnce()
    {
        World w;
        const int wanted = sizeOf("TERCET_CHAOS_SIGNINGS", 100);
        Tally tally;
        for (int done = 0; done < wanted; done += kOfOneVault) {
            signWithOne(w, std::min(kOfOneVault, wanted - done), done, tally);
            if (QTest::currentTestFailed()) return;
        }
        QCOMPARE(tally.signatures.count(), wanted);
        QCOMPARE(w.two.stop(), 0);
        QCOMPARE(w.three.stop(), 0);
        const auto two = usedLog(w.two), three = usedLog(w.three);
        checkLogs(two, three);
        QVERIFY(two.size() >= std::size_t(wanted) && three.size() >= std::size_t(wanted));
        QString meddled;
        for (std::size_t i = 1; i < kMischiefs; ++i) {
            const auto n = w.google.done(Mischief(i)) + w.azure.done(Mischief(i));
            meddled += QStringLiteral(" %1").arg(n);
            QVERIFY2(wanted < 1000 || n > 0, "a mischief that never happened");
        }
        qInfo("%d signatures, %d approved again, the longest approval %lld ms, %llu messages; "
              "meddled with:%s",
            wanted, tally.again, tally.longest,
            static_cast<unsigned long long>(w.google.messages() + w.azure.messages()),
            qPrintable(meddled));
    }
};

QTEST_GUILESS_MAIN(Chaos)
#include "tst_chaos.moc"
