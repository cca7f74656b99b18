#include "core/backup/age/Age.h"
#include "core/wallet/Convert.h"
#include "tests/unit/wallet/TestWallet.h"

// Recipients of exports on a whole wallet with practice co-signers: who is in force after a change,
// after its cancellation and after its delay, and what the history tells of it.
namespace tercet::wallet::test {

namespace {

namespace age = backup::age;
using backup::Purpose;

QString textOf(const auto& result)
{
    return result
        ? QString()
        : toQt(codeName(result.error().code)) + QStringLiteral(": ") + toQt(result.error().context);
}

class Exporting : public TestWallet {
public:
    Exporting()
    {
        timing.callMs = 10'000;
        for (auto& people : m_people)
            for (int i = 0; i < 3; ++i) people.push_back(age::Identity::generate(*random));
    }
    Status start()
    {
        useLastingCosigners();
        TERCET_CHECK(open());
        TERCET_CHECK(create());
        TERCET_CHECK(wait<PolicyOutcome>([&](Callback<PolicyOutcome> done) {
            service->setPolicy({ .looseningDelayS = 3600 }, service.get(), std::move(done));
        }));
        return {};
    }
    backup::RecipientSet set(int which) const
    {
        backup::RecipientSet out { .purpose = Purpose::Export };
        for (const auto& one : m_people[std::size_t(which)])
            out.recipients.push_back(one.recipient());
        return out;
    }
    Result<RecipientsStatus> put(int which)
    {
        return wait<RecipientsStatus>([&](Callback<RecipientsStatus> done) {
            service->setRecipients({ .set = set(which) }, service.get(), std::move(done));
        });
    }
    Result<RecipientsStatus> ask()
    {
        return wait<RecipientsStatus>([&](Callback<RecipientsStatus> done) {
            service->recipients(Purpose::Export, service.get(), std::move(done));
        });
    }
    Result<RecipientsStatus> confirmFirst(int which, const RecipientsStatus& status)
    {
        age::Keys keys;
        keys.identities.push_back(m_people[std::size_t(which)].front().clone());
        const auto challenge = status.recipients.first().challenge.toStdString();
        TERCET_TRY(const auto answer, age::decrypt(view(challenge), keys));
        const auto bytes = answer.view();
        return wait<RecipientsStatus>([&](Callback<RecipientsStatus> done) {
            service->confirmRecipient(Purpose::Export, 1,
                QString::fromLatin1(
                    reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())),
                service.get(), std::move(done));
        });
    }
    Result<ExportOutcome> run(const QString& folder)
    {
        return wait<ExportOutcome>([&](Callback<ExportOutcome> done) {
            service->exportShares(Purpose::Export, path() + folder, service.get(), std::move(done));
        });
    }
    Result<QList<PendingPolicy>> pending()
    {
        return wait<QList<PendingPolicy>>([&](Callback<QList<PendingPolicy>> done) {
            service->pendingPolicies(service.get(), std::move(done));
        });
    }
    int happened(EventKind kind) const
    {
        const auto events = service->events();
        return int(std::ranges::count(events, kind, &Event::kind));
    }
    bool are(const Result<RecipientsStatus>& status, int which) const
    {
        if (!status || status->recipients.size() != 3) return false;
        const auto wanted = set(which).recipients;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (status->recipients[qsizetype(i)].recipient != toQt(wanted[i].text())) return false;
        return true;
    }

private:
    std::array<std::vector<age::Identity>, 3> m_people;
};

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void aCancelledChangeGivesTheSetInForceBack();
    void aChangeHoldsAfterItsDelay();
};

void ExportTest::aCancelledChangeGivesTheSetInForceBack()
{
    Exporting w;
    QVERIFY(w.start());
    auto first = w.put(0);
    QVERIFY(first && !first->activeFrom.isValid());
    QCOMPARE(w.happened(EventKind::RecipientsChanged), 1);
    QVERIFY(w.confirmFirst(0, *first));
    QVERIFY(w.run(QStringLiteral("/one")));
    QCOMPARE(w.happened(EventKind::SharesExported), 1);
    // Twice, the second before the first is decided on.
    for (const int which : { 1, 2 }) {
        const auto changed = w.put(which);
        QVERIFY(changed && changed->activeFrom.isValid());
        QTRY_COMPARE(w.happened(EventKind::RecipientsWaiting), which);
        QVERIFY(w.are(w.ask(), which));
        QCOMPARE(w.run(QStringLiteral("/none")).error().code, Code::RecipientsWaiting);
    }
    // The device is told once of each change, whoever asked for it.
    QVERIFY(w.waitForLink());
    w.service->lookForDevices();
    w.service->waitForWorker();
    QCoreApplication::processEvents();
    QCOMPARE(w.happened(EventKind::RecipientsWaiting), 2);
    const auto waits = w.pending();
    QVERIFY(waits && waits->size() == 1 && waits->first().ofRecipients);
    QVERIFY(w.wait<void>([&](Callback<void> done) {
        w.service->cancelPolicy(waits->first().id, w.service.get(), std::move(done));
    }));
    const auto back = w.ask();
    QVERIFY(w.are(back, 0));
    QVERIFY(!back->activeFrom.isValid());
    QVERIFY(back->recipients[0].tested && !back->recipients[1].tested);
    QCOMPARE(back->exportedEpoch, 1u);
    const auto written = w.run(QStringLiteral("/two"));
    QVERIFY(written);
    QCOMPARE(written->coverage.untested, 2);
    // … and over a restart.
    w.close();
    QVERIFY(w.open());
    QVERIFY(w.unlock());
    QVERIFY(w.are(w.ask(), 0));
    QCOMPARE(w.happened(EventKind::RecipientsChanged), 1);
    QCOMPARE(w.happened(EventKind::RecipientsWaiting), 2);
    QCOMPARE(w.happened(EventKind::SharesExported), 2);
}

void ExportTest::aChangeHoldsAfterItsDelay()
{
    Exporting w;
    QVERIFY(w.start());
    QVERIFY(w.put(0));
    QVERIFY(w.put(1));
    w.service->lock();
    w.clock->advance(std::chrono::hours(2));
    QVERIFY(w.unlock());
    const auto now = w.ask();
    QVERIFY(w.are(now, 1));
    QVERIFY(!now->activeFrom.isValid());
    const auto written = w.run(QStringLiteral("/one"));
    QVERIFY2(written, qPrintable(textOf(written)));
    // What is cancelled next gives this one back.
    const auto next = w.put(2);
    QVERIFY2(next, qPrintable(textOf(next)));
    const auto waits = w.pending();
    QVERIFY(waits && waits->size() == 1);
    QVERIFY(w.wait<void>([&](Callback<void> done) {
        w.service->cancelPolicy(waits->first().id, w.service.get(), std::move(done));
    }));
    QVERIFY(w.are(w.ask(), 1));
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::ExportTest)
#include "tst_service_export.moc"
