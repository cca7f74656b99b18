#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include "tests/gui/Audit.h"
#include "tests/gui/WindowFixture.h"
#include "ui/access/Accessibility.h"
#include "ui/shell/OpenView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/HoldButton.h"

using namespace tercet;
using namespace tercet::ui;
using wallet::LockState;

namespace {

QDateTime tomorrow() { return QDateTime::currentDateTimeUtc().addDays(1); }

} // namespace

class FreezeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installAccessibility(); }

    void isHeldNotClicked()
    {
        WindowFixture f(LockState::Unlocked);
        f.wallet.settings[setting::kHoldMs] = 60;
        QVERIFY(f.shown());
        f.window->go(Place::KeyShares, QStringLiteral("freeze"));
        auto* hold = f.find<HoldButton>("freezeHold");
        QTest::mouseClick(hold, Qt::LeftButton);
        QVERIFY(!f.wallet.calls.contains(QStringLiteral("freeze 86400")));
        f.choose("freezeFor", 3600u);
        QTest::mousePress(hold, Qt::LeftButton);
        QTRY_VERIFY(f.wallet.calls.contains(QStringLiteral("freeze 3600")));
        QTest::mouseRelease(hold, Qt::LeftButton);
    }

    void whoCannotHoldTypesTheName()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::KeyShares);
        f.find<HoldButton>("freezeHold")->click(); // what an assistive press is
        QVERIFY(f.find<QLineEdit>("freezeName")->isVisible());
        auto* now = f.find<QPushButton>("freezeNow");
        f.find<QLineEdit>("freezeName")->setText(QStringLiteral("Another"));
        QVERIFY(!now->isEnabled());
        f.find<QLineEdit>("freezeName")->setText(f.wallet.vault().name);
        QVERIFY(now->isEnabled());
        VERIFY_SPEAKABLE(*f.window);
        now->click();
        QVERIFY(f.wallet.calls.contains(QStringLiteral("freeze 86400")));
    }

    void isSaidEverywhereUntilItIsOver()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        auto* strip = f.find<Banner>("freezeStrip");
        QVERIFY(strip->isHidden());
        f.wallet.freezeValue = { tomorrow(), { true, true, false } };
        emit f.wallet.freezeChanged();
        QVERIFY(strip->title().startsWith(QStringLiteral("Frozen until")));
        QVERIFY(strip->accessibleName().contains(QStringLiteral("Microsoft Azure")));
        f.wallet.freezeValue.confirmed = { true, true, true };
        emit f.wallet.freezeChanged();
        QVERIFY(!strip->accessibleName().contains(QStringLiteral("Microsoft Azure")));
        for (const auto place : { Place::Overview, Place::Approvals, Place::Policy }) {
            f.window->go(place);
            QVERIFY(strip->isVisible());
        }
        f.wallet.lock();
        QVERIFY(f.window->unlockPage());
        QVERIFY(f.find<Banner>("freezeStrip")->isVisible());
        f.wallet.freezeValue.until = QDateTime::currentDateTimeUtc().addMSecs(50);
        emit f.wallet.freezeChanged();
        QTRY_VERIFY(f.find<Banner>("freezeStrip")->isHidden());
    }

    void hasAKeyAndAMenuEntry()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.window->openView()->place(), Place::KeyShares);
        QVERIFY(f.find<QComboBox>("freezeFor")->hasFocus());
        f.window->go(Place::Overview);
        bool found = false;
        for (auto* action : f.find<QToolButton>("vaultSwitcher")->menu()->actions())
            if (action->text().startsWith(QStringLiteral("Freeze"))) {
                found = true;
                action->trigger();
            }
        QVERIFY(found);
        QCOMPARE(f.window->openView()->place(), Place::KeyShares);
    }

    void whatWentWrongIsSaid()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.wallet.freezeError = Error { Code::VaultLocked };
        f.window->go(Place::KeyShares);
        f.find<HoldButton>("freezeHold")->click();
        f.find<QLineEdit>("freezeName")->setText(f.wallet.vault().name);
        f.find<QPushButton>("freezeNow")->click();
        QVERIFY(!f.find<Banner>("freezeResult")->title().isEmpty());
        QVERIFY(f.find<HoldButton>("freezeHold")->isEnabled());
    }
};

QTEST_MAIN(FreezeTest)
#include "FreezeTest.moc"
