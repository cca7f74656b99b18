#include <QDir>
#include <QSignalSpy>

#include "tests/unit/wallet/TestWallet.h"

// Co-signers that misbehave, cancellation, and locking in the middle: each ends in a clear error
// and a state from which the person can go on.
namespace tercet::wallet::test {

class FaultsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void signing_data();
    void signing();
    void harmless_data();
    void harmless();
    void lostAnswerIsFetched();
    void linkOpening_data() { signing_data(); }
    void linkOpening();
    void keyGeneration_data() { signing_data(); }
    void keyGeneration();
    void cancelInTime();
    void cancelTooLate();
    void lockWhileSigning();
    void closeWhileBusy();
    void restartedCosigners();
    void deviceLost();

private:
    void fault(const Faults& faults) { m_wallet->service->setFaults(Share::Azure, faults); }
    // Progress of a ceremony, collected.
    QList<Progress> m_progress;
    std::unique_ptr<TestWallet> m_wallet;
    void watch()
    {
        m_progress.clear();
        connect(m_wallet->service.get(), &Wallet::ceremonyProgress, this,
            [this](const Progress& progress) { m_progress.append(progress); });
    }
    bool reached(Phase phase) const
    {
        for (const auto& progress : m_progress)
            if (progress.phase == phase) return true;
        return false;
    }
};

struct FaultCase {
    const char* name;
    Faults faults;
    Code code; // Internal: any of the protocol's
};

static QList<FaultCase> faultCases()
{
    return { { "drop", { .drop = true }, Code::CosignerTimeout },
        { "delay", { .delay = true }, Code::CosignerTimeout },
        { "refuse", { .refuse = true }, Code::CosignerRefused },
        { "wrong message", { .wrongMessage = true }, Code::Internal },
        { "offline", { .offline = true }, Code::CosignerUnreachable } };
}

static bool expected(const FaultCase& fault, const Error& error)
{
    if (fault.code != Code::Internal) return error.code == fault.code;
    return error.code == Code::ProtocolDropped || error.code == Code::ProtocolRecoverable
        || error.code == Code::CosignerBadAnswer || error.code == Code::ProtocolFinal;
}

void FaultsTest::init()
{
    m_wallet = std::make_unique<TestWallet>();
    QVERIFY(m_wallet->open());
}

void FaultsTest::signing_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < faultCases().size(); ++i) QTest::newRow(faultCases()[i].name) << i;
}

void FaultsTest::signing()
{
    QFETCH(const int, which);
    const FaultCase wrong = faultCases()[which];
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    watch();
    fault(wrong.faults);
    const QString id = m_wallet->sample(0);
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Failed);
    const auto failed = m_wallet->detail(id);
    QVERIFY(failed.error);
    QVERIFY2(expected(wrong, *failed.error), std::string(codeName(failed.error->code)).c_str());
    QVERIFY(failed.rawTransaction.isEmpty());
    QVERIFY(m_progress.last().error == failed.error);
    QVERIFY(!m_progress.last().cancellable);

    fault({});
    QVERIFY(m_wallet->service->retry(id));
    QCOMPARE(m_wallet->state(id), RequestState::Waiting);
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Signed);
}

void FaultsTest::harmless_data()
{
    QTest::addColumn<bool>("duplicate");
    QTest::addColumn<int>("latency");
    QTest::newRow("duplicate") << true << 0;
    QTest::newRow("latency") << false << 60;
}

void FaultsTest::harmless()
{
    QFETCH(const bool, duplicate);
    QFETCH(const int, latency);
    fault({ .latencyMs = latency, .duplicate = duplicate });
    QVERIFY(m_wallet->create());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(i)), RequestState::Signed);
    if (latency > 0) QVERIFY(m_wallet->service->link().latencyMs[2] >= latency);
}

void FaultsTest::lostAnswerIsFetched()
{
    m_wallet->close();
    m_wallet->timing = { .callMs = 300, .tries = 20, .backoffMs = 1 };
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    watch();
    fault({ .drop = true });
    const QString id = m_wallet->sample(0);
    QVERIFY(m_wallet->approve(id));
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_progress.isEmpty() && m_progress.last().shares[2] == ShareState::Offline, 10'000);
    fault({});
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(id), RequestState::Signed, 20'000);
}

void FaultsTest::linkOpening()
{
    QFETCH(const int, which);
    const FaultCase wrong = faultCases()[which];
    fault({ .latencyMs = 50 }); // time to set the fault after the key was made
    QVERIFY(m_wallet->create());
    m_wallet->service->lock();
    m_wallet->service->waitForWorker();
    fault(wrong.faults);
    QVERIFY(m_wallet->unlock());
    QVERIFY(m_wallet->waitForLink(LinkState::Broken));
    const auto link = m_wallet->service->link();
    QVERIFY(link.error);
    QVERIFY2(expected(wrong, *link.error), std::string(codeName(link.error->code)).c_str());
    fault({});
    m_wallet->service->reopenLink();
    QVERIFY(m_wallet->waitForLink());
    QVERIFY(m_wallet->waitForPool(1));
    QVERIFY(!m_wallet->service->link().error);
    QCOMPARE(m_wallet->service->link().shares[2], ShareState::Ready);
}

