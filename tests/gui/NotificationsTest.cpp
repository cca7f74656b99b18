#include <QCheckBox>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include "tests/gui/PageFixture.h"
#include "tests/gui/WindowFixture.h"
#include "ui/notify/BackupNotes.h"
#include "ui/notify/DesktopNotifier.h"
#include "ui/shell/OpenView.h"
#include "ui/shell/Preferences.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;

namespace {

class Told final : public Notifier {
public:
    void show(const QString& title, const QString& body, std::function<void()> opened) override
    {
        titles << title;
        bodies << body;
        open = std::move(opened);
    }
    QStringList titles, bodies;
    std::function<void()> open;
};

// org.freedesktop.Notifications, as a desktop has it.
class Desktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public slots:
    uint Notify(const QString& app, uint replaces, const QString&, const QString& title,
        const QString& body, const QStringList& actions, const QVariantMap&, int)
    {
        apps << app;
        replaced << replaces;
        titles << title;
        bodies << body;
        offered << actions;
        return 7;
    }
signals:
    void ActionInvoked(uint id, const QString& action);

public:
    QStringList apps, titles, bodies;
    QList<uint> replaced;
    QList<QStringList> offered;
};

// A bus of our own; empty: none could be had.
QString startBus(QProcess& daemon)
{
    const auto program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (program.isEmpty()) return {};
    daemon.start(program,
        { QStringLiteral("--session"), QStringLiteral("--nofork"),
            QStringLiteral("--print-address") });
    if (!daemon.waitForStarted() || !daemon.waitForReadyRead(10'000)) return {};
    return QString::fromLatin1(daemon.readLine()).trimmed();
}

} // namespace

class NotificationsTest : public QObject {
    Q_OBJECT
private slots:
    void anArrivalIsToldWithoutWhatItAsksFor()
    {
        WindowFixture f(wallet::LockState::Unlocked);
        Told told;
        f.context.notifier = &told;
        const auto detail = detailOf(sample(1), QStringLiteral("a"), {}, QStringLiteral("Payroll"));
        f.wallet.put(detail);
        emit f.wallet.requestArrived(QStringLiteral("a"));
        QTRY_COMPARE(told.titles.size(), 1);
        QVERIFY(told.titles[0].contains(QStringLiteral("1 request waits")));
        const auto all = told.titles[0] + told.bodies[0];
        for (const char* secret : { "1,250", "USDC", "0xfB69", "Payroll" })
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
        f.window->go(Place::Settings);
        told.open();
        QCOMPARE(f.window->openView()->place(), Place::Approvals);
    }

    void severalAreOneNotification()
    {
        WindowFixture f(wallet::LockState::Unlocked);
        Told told;
        f.context.notifier = &told;
        for (const char* id : { "a", "b", "c" }) {
            f.wallet.put(detailOf(sample(0), QLatin1String(id)));
            emit f.wallet.requestArrived(QLatin1String(id));
        }
        QTRY_COMPARE(told.titles.size(), 1);
        QVERIFY(told.titles[0].contains(QStringLiteral("3 requests wait")));
        QTest::qWait(0);
        QCOMPARE(told.titles.size(), 1);
    }

    void settingsSayWhetherAndHowMuch()
    {
        WindowFixture f(wallet::LockState::Unlocked);
        Told told;
        f.context.notifier = &told;
        f.wallet.put(detailOf(sample(1), QStringLiteral("a"), {}, QStringLiteral("Pay\u202Eroll")));
        f.window->go(Place::Settings);
        auto* details = f.find<QCheckBox>("notifyDetails");
        auto* notify = f.find<QCheckBox>("notify");
        QVERIFY(notify && details && notify->isChecked() && !details->isChecked());
        details->click();
        emit f.wallet.requestArrived(QStringLiteral("a"));
        QTRY_COMPARE(told.bodies.size(), 1);
        QVERIFY2(told.bodies[0].contains(QStringLiteral("1,250.50")), qPrintable(told.bodies[0]));
        QVERIFY(told.bodies[0].contains(QStringLiteral("as it says itself")));
        QVERIFY(told.bodies[0].contains(QStringLiteral("U+202E")));
        notify->click();
        QVERIFY(!details->isEnabled());
        emit f.wallet.requestArrived(QStringLiteral("a"));
        QTest::qWait(0);
        QCoreApplication::processEvents();
        QCOMPARE(told.bodies.size(), 1);
    }

    void whatArrivedIsNotToldAfterALock()
    {
        WindowFixture f(wallet::LockState::Unlocked);
        Told told;
        f.context.notifier = &told;
        f.wallet.put(detailOf(sample(0), QStringLiteral("a")));
        emit f.wallet.requestArrived(QStringLiteral("a"));
        f.wallet.lock();
        QTest::qWait(0);
        QCoreApplication::processEvents();
        QVERIFY(told.titles.isEmpty());
    }

    void aBackupThatIsDueIsToldOnceAnUnlock()
    {
        WindowFixture f(wallet::LockState::Locked);
        Told told;
        f.context.notifier = &told;
        f.wallet.backupValue.state = wallet::BackupState::Fresh;
        f.wallet.setLock(wallet::LockState::Unlocked);
        QVERIFY(told.titles.isEmpty());
        f.wallet.backupValue.testDue = true; // it became due by itself
        auto* notes = f.window->findChild<BackupNotes*>();
        notes->look();
        QCOMPARE(told.titles, QStringList(QStringLiteral("The backup is due for a test.")));
        QVERIFY(!told.bodies[0].contains(f.wallet.vault().name));
        notes->look();
        emit f.wallet.backupsChanged();
        QCOMPARE(told.titles.size(), 1);
        f.wallet.lock();
        QCOMPARE(told.titles.size(), 1);
        f.wallet.setLock(wallet::LockState::Unlocked);
        QCOMPARE(told.titles.size(), 2);
        told.open();
        QCOMPARE(f.window->openView()->place(), Place::KeyShares);
        f.wallet.setSetting(setting::kNotify, false);
        f.wallet.lock();
        f.wallet.setLock(wallet::LockState::Unlocked);
        QCOMPARE(told.titles.size(), 2);
    }

    void theDesktopIsToldOverItsBus()
    {
        QProcess daemon;
        const auto address = startBus(daemon);
        if (address.isEmpty()) QSKIP("no dbus-daemon here");
        auto theirs = QDBusConnection::connectToBus(address, QStringLiteral("theirs"));
        Desktop desktop;
        QVERIFY(theirs.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(theirs.registerService(QStringLiteral("org.freedesktop.Notifications")));
        DesktopNotifier notifier(
            [&] { return QDBusConnection::connectToBus(address, QStringLiteral("ours")); });
        int opened = 0;
        notifier.show(QStringLiteral("One"), QStringLiteral("<b>2 & 3</b>"), [&] { ++opened; });
        QTRY_COMPARE(desktop.titles.size(), 1);
        QCOMPARE(desktop.apps[0], QStringLiteral("Tercet"));
        QCOMPARE(desktop.bodies[0], QStringLiteral("&lt;b&gt;2 &amp; 3&lt;/b&gt;"));
        QCOMPARE(desktop.replaced[0], 0U);
        QCOMPARE(desktop.offered[0].value(0), QStringLiteral("default"));
        // A click on another's notification is not ours. Until the answer is there, neither is
        // ours.
        emit desktop.ActionInvoked(8, QStringLiteral("default"));
        QTRY_VERIFY((emit desktop.ActionInvoked(7, QStringLiteral("default")), opened > 0));
        notifier.show(QStringLiteral("Two"), {}, {});
        QTRY_COMPARE(desktop.titles.size(), 2);
        QCOMPARE(desktop.replaced[1], 7U);
        QDBusConnection::disconnectFromBus(QStringLiteral("ours"));
        QDBusConnection::disconnectFromBus(QStringLiteral("theirs"));
        daemon.kill();
        daemon.waitForFinished();
    }

    void withoutABusNothingHappens()
    {
        DesktopNotifier notifier([] {
            return QDBusConnection::connectToBus(
                QStringLiteral("unix:path=/nonexistent"), QStringLiteral("none"));
        });
        notifier.show(QStringLiteral("One"), {}, {});
        notifier.show(QStringLiteral("Two"), {}, {});
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(NotificationsTest)
#include "NotificationsTest.moc"
