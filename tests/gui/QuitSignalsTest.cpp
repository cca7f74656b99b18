#include "app/desktop/QuitSignals.h"

#include <QSignalSpy>
#include <QTest>
#include <csignal>

#include "tests/gui/WindowFixture.h"

namespace tercet::ui::test {

class QuitSignalsTest : public QObject {
    Q_OBJECT
private slots:
    void endAsClosingTheWindowDoes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void endAsClosingTheWindowDoes()
    {
        QFETCH(const int, signal);
        const desktop::QuitSignals quits;
        WindowFixture f(wallet::LockState::Unlocked);
        QVERIFY(f.shown());
        QMetaObject::invokeMethod(qApp, [signal] { std::raise(signal); }, Qt::QueuedConnection);
        QCOMPARE(QApplication::exec(), 0);
        QVERIFY(f.wallet.calls.contains(QStringLiteral("lock")));
        QVERIFY(!f.window->isVisible());
    }
};

} // namespace tercet::ui::test

QTEST_MAIN(tercet::ui::test::QuitSignalsTest)
#include "QuitSignalsTest.moc"
