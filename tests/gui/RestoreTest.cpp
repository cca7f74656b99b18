#include <QLabel>

#include "tests/gui/PageFixture.h"
#include "tests/gui/WindowFixture.h"
#include "ui/restore/RestoreDue.h"
#include "ui/restore/RestoreWizard.h"
#include "ui/restore/ResumeStep.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::LockState;

namespace {

const QString kVault = QString(64, QLatin1Char('a'));

// A window over a wallet with one vault that waits for the co-signers' delay.
void addHalfRestored(WindowFixture& f)
{
    auto vault = wallet::FakeWallet::someVault(QStringLiteral("Savings"));
    vault.id = kVault;
    vault.restoring = 2;
    f.wallet.unfinishedList = { vault };
    f.window = std::make_unique<MainWindow>(f.context, f.appearance);
    f.window->show();
}

} // namespace

class RestoreTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void aHalfRestoredVaultIsShownAgainAndGoesOn()
    {
        WindowFixture f(LockState::NoVault);
        const auto due = QDateTime::currentDateTimeUtc().addDays(2).addSecs(3600);
        addHalfRestored(f);
        f.wallet.unfinishedList.first().restoreDue = due;
        QVERIFY(f.shown());
        f.click("restoringContinue");
        QVERIFY(f.window->restoreWizard());
        auto* state = f.find<Banner>("restoreState");
        QVERIFY2(state->title().contains(QStringLiteral("2 days")), qPrintable(state->title()));
        QVERIFY(!f.find<QPushButton>("restoreNext")->isEnabled());
        f.type("resumePassphrase", QStringLiteral("correct horse"));
        f.wallet.finishError
            = Error { Code::RestoreWaiting, due.addDays(1).toString(Qt::ISODate).toStdString() };
        f.wallet.unfinishedList.first().restoreDue = due.addDays(1);
        f.click("restoreNext");
        QTRY_VERIFY(f.find<Banner>("restoreState")->title().contains(QStringLiteral("3 days")));
        f.click("restoreBack");
        QVERIFY(!f.window->restoreWizard());
        QVERIFY(f.find<QPushButton>("restoringContinue"));
    }

    void theLockScreenLeadsToItQuietly()
    {
        WindowFixture f(LockState::Locked);
        QVERIFY(f.shown());
        f.click("restoreBackup");
        QVERIFY(f.window->restoreWizard());
        emit f.wallet.vaultsChanged();
        QVERIFY(f.window->restoreWizard());
        f.click("restoreBack");
        QVERIFY(f.window->unlockPage());
    }

    void theRemainingTimeIsSaid()
    {
        const WindowFixture english(LockState::NoVault);
        QCOMPARE(remainingText(5), QStringLiteral("5 seconds"));
        QCOMPARE(remainingText(90), QStringLiteral("2 minutes"));
        QCOMPARE(remainingText(3 * 3600 + 120), QStringLiteral("3 hours, 2 minutes"));
        QCOMPARE(remainingText(25 * 3600), QStringLiteral("1 day, 1 hour"));
        QCOMPARE(remainingText(72 * 3600), QStringLiteral("3 days"));
    }

    void nothingIsCutAndAllHasAName_data() { addSizesAndScales(); }
    void nothingIsCutAndAllHasAName()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        for (const auto scheme : { Scheme::Light, Scheme::Dark })
            for (const bool resume : { false, true }) {
                useTheme(scheme, scale);
                World world;
                auto vault = wallet::FakeWallet::someVault();
                vault.id = kVault;
                vault.restoring = 2;
                vault.restoreDue = world.now.addDays(3);
                world.wallet.unfinishedList = { vault };
                Window window(new RestoreWizard(world.context, resume ? kVault : QString()), size);
                window.resize(size);
                QVERIFY(window.showActive());
                QVERIFY2(clippedAtLast(window).isEmpty(), qPrintable(clippedAtLast(window)));
                QVERIFY2(window.width() <= size.width(), qPrintable(tooWide(window, size.width())));
                VERIFY_SPEAKABLE(window);
                keepPicture(
                    window, QStringLiteral("restore%1").arg(int(resume)), size, scale, scheme);
            }
    }
};

QTEST_MAIN(RestoreTest)
#include "RestoreTest.moc"
