#include <QSignalSpy>

#include "tests/unit/wallet/TestWallet.h"

// The pool of presignatures, signing without one, and the link from its opening to its end.
namespace tercet::wallet::test {

using cosigner::SessionKind;

class LinkTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void fillsInBatches();
    void fillsWhereEachCallArrivesTwice();
    void signsInThreeRoundsWithoutAPool();
    void fullSigningFails_data();
    void fullSigningFails();
    void fullSigningIsCancelled();
    void saysMetered();
    void personComesFirst();
    void lostAnswerOfABatch();
    void endIsSent();
    void anotherProcessTakesOver();
    void tooManyOpenings();
    void endsAfterADay();

private:
    // A new vault on co-signers that stay, with its link open.
    void start(int presignatures, bool metered = false);
    LinkStatus link() const { return m_wallet->service->link(); }
    int opened(SessionKind kind) const { return m_wallet->cosigners->opened(kind); }
    bool pooled(int n) const
    {
        return m_wallet->waitForPool(n)
            && QTest::qWaitFor([&] { return link().pool != PoolState::Filling; }, 20'000);
    }
    std::unique_ptr<TestWallet> m_wallet;
    QList<Progress> m_progress;
};

void LinkTest::init()
{
    m_wallet = std::make_unique<TestWallet>();
    m_wallet->useLastingCosigners();
    m_progress.clear();
}

void LinkTest::start(int presignatures, bool metered)
{
    m_wallet->presignatures = presignatures;
    m_wallet->metered = metered;
    QVERIFY(m_wallet->open());
    connect(
        m_wallet->service.get(), &Wallet::ceremonyProgress, this, [this](const Progress& progress) {
            if (!progress.request.isEmpty()) m_progress.append(progress);
        });
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForLink());
}

void LinkTest::fillsInBatches()
{
    start(6);
    QVERIFY(pooled(6));
    QCOMPARE(link().pool, PoolState::Full);
    QCOMPARE(opened(SessionKind::Presign), 2); // four, then two
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
    QCOMPARE(m_progress.last().rounds, 0);
    QVERIFY(pooled(6)); // made up for
    QCOMPARE(opened(SessionKind::Presign), 3);
    QCOMPARE(opened(SessionKind::Sign), 1);
}

void LinkTest::fillsWhereEachCallArrivesTwice()
{
    m_wallet->presignatures = 5;
    QVERIFY(m_wallet->open());
    m_wallet->service->setFaults(Share::Google, { .duplicate = true });
    m_wallet->service->setFaults(Share::Azure, { .duplicate = true });
    QVERIFY(m_wallet->create());
    QVERIFY(pooled(5));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(i)), RequestState::Signed);
}

void LinkTest::signsInThreeRoundsWithoutAPool()
{
    start(0);
    for (int i = 0; i < 2; ++i) {
        m_progress.clear();
        const QString id = m_wallet->sample(i);
        QCOMPARE(m_wallet->approveAndWait(id), RequestState::Signed);
        QVERIFY(!m_wallet->detail(id).rawTransaction.isEmpty());
        QList<int> rounds;
        for (const auto& p : m_progress) {
            if (p.phase != Phase::Signing) continue;
            QCOMPARE(p.rounds, 3);
            QCOMPARE(p.leftDevice, p.round == 3); // what can become a signature is in the third
            QCOMPARE(p.cancellable, p.round < 3);
            if (rounds.isEmpty() || rounds.last() != p.round) rounds.append(p.round);
        }
        QCOMPARE(rounds, QList<int>({ 1, 2, 3 }));
    }
    QCOMPARE(opened(SessionKind::Presign), 2);
    QCOMPARE(opened(SessionKind::Sign), 0);
}

void LinkTest::fullSigningFails_data()
{
    QTest::addColumn<bool>("offline");
    QTest::addColumn<bool>("refuse");
    QTest::newRow("drop") << false << false;
    QTest::newRow("offline") << true << false;
    QTest::newRow("refuse") << false << true;
}

void LinkTest::fullSigningFails()
{
    QFETCH(const bool, offline);
    QFETCH(const bool, refuse);
    start(0);
    m_wallet->cosigners->mock().setFaults(backend::Cosigner::Azure,
        { .drop = !offline && !refuse, .refuse = refuse, .offline = offline });
    const QString id = m_wallet->sample(0);
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Failed);
    QCOMPARE(m_progress.last().phase, Phase::Signing);
    QCOMPARE(m_progress.last().round, 1);
    QVERIFY(!m_progress.last().leftDevice);
    QCOMPARE(m_progress.last().culprit, std::optional(Share::Azure));
    m_wallet->service->setFaults(Share::Azure, {});
    QVERIFY(m_wallet->service->retry(id));
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Signed);
}

void LinkTest::fullSigningIsCancelled()
{
    m_wallet->timing.callMs = 20'000;
    start(0);
    m_wallet->service->setFaults(Share::Azure, { .drop = true }); // its first round hangs
    const QString id = m_wallet->sample(0);
    QVERIFY(m_wallet->approve(id));
    QTRY_VERIFY(!m_progress.isEmpty() && m_progress.last().phase == Phase::Signing);
    QVERIFY(m_wallet->service->cancel(id));
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(id), RequestState::Waiting, 10'000);
    m_wallet->service->setFaults(Share::Azure, {});
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Signed);
    QCOMPARE(opened(SessionKind::Link), 1); // the link has lost nothing by it
}

