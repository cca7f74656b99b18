#include <QFile>
#include <QLabel>
#include <QTemporaryDir>

#include "core/chains/ethereum/Transaction.h"
#include "tests/e2e/WindowDriver.h"
#include "tests/gui/PageFixture.h"
#include "tests/gui/WindowFixture.h"
#include "ui/restore/RestoreDue.h"
#include "ui/restore/RestoreWizard.h"
#include "ui/restore/ResumeStep.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using e2e::WindowDriver;
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

bool copyFolder(const QString& from, const QString& to)
{
    if (!QDir().mkpath(to)) return false;
    for (const auto& entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const auto target = to + QLatin1Char('/') + entry.fileName();
        if (entry.isDir() ? !copyFolder(entry.filePath(), target)
                          : !QFile::copy(entry.filePath(), target))
            return false;
    }
    return true;
}

} // namespace

class RestoreTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    // The lost device made a backup; the new one has nothing but it and the co-signers.
    void fromAnEmptyFolderToASignature()
    {
        QTemporaryDir dir;
        const auto old = dir.filePath(QStringLiteral("old")),
                   fresh = dir.filePath(QStringLiteral("fresh")),
                   file = dir.filePath(QStringLiteral("share.age"));
        QString address;
        {
            WindowDriver driver(old);
            QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
            QVERIFY(driver.createVault(QStringLiteral("Treasury")));
            address = driver.wallet->accounts().first().address;
            wallet::BackupOrder order { .path = file };
            order.passphrase = crypto::SecretBytes::from(view("copper violin marsh orbit"));
            bool made = false;
            driver.wallet->exportBackup(std::move(order), driver.wallet.get(),
                [&made](const Result<wallet::BackupMade>& backup) { made = backup.has_value(); });
            QTRY_VERIFY_WITH_TIMEOUT(made, 60'000);
        }
        QVERIFY(
            copyFolder(old + QStringLiteral("/cosigners"), fresh + QStringLiteral("/cosigners")));
        WindowDriver driver(fresh);
        QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
        driver.prompts.open = file;
        QVERIFY(driver.click("next") && driver.click("restoreBackup"));
        QVERIFY(driver.click("backupFile"));
        QVERIFY(!driver.find<QPushButton>("restoreNext")->isEnabled());
        QVERIFY(driver.type("backupPassphrase", QStringLiteral("copper violin marsh orbit")));
        QVERIFY(driver.click("backupOpen"));
        QVERIFY(driver.wait("backupFacts", 60'000));
        QVERIFY(driver.click("restoreNext"));
        QVERIFY(!driver.find("vaultNameEdit")); // it has its name
        if (auto* box = driver.find<QAbstractButton>("keychainFile"); box && !box->isChecked())
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(12, box->height() / 2));
        QVERIFY(driver.type("passphrase", WindowDriver::kPassphrase));
        QVERIFY(driver.type("passphraseAgain", WindowDriver::kPassphrase));
        QVERIFY(driver.click("restoreNext"));
        auto* shown = driver.wait<AddressView>("restoredAddress", 120'000);
        QVERIFY2(shown,
            qPrintable(driver.window->findChild<Banner*>(QStringLiteral("restoreError"))->title()));
        QCOMPARE(shown->address(), address);
        QVERIFY(driver.click("restoreNext"));
        QTRY_VERIFY(driver.window->openView());
        QCOMPARE(driver.wallet->vault().epoch, 2u);
        driver.window->go(Place::Approvals);
        QString id;
        for (const auto& request : driver.wallet->requests())
            if (request.kind == chains::Kind::NativeTransfer) id = request.id;
        if (id.isEmpty()) {
            const auto tx = wallet::samples::transactions().at(0);
            const auto bytes = chains::ethereum::buildUnsigned(tx);
            const auto opened = driver.wallet->openTransaction(
                QByteArray::fromStdString(hex0x(bytes)), QStringLiteral("test"), 0, 0);
            QVERIFY(opened);
            id = *opened;
        }
        driver.window->go(Place::Approvals, id);
        QVERIFY(driver.holdToApprove());
        const auto request = driver.wallet->request(id);
        QCOMPARE(request->head.state, wallet::RequestState::Signed);
        const auto parsed
            = chains::ethereum::parseSigned(*fromHex0x(request->rawTransaction.toStdString()));
        QVERIFY(parsed);
        QCOMPARE(QString::fromStdString(parsed->from.text()), address);
    }

    void aHalfRestoredVaultIsShownAgainAndGoesOn()
    {
        WindowFixture f(LockState::NoVault);
        const auto due = QDateTime::currentDateTimeUtc().addDays(2).addSecs(3600);
        keepRestoreDue(f.wallet, kVault, due);
        addHalfRestored(f);
        QVERIFY(f.shown());
        f.click("restoringContinue");
        QVERIFY(f.window->restoreWizard());
        auto* state = f.find<Banner>("restoreState");
        QVERIFY2(state->title().contains(QStringLiteral("2 days")), qPrintable(state->title()));
        QVERIFY(!f.find<QPushButton>("restoreNext")->isEnabled());
        f.type("resumePassphrase", QStringLiteral("correct horse"));
        f.wallet.finishError
            = Error { Code::RestoreWaiting, due.addDays(1).toString(Qt::ISODate).toStdString() };
        f.click("restoreNext");
        QTRY_VERIFY(f.find<Banner>("restoreState")->title().contains(QStringLiteral("3 days")));
        QCOMPARE(restoreDue(f.wallet, kVault).date(), due.addDays(1).date());
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
        QVERIFY(!dueOf(Error { Code::RestoreUnfinished }).isValid());
        QCOMPARE(dueOf(Error { Code::RestoreWaiting, "2026-11-26T12:00:00Z" }),
            QDateTime(QDate(2026, 11, 26), QTime(12, 0), Qt::UTC));
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
                world.wallet.unfinishedList = { vault };
                keepRestoreDue(world.wallet, kVault, world.now.addDays(3));
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
