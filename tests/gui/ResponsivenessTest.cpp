#include <QTemporaryDir>

#include "tests/e2e/WindowDriver.h"
#include "tests/gui/MeasuringApplication.h"
#include "ui/access/Accessibility.h"

using namespace tercet;
using e2e::WindowDriver;
using wallet::RequestState;

namespace {

// A frame of a 60 Hz screen. Sanitizers slow the same code down several times.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLimitMs = 160;
#else
constexpr double kLimitMs = 16;
#endif
constexpr int kSettleMs = 200;

} // namespace

// Nothing blocks the window's thread for longer than a frame while a person unlocks, goes to the
// requests and looks at the other places of a vault (not at Settings), approves by holding, watches
// the ceremony and sees the signature or the failure: the real wallet and practice co-signers, the
// real window, painted by the raster engine.
class ResponsivenessTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        ui::installAccessibility();
        m_driver = std::make_unique<WindowDriver>(m_folder.filePath(QStringLiteral("data")));
        QVERIFY(QTest::qWaitForWindowActive(m_driver->window.get()));
        QVERIFY(m_driver->createVault(QStringLiteral("Treasury")));
        press(Qt::Key_L);
        QVERIFY(m_driver->wait("unlockPage"));
        measured().start();
    }
    void cleanupTestCase() { m_driver.reset(); }

    void unlocking()
    {
        QVERIFY(m_driver->type("passphrase", WindowDriver::kPassphrase));
        QVERIFY(m_driver->click("unlock"));
        QVERIFY(QTest::qWaitFor([this] { return m_driver->window->openView(); }, 30'000));
        judge();
    }
    void goingToTheRequests()
    {
        press(Qt::Key_2);
        QVERIFY(m_driver->wait("approve", 30'000));
        judge();
    }
    void goingToTheOtherPlaces()
    {
        for (const auto key : { Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_1 }) press(key);
        judge();
        press(Qt::Key_2);
    }
    void signing()
    {
        QVERIFY(m_driver->holdToApprove());
        judge();
        QCOMPARE(countOf(RequestState::Signed), 1);
    }
    void failing()
    {
        m_driver->wallet->setFaults(wallet::Share::Google, { .refuse = true });
        QVERIFY(m_driver->click("nextWaiting"));
        const QPointer<QWidget> hold = m_driver->wait<QWidget>("approve", 30'000);
        QVERIFY(hold);
        QTest::mousePress(hold, Qt::LeftButton);
        QVERIFY(m_driver->wait("failureWhat", 60'000));
        judge();
        QCOMPARE(countOf(RequestState::Failed), 1);
    }

private:
    static MeasuringApplication& measured() { return *static_cast<MeasuringApplication*>(qApp); }
    void press(Qt::Key key)
    {
        QTest::keyClick(m_driver->window.get(), key, Qt::ControlModifier);
        QTest::qWait(kSettleMs); // layouts and painting that follow belong to it
    }
    qsizetype countOf(RequestState state) const
    {
        const auto all = m_driver->wallet->requests();
        return std::ranges::count(all, state, &wallet::RequestSummary::state);
    }
    void judge()
    {
        QTest::qWait(kSettleMs);
        const auto seen = measured().take();
        QVERIFY(seen.count > 20); // the measuring is on
        const QString longest = seen.longest.join(QLatin1Char('\n'));
        qInfo("%d events, the longest of them:\n%s", seen.count, qPrintable(longest));
        QVERIFY2(seen.worstMs <= kLimitMs, qPrintable(longest));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

int main(int argc, char** argv)
{
    MeasuringApplication app(argc, argv);
    ResponsivenessTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ResponsivenessTest.moc"
