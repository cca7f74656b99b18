#include <QLabel>

#include "tests/gui/WindowFixture.h"
#include "ui/shell/OpenView.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using namespace tercet::ui;
using wallet::LockState;

class UnlockTest : public QObject {
    Q_OBJECT
private slots:
    void rightPassphraseOpens()
    {
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        QVERIFY(f.window->unlockPage());
        QVERIFY(!f.find<QPushButton>("unlock")->isEnabled());
        f.type("passphrase", QStringLiteral("correct horse"));
        QTest::keyClick(f.find<SecretEdit>("passphrase"), Qt::Key_Return);
        QVERIFY(f.window->openView());
        QVERIFY(!f.window->unlockPage());
    }

    void wrongPassphraseIsALineUnderTheField()
    {
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        f.type("passphrase", QStringLiteral("wrong"));
        f.click("unlock");
        auto* line = f.find<QLabel>("unlockFailure");
        QVERIFY(line->isVisible());
        QVERIFY(line->text().contains(QLatin1String("not the passphrase")));
        QVERIFY(f.find<SecretEdit>("passphrase")->isEmpty());
        QVERIFY(f.window->unlockPage());
    }

    void delayGrowsAfterTheThirdFailure()
    {
        QCOMPARE(UnlockPage::delaySeconds(1), 0);
        QCOMPARE(UnlockPage::delaySeconds(2), 0);
        QCOMPARE(UnlockPage::delaySeconds(3), 2);
        QCOMPARE(UnlockPage::delaySeconds(4), 4);
        QCOMPARE(UnlockPage::delaySeconds(7), 32);
        QCOMPARE(UnlockPage::delaySeconds(8), 60);
        QCOMPARE(UnlockPage::delaySeconds(1000), 60);
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        for (int i = 0; i < 3; ++i) {
            f.type("passphrase", QStringLiteral("wrong"));
            f.click("unlock");
        }
        f.type("passphrase", QStringLiteral("correct horse"));
        QVERIFY(!f.find<QPushButton>("unlock")->isEnabled());
        QTest::keyClick(f.find<SecretEdit>("passphrase"), Qt::Key_Return);
        QCOMPARE(f.wallet.calls.count(QStringLiteral("unlock")), 3);
        QTRY_VERIFY_WITH_TIMEOUT(f.find<QPushButton>("unlock")->isEnabled(), 5000);
        f.click("unlock");
        QVERIFY(f.window->openView());
    }

    void everyKeychainStateHasItsOwnWayOut_data()
    {
        QTest::addColumn<int>("code");
        for (const auto code : { Code::KeychainLocked, Code::KeychainDenied,
                 Code::KeychainNoBackend, Code::KeychainMissing, Code::KeychainChanged,
                 Code::KeychainOtherBackend, Code::KeychainTimeout, Code::KeychainFailed })
            QTest::newRow(codeName(code).data()) << int(code);
    }
    void everyKeychainStateHasItsOwnWayOut()
    {
        QFETCH(int, code);
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        f.wallet.unlockError = Error { Code(code) };
        f.type("passphrase", QStringLiteral("correct horse"));
        f.click("unlock");
        QVERIFY(!f.find<Banner>("unlockBanner")->title().isEmpty());
        QVERIFY(f.find<QLabel>("unlockFailure")->isHidden()); // not a wrong passphrase
        QVERIFY(f.find<QPushButton>("checkKeychain")->isVisible());
        f.click("checkKeychain");
        QVERIFY(f.wallet.calls.contains(QStringLiteral("checkKeychain")));
        QVERIFY(f.find<Banner>("unlockBanner")->title().contains(QLatin1String("Secret Service")));
        f.wallet.unlockError.reset();
        f.type("passphrase", QStringLiteral("correct horse"));
        f.click("unlock");
        QVERIFY(f.window->openView());
    }

    void keychainOnlyHasNoField()
    {
        WindowFixture f(LockState::Locked);
        f.wallet.vaultList.first().passphrase = false;
        f.wallet.passphrase.clear();
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->show();
        QVERIFY(f.shown());
        QVERIFY(!f.find<SecretEdit>("passphrase"));
        f.click("unlock");
        QVERIFY(f.window->openView());
    }

    void busyKeepsThePage()
    {
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        f.wallet.hold = true;
        f.type("passphrase", QStringLiteral("correct horse"));
        f.click("unlock");
        f.wallet.setLock(LockState::Busy);
        QVERIFY(f.window->unlockPage());
        QVERIFY(!f.find<QPushButton>("unlock")->isEnabled());
        f.wallet.release();
        QVERIFY(f.window->openView());
    }
};

QTEST_MAIN(UnlockTest)
#include "UnlockTest.moc"
