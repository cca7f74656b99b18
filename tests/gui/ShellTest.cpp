#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTranslator>

#include "tests/gui/Audit.h"
#include "tests/gui/WindowFixture.h"
#include "ui/access/Accessibility.h"
#include "ui/pages/Pages.h"
#include "ui/shell/NavButton.h"
#include "ui/shell/OpenView.h"
#include "ui/shell/Shortcuts.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"

using namespace tercet;
using namespace tercet::ui;
using wallet::LockState;

namespace {

QString nameOf(QWidget* w)
{
    auto* interface = QAccessible::queryAccessibleInterface(w);
    return interface ? interface->text(QAccessible::Name) : QString();
}

// All text of the accessible tree below.
void collect(QAccessibleInterface* node, QString& out)
{
    if (!node) return;
    out += node->text(QAccessible::Name) + QLatin1Char('\n') + node->text(QAccessible::Description)
        + QLatin1Char('\n') + node->text(QAccessible::Value) + QLatin1Char('\n');
    for (int i = 0; i < node->childCount(); ++i) collect(node->child(i), out);
}

// Every text of the program becomes [text··]: what is shown without brackets was not translated.
class Pseudo : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        const auto text = QString::fromUtf8(source);
        return QLatin1Char('[') + text + QString(qMax(1, int(text.size()) * 2 / 5), QChar(0xB7))
            + QLatin1Char(']');
    }
    bool isEmpty() const override { return false; }
};

bool hasLetters(const QString& s)
{
    return std::ranges::any_of(s, [](QChar c) { return c.isLetter(); });
}

} // namespace

class ShellTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installAccessibility(); }

    void everyPlaceHasAPageAndAKey()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QCOMPARE(places().size(), kPlaces);
        for (const auto& info : places()) {
            QTest::keyClick(
                f.window.get(), Qt::Key(Qt::Key_1 + int(info.place)), Qt::ControlModifier);
            QCOMPARE(f.window->openView()->place(), info.place);
            auto* page = f.window->openView()->page(info.place);
            QVERIFY(page);
            QVERIFY(page->isVisible());
            QCOMPARE(page->title(), info.name());
        }
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(f.window.get(), Qt::Key_F1);
        QCOMPARE(f.window->openView()->place(), Place::Settings);
    }

    void settingsShowEveryKey()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        QStringList shown;
        for (auto* l : f.find<QWidget>("shortcuts")->findChildren<QLabel*>()) shown << l->text();
        for (const auto& s : shortcuts()) {
            QVERIFY(shown.contains(s.keys.toString(QKeySequence::NativeText)));
            QVERIFY(shown.contains(s.what));
        }
    }

    void everyFocusableWidgetHasAName_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }
    void everyFocusableWidgetHasAName()
    {
        QFETCH(QString, language);
        {
            WindowFixture f(LockState::Unlocked, language);
            QVERIFY(f.shown());
            for (const auto& info : places()) {
                f.window->go(info.place);
                VERIFY_SPEAKABLE(*f.window);
            }
            f.wallet.lock();
            VERIFY_SPEAKABLE(*f.window);
        }
        WindowFixture f(LockState::NoVault, language);
        QVERIFY(f.shown());
        f.click("next");
        f.click("modePractice");
        f.click("next");
        VERIFY_SPEAKABLE(*f.window);
    }

    void lockLeavesNothing()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        for (const auto& info : places()) f.window->go(info.place);
        const auto address = f.wallet.accountList.first().address;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(f.wallet.calls.contains(QStringLiteral("lock")));
        QVERIFY(!f.window->openView());
        QVERIFY(f.window->findChildren<Page*>().isEmpty());
        QVERIFY(!f.find<QWidget>("sidebar"));
        QString heard;
        collect(QAccessible::queryAccessibleInterface(f.window.get()), heard);
        QVERIFY(heard.contains(
            QLatin1String("Treasury"))); // its name, so that one knows what one unlocks
        QVERIFY(!heard.contains(address));
        QVERIFY(!heard.contains(address.mid(2, 4)));
        QVERIFY(!heard.contains(QLatin1String("Approvals")));
        // Keys of the open window do nothing now.
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!f.window->openView());
        QVERIFY(f.window->unlockPage());
    }

    void closingLocks()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->close();
        QVERIFY(f.wallet.calls.contains(QStringLiteral("lock")));
    }

    void idleWarningIsShownInTheWindow()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        emit f.wallet.lockingSoon(15);
        QVERIFY(f.find<Banner>("idleWarning")->title().contains(QLatin1String("15")));
        emit f.wallet.lockingSoon(0);
        QVERIFY(f.find<Banner>("idleWarning")->isHidden());
    }

    void languageSwitchesLive()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        f.choose("languageChoice", QStringLiteral("de"));
        QTRY_COMPARE(
            f.window->openView()->page(Place::Settings)->title(), QStringLiteral("Einstellungen"));
        QCOMPARE(f.window->openView()->place(), Place::Settings);
        QCOMPARE(nameOf(f.find<QWidget>("lockNow")), QStringLiteral("Jetzt sperren"));
        f.choose("languageChoice", QStringLiteral("en"));
        QTRY_COMPARE(
            f.window->openView()->page(Place::Settings)->title(), QStringLiteral("Settings"));
    }

    void themeSwitchesLive()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        const auto corner = [&] {
            return f.window->grab().toImage().pixelColor(
                f.window->width() - 4, f.window->height() - 4);
        };
        QCOMPARE(corner(), Theme::the().color(Token::Window));
        const auto before = corner();
        f.choose("theme", int(Scheme::Dark));
        QCOMPARE(Theme::the().scheme(), Scheme::Dark);
        QVERIFY(corner() != before);
        QCOMPARE(corner(), Theme::the().color(Token::Window));
        f.choose("theme", int(Scheme::Light));
        QCOMPARE(corner(), before);
    }

    // No page is wider than the smallest window that it is for, in the longer language and the
    // largest text.
    void settingsFitTheWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::newRow("small") << QSize(900, 640) << 100;
        QTest::newRow("130 %") << QSize(1000, 700) << 130;
        QTest::newRow("160 %") << QSize(1240, 800) << 160;
        QTest::newRow("large") << QSize(1920, 1080) << 100;
    }
    void settingsFitTheWindow()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        WindowFixture f(LockState::Unlocked, QStringLiteral("de"));
        auto preferences = Preferences::read(f.wallet);
        preferences.textScale = percent;
        preferences.write(f.wallet);
        f.appearance.apply(preferences);
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->resize(size);
        f.window->show();
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        QTRY_VERIFY(f.find<QWidget>("about")->isVisible());
        auto* area = f.window->openView()->page(Place::Settings)->findChild<QScrollArea*>();
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
        preferences.textScale = 100;
        f.appearance.apply(preferences);
    }

    void textSizeSwitchesLive()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        const int before = f.find<QLabel>("pageTitle")->font().pixelSize();
        f.choose("textScale", 160);
        QTRY_COMPARE(f.window->openView()
                         ->page(Place::Settings)
                         ->findChild<QLabel*>(QStringLiteral("pageTitle"))
                         ->font()
                         .pixelSize(),
            qRound(before * 1.6));
        f.choose("textScale", 100);
        QTRY_COMPARE(f.window->openView()
                         ->page(Place::Settings)
                         ->findChild<QLabel*>(QStringLiteral("pageTitle"))
                         ->font()
                         .pixelSize(),
            before);
    }

    void thePolicyIsBehindKeySharesAndSettings()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        f.click("toPolicy");
        QCOMPARE(f.window->openView()->place(), Place::Policy);
        QVERIFY(f.find<QAbstractButton>("nav5")->isChecked());
        VERIFY_SPEAKABLE(*f.window);
        f.click("backTo");
        QCOMPARE(f.window->openView()->place(), Place::KeyShares);
        f.find<QPushButton>("openPolicy")->click();
        QCOMPARE(f.window->openView()->place(), Place::Policy);
    }

    void aProxyIsCheckedAndUsed()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        auto* address = f.find<QLineEdit>("proxyAddress");
        auto* save = f.find<QPushButton>("saveProxy");
        QVERIFY(!address->isVisible());
        QVERIFY(!save->isEnabled());
        f.choose("proxyKind", QStringLiteral("socks5://"));
        QVERIFY(address->isVisible());
        f.wallet.proxyResult = fail(Code::BadUrl);
        f.type("proxyAddress", QStringLiteral("tor"));
        save->click();
        QVERIFY(f.find<Banner>("proxyBanner")->title().isEmpty());
        QVERIFY(save->isEnabled());
        f.wallet.proxyResult = {};
        address->clear();
        f.type("proxyAddress", QStringLiteral("127.0.0.1:9050"));
        save->click();
        QVERIFY(f.wallet.calls.contains(QStringLiteral("setProxy socks5://127.0.0.1:9050")));
        QVERIFY(!f.find<Banner>("proxyBanner")->title().isEmpty());
        QVERIFY(!save->isEnabled());
        // As it is stored, it is shown again.
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->show();
        f.window->go(Place::Settings);
        QCOMPARE(f.find<QLineEdit>("proxyAddress")->text(), QStringLiteral("127.0.0.1:9050"));
        f.choose("proxyKind", QString());
        f.find<QPushButton>("saveProxy")->click();
        QCOMPARE(f.wallet.calls.last(), QStringLiteral("setProxy "));
        VERIFY_SPEAKABLE(*f.window);
    }

    void faultsReachTheCosigner()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        for (const auto* name :
            { "offline1", "drop1", "delay1", "duplicate1", "refuse1", "wrongMessage1" })
            f.find<QCheckBox>(name)->setChecked(true);
        f.find<QSpinBox>("latency1")->setValue(250);
        const wallet::Faults all { 250, true, true, true, true, true, true };
        QCOMPARE(f.wallet.faultValues[wallet::Share::Google], all);
        QCOMPARE(f.wallet.faultValues.value(wallet::Share::Azure), wallet::Faults());
    }

    void faultsAndMarkAreForPracticeOnly()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        QVERIFY(f.find<QWidget>("practiceStrip")->isVisible());
        f.wallet.vaultList.first().practice = false;
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->show();
        f.window->go(Place::Settings);
        QVERIFY(!f.find<QWidget>("practiceStrip"));
        QVERIFY(!f.find<QWidget>("faults"));
    }

    void nodesAreStored()
    {
        WindowFixture f(LockState::Unlocked);
        f.wallet.networkList << wallet::Network { 137, QStringLiteral("Polygon"),
            QStringLiteral("POL"), {} };
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        QVERIFY(!f.find<QLineEdit>("node137"));
        f.type("node1", QStringLiteral("https://node.example"));
        QTest::keyClick(f.find<QLineEdit>("node1"), Qt::Key_Return);
        QVERIFY(f.wallet.calls.contains(QStringLiteral("setNodeUrl 1 https://node.example")));
        f.type("newChainId", QStringLiteral("31337"));
        f.type("newNodeUrl", QStringLiteral("http://127.0.0.1:8545"));
        f.click("addNetwork");
        QVERIFY(f.wallet.calls.contains(QStringLiteral("setNodeUrl 31337 http://127.0.0.1:8545")));
        f.choose("newNetwork", QVariant::fromValue(quint64(137)));
        QVERIFY(f.find<QLineEdit>("newChainId")->isHidden());
        f.type("newNodeUrl", QStringLiteral("https://polygon.example"));
        f.click("addNetwork");
        QVERIFY(f.wallet.calls.contains(QStringLiteral("setNodeUrl 137 https://polygon.example")));
        QVERIFY(f.find<QLineEdit>("node137")); // used now: a row of its own
        f.type("newChainId", QStringLiteral("zero"));
        f.click("addNetwork");
        QVERIFY(f.find<Banner>("networkBanner")->title().contains(QLatin1String("chain id")));
    }

    void keychainDoctorReports()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        f.click("keychainDoctor");
        QVERIFY(
            f.find<Banner>("keychainBanner")->title().contains(QLatin1String("Secret Service")));
        f.wallet.doctorReport = fail(Code::KeychainLocked);
        f.click("keychainDoctor");
        QVERIFY(f.find<Banner>("keychainBanner")->title().contains(QLatin1String("locked")));
    }

    void autoLockIsStored()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        f.choose("autoLock", 2);
        QCOMPARE(f.wallet.settings.value(QStringLiteral("autoLockMinutes")).toInt(), 2);
    }

    void meteredConnectionsAreStored()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        f.window->go(Place::Settings);
        auto* box = f.find<QCheckBox>("poolOnMetered");
        QVERIFY(!box->isChecked());
        box->click();
        QVERIFY(f.wallet.settings.value(wallet::kPoolOnMetered).toBool());
    }

    void switchingTheVaultLocksIt()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        auto other = wallet::FakeWallet::someVault(QStringLiteral("Savings <b>&"));
        other.id = QStringLiteral("ff00");
        f.wallet.addVault(other);
        emit f.wallet.vaultsChanged();
        auto* menu = f.find<QToolButton>("vaultSwitcher")->menu();
        QCOMPARE(menu->actions().size(), 5); // two vaults, a line, freeze, a new one
        menu->actions().at(1)->trigger();
        QTRY_VERIFY(f.window->unlockPage());
        QCOMPARE(f.wallet.current, other.id);
    }

    void aDotSaysThatTheBackupNeedsSomebody()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        auto* shares = f.find<NavButton>("nav5");
        const auto name = [&] { return shares->accessibleName(); };
        QVERIFY(shares->hasDot());
        QCOMPARE(name(), QStringLiteral("Key shares, This device’s share is not backed up."));
        f.wallet.backupValue.state = wallet::BackupState::Fresh;
        emit f.wallet.backupsChanged();
        QVERIFY(!shares->hasDot());
        QCOMPARE(name(), QStringLiteral("Key shares"));
        for (const auto state : { wallet::BackupState::Stale, wallet::BackupState::Untested }) {
            f.wallet.backupValue.state = state;
            emit f.wallet.backupsChanged();
            QVERIFY(shares->hasDot());
        }
        f.wallet.backupValue = { wallet::BackupState::Fresh, false, {} };
        emit f.wallet.backupsChanged();
        f.wallet.backupValue.testDue = true; // by time alone
        f.window->go(Place::Send);
        QVERIFY(name().contains(QStringLiteral("due for a test")));
    }

    void theBackupAndItsTestAreBehindKeyShares()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        for (const auto place : { Place::Backup, Place::Drill }) {
            f.window->go(place);
            QVERIFY(f.find<QAbstractButton>("nav5")->isChecked());
            VERIFY_SPEAKABLE(*f.window);
            f.wallet.lock();
            f.wallet.setLock(LockState::Unlocked);
        }
    }

    void badgeCountsWhatWaits()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        auto* approvals = f.find<NavButton>("nav1");
        QCOMPARE(approvals->badge(), 0);
        wallet::RequestDetail detail;
        detail.head.id = QStringLiteral("r1");
        detail.head.state = wallet::RequestState::Waiting;
        f.wallet.put(detail);
        QCOMPARE(approvals->badge(), 1);
        QVERIFY(nameOf(approvals).contains(QLatin1Char('1')));
        f.wallet.setState(QStringLiteral("r1"), wallet::RequestState::Rejected);
        QCOMPARE(approvals->badge(), 0);
    }

    void connectionIsAWord()
    {
        using wallet::LinkState;
        using wallet::ShareState;
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        auto* pill = f.find<Pill>("connection");
        QCOMPARE(pill->accessibleName(), QStringLiteral("Both co-signers online"));
        f.wallet.setLink(LinkState::Open, ShareState::Ready, ShareState::Offline);
        QCOMPARE(pill->accessibleName(), QStringLiteral("Microsoft Azure unreachable"));
        f.wallet.setLink(LinkState::Broken, ShareState::Offline, ShareState::Offline);
        QCOMPARE(pill->accessibleName(), QStringLiteral("Offline — approvals wait"));
    }

    // What a page shows without brackets in the pseudo-language was written without tr().
    void everythingIsTranslatable()
    {
        WindowFixture f(LockState::Unlocked);
        Pseudo pseudo;
        QCoreApplication::installTranslator(&pseudo);
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->show();
        QVERIFY(f.shown());
        QStringList bad;
        const auto look = [&](const QString& where) {
            for (auto* w : f.window->findChildren<QWidget*>()) {
                if (!w->isVisibleTo(f.window.get())) continue;
                QString text;
                if (auto* l = qobject_cast<QLabel*>(w)) text = l->text();
                if (auto* b = qobject_cast<QAbstractButton*>(w)) text = b->text();
                if (!hasLetters(text) || text.contains(QLatin1Char('['))) continue;
                bad << where + QLatin1String(": ") + text;
            }
        };
        for (const auto& info : places()) {
            f.window->go(info.place);
            look(QLatin1String(info.english));
        }
        f.wallet.lock();
        look(QStringLiteral("unlock"));
        QCoreApplication::removeTranslator(&pseudo);
        // Names and data that are the same in every language.
        static const QRegularExpression data(
            QStringLiteral("Treasury|Tercet|Google Cloud|Microsoft Azure|AMD SEV|Intel "
                           "SGX|Ethereum|Sepolia|Main|Ctrl|Strg|^F1$|^m/|0x|Qt, "
                           "lib|^a1b2|0\\.1\\.0|Secret Service|\\d"));
        bad.removeIf([](const QString& s) {
            return data.match(s.section(QLatin1String(": "), 1)).hasMatch();
        });
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(ShellTest)
#include "ShellTest.moc"