void LinkTest::saysMetered()
{
    start(2, true);
    m_wallet->service->waitForWorker();
    QTRY_COMPARE(link().pool, PoolState::Metered);
    QCOMPARE(link().presignatures, 0);
    QCOMPARE(opened(SessionKind::Presign), 0);
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
    m_wallet->service->waitForWorker();
    QCOMPARE(link().presignatures, 0);
    m_wallet->service->setSetting(kPoolOnMetered, true);
    QVERIFY(pooled(2));
    QCOMPARE(link().pool, PoolState::Full);
    m_wallet->service->setSetting(kPoolOnMetered, false);
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(1)), RequestState::Signed); // of the pool
    m_wallet->service->waitForWorker();
    QTRY_COMPARE(link().pool, PoolState::Metered);
    QCOMPARE(link().presignatures, 1);
    m_wallet->cost->set(false);
    QVERIFY(pooled(2));
}

// A batch that would hang for twenty seconds is given up for a person.
void LinkTest::personComesFirst()
{
    m_wallet->timing.callMs = 20'000;
    start(4, true);
    m_wallet->service->setFaults(Share::Azure, { .drop = true });
    m_wallet->cost->set(false);
    QTRY_COMPARE(opened(SessionKind::Nonces), 1); // what is fetched first
    QTRY_COMPARE(link().pool, PoolState::Filling);
    m_wallet->service->setFaults(Share::Azure, {});
    const QString id = m_wallet->sample(0);
    QVERIFY(m_wallet->approve(id));
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(id), RequestState::Signed, 10'000);
    QVERIFY(pooled(4)); // afterwards
    QCOMPARE(opened(SessionKind::Link), 1);
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(1)), RequestState::Signed);
}

void LinkTest::lostAnswerOfABatch()
{
    m_wallet->timing = { .callMs = 300, .tries = 50, .backoffMs = 0 };
    start(4, true);
    m_wallet->service->setFaults(Share::Google, { .drop = true });
    m_wallet->cost->set(false);
    QTRY_COMPARE(link().shares[1], ShareState::Offline);
    m_wallet->service->setFaults(Share::Google, {});
    QVERIFY(pooled(4)); // the same bytes got the answer that was lost
    QCOMPARE(opened(SessionKind::Link), 1);
}

void LinkTest::endIsSent()
{
    start(1);
    const QString vault = m_wallet->service->currentVault();
    QCOMPARE(m_wallet->cosigners->linked(vault), std::optional(true));
    m_wallet->service->lock();
    m_wallet->service->waitForWorker();
    QCOMPARE(m_wallet->cosigners->linked(vault), std::optional(false));
    QVERIFY(m_wallet->unlock());
    QVERIFY(pooled(1));
    QCOMPARE(m_wallet->cosigners->linked(vault), std::optional(true));
    m_wallet->close(); // as at the end of the program
    QCOMPARE(m_wallet->cosigners->linked(vault), std::optional(false));
    QCOMPARE(opened(SessionKind::EndLink), 2);
}

// The same share in a second data folder, on co-signers that know one link.
void LinkTest::anotherProcessTakesOver()
{
    start(1, true);
    m_wallet->close();
    TestWallet second;
    QVERIFY(second.copyOf(*m_wallet));
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->unlock());
    QVERIFY(m_wallet->waitForLink());
    QVERIFY(second.open());
    QVERIFY(second.unlock());
    QVERIFY(second.waitForPool(1));
    const int before = opened(SessionKind::Link);
    // The first notices when it wants something, and does not fight for it unasked.
    m_wallet->cost->set(false);
    QVERIFY(m_wallet->waitForLink(LinkState::Broken));
    QCOMPARE(link().error->code, Code::NoSuchLink);
    m_wallet->service->waitForWorker();
    QCOMPARE(opened(SessionKind::Link), before);
    QCOMPARE(second.approveAndWait(second.sample(0)), RequestState::Signed);
    QCOMPARE(opened(SessionKind::Link), before);
    // Its person wants a signature.
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(1)), RequestState::Signed);
    QCOMPARE(opened(SessionKind::Link), before + 1);
    // And so does the second's, whose pool has gone with its link.
    QVERIFY(second.waitForPool(1));
    QCOMPARE(second.approveAndWait(second.sample(2)), RequestState::Signed);
    QCOMPARE(opened(SessionKind::Link), before + 2);
}

void LinkTest::tooManyOpenings()
{
    start(1);
    m_wallet->service->lock();
    m_wallet->service->waitForWorker();
    m_wallet->cosigners->refuse(SessionKind::Link, Code::RateLimited);
    QVERIFY(m_wallet->unlock());
    QVERIFY(m_wallet->waitForLink(LinkState::Broken));
    QCOMPARE(link().error->code, Code::RateLimited);
    const qint64 wait = link().againFrom.toMSecsSinceEpoch() - m_wallet->clock->wallMs();
    QVERIFY2(wait > 0 && wait <= 3'600'000, std::to_string(wait).c_str());
    m_wallet->cosigners->refuse(SessionKind::None, {});
    m_wallet->service->reopenLink();
    QVERIFY(m_wallet->waitForLink());
    QVERIFY(!link().againFrom.isValid());
}

void LinkTest::endsAfterADay()
{
    start(1);
    QVERIFY(pooled(1));
    m_wallet->service->setSetting(QStringLiteral("autoLockMinutes"), 0);
    m_wallet->service->renewOldLink();
    m_wallet->service->waitForWorker();
    QCOMPARE(opened(SessionKind::EndLink), 0);
    m_wallet->clock->advance(std::chrono::hours(24) - std::chrono::minutes(4));
    m_wallet->service->renewOldLink();
    QTRY_COMPARE_WITH_TIMEOUT(opened(SessionKind::Link), 2, 10'000);
    QCOMPARE(opened(SessionKind::EndLink), 1);
    QVERIFY(m_wallet->waitForLink());
    QVERIFY(pooled(1));
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::LinkTest)
#include "tst_service_link.moc"