void FaultsTest::keyGeneration()
{
    QFETCH(const int, which);
    const FaultCase wrong = faultCases()[which];
    watch();
    fault(wrong.faults);
    const auto made = m_wallet->create();
    QVERIFY(!made);
    QVERIFY(m_progress.last().error);
    QCOMPARE(m_wallet->service->lockState(), LockState::NoVault);
    QVERIFY(m_wallet->service->vaults().isEmpty());
    fault({});
    QVERIFY(m_wallet->create());
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
}

void FaultsTest::cancelInTime()
{
    m_wallet->close();
    m_wallet->presignatures = 0;
    m_wallet->timing.callMs = 20'000;
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForLink());
    watch();
    fault({ .latencyMs = 5'000 });
    const QString first = m_wallet->sample(0), second = m_wallet->sample(1);
    QVERIFY(m_wallet->approve(first));
    QVERIFY(m_wallet->approve(second)); // waits behind it
    QTRY_VERIFY(reached(Phase::Policies));
    QVERIFY(m_wallet->service->cancel(second));
    QVERIFY(m_wallet->service->cancel(first));
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(first), RequestState::Waiting, 3'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(second), RequestState::Waiting, 3'000);
    fault({});
    QCOMPARE(m_wallet->approveAndWait(first), RequestState::Signed);
    QCOMPARE(m_wallet->approveAndWait(second), RequestState::Signed);
}

void FaultsTest::cancelTooLate()
{
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    watch();
    fault({ .latencyMs = 200 });
    const QString id = m_wallet->sample(0);
    QVERIFY(m_wallet->approve(id));
    QTRY_VERIFY(!m_progress.isEmpty() && m_progress.last().leftDevice);
    QVERIFY(!m_progress.last().cancellable);
    QCOMPARE(m_wallet->service->cancel(id).error().code, Code::TooLateToCancel);
    QTRY_COMPARE_WITH_TIMEOUT(m_wallet->state(id), RequestState::Signed, 10'000);
}

void FaultsTest::lockWhileSigning()
{
    m_wallet->close();
    m_wallet->timing.callMs = 20'000;
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    watch();
    fault({ .latencyMs = 5'000 });
    const QString id = m_wallet->sample(0);
    QVERIFY(m_wallet->approve(id));
    QTRY_VERIFY(!m_progress.isEmpty() && m_progress.last().leftDevice);
    m_wallet->service->lock();
    QCOMPARE(m_wallet->service->lockState(), LockState::Locked);
    fault({});
    QVERIFY(m_wallet->unlock());
    QCOMPARE(m_wallet->state(id), RequestState::Failed); // it had left: its presignature is spent
    QVERIFY(m_wallet->service->retry(id));
    QCOMPARE(m_wallet->approveAndWait(id), RequestState::Signed);
}

void FaultsTest::closeWhileBusy()
{
    m_wallet->close();
    m_wallet->timing.callMs = 20'000;
    QVERIFY(m_wallet->open());
    watch();
    fault({ .latencyMs = 300 });
    bool called = false;
    m_wallet->service->createPracticeVault(QStringLiteral("Never"), secret("correct horse"),
        KeychainKind::Memory, this, [&](const Result<VaultInfo>&) { called = true; });
    QTRY_VERIFY(reached(Phase::Reveal));
    m_wallet->close();
    QVERIFY(!called);
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->service->vaults().isEmpty());
    QVERIFY(m_wallet->create());
    // Locking ends a key generation too, and says so.
    fault({ .latencyMs = 300 });
    m_progress.clear();
    watch();
    Code code {};
    m_wallet->service->createPracticeVault(QStringLiteral("Never"), secret("correct horse"),
        KeychainKind::Memory, this,
        [&](const Result<VaultInfo>& made) { code = made ? Code::Internal : made.error().code; });
    QTRY_VERIFY(reached(Phase::Commit));
    m_wallet->service->lock();
    QTRY_COMPARE(code, Code::Cancelled);
    QCOMPARE(m_wallet->service->vaults().size(), 1);
}

void FaultsTest::restartedCosigners()
{
    // The co-signers forget the link with the process; the device's next start opens another.
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    m_wallet->close();
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->unlock());
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
}

void FaultsTest::deviceLost()
{
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->waitForPool(1));
    m_wallet->close();
    m_wallet->items.clear();
    QDir folder(m_wallet->path());
    const auto files = folder.entryList(QDir::Files | QDir::Hidden | QDir::System);
    QVERIFY(files.contains(QStringLiteral("wallet.db")));
    for (const QString& file : files) QVERIFY(folder.remove(file));
    QCOMPARE(folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList { QStringLiteral("cosigners") });
    QVERIFY(m_wallet->open());
    QCOMPARE(m_wallet->service->lockState(), LockState::NoVault);
    QCOMPARE(m_wallet->unlock().error().code, Code::VaultNotChosen);
    QVERIFY(m_wallet->create(QStringLiteral("Anew")));
    QCOMPARE(m_wallet->approveAndWait(m_wallet->sample(0)), RequestState::Signed);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::FaultsTest)
#include "tst_service_faults.moc"
