#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

#include "tests/gui/Audit.h"
#include "tests/gui/WindowFixture.h"
#include "ui/access/Accessibility.h"
#include "ui/firstrun/FirstRun.h"
#include "ui/shell/NavButton.h"
#include "ui/shell/OpenView.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShareTriangle.h"

using namespace tercet;
using namespace tercet::ui;
using wallet::LockState;

namespace {

const QString kGood = QStringLiteral("violin marsh copper teapot orbit");

void toProtect(WindowFixture& f)
{
    f.click("next");
    f.click("modePractice");
    f.click("next");
}

void typePassphrase(WindowFixture& f)
{
    f.type("passphrase", kGood);
    f.type("passphraseAgain", kGood);
}

class AnsweringPrompts final : public Prompts {
public:
    void openFile(QWidget*, const QString&, Answer answer) override { answer(kFile); }
    void openFolder(QWidget*, const QString&, Answer answer) override { answer({}); }
    void saveFile(QWidget*, const QString&, const QString&, Answer answer) override
    {
        answer(kFile);
    }

private:
    const QString kFile { QStringLiteral("/media/stick/one.age") };
};

bool said(const WindowFixture& f, const char* words)
{
    for (auto* banner : f.window->findChildren<Banner*>())
        if (banner->title().contains(QLatin1String(words))) return true;
    return false;
}

} // namespace

class FirstRunTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installAccessibility(); }

    void makesAVault()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        QVERIFY(f.window->firstRun());
        f.wallet.hold = true;
        toProtect(f);
        QVERIFY(!f.find<QPushButton>("next")->isEnabled());
        typePassphrase(f);
        QVERIFY(f.find<QPushButton>("next")->isEnabled());
        f.click("next");
        QVERIFY(f.wallet.calls.contains(QStringLiteral("create My vault")));
        QCOMPARE(*f.wallet.createdPassphraseSize, std::size_t(kGood.size()));
        QVERIFY(f.find<SecretEdit>("passphrase")->isEmpty());
        QVERIFY(f.find<SecretEdit>("passphraseAgain")->isEmpty());

        wallet::Progress progress { .ceremony = wallet::Ceremony::KeyGeneration,
            .phase = wallet::Phase::Reveal,
            .round = 2,
            .rounds = 3 };
        progress.shares = { ShareState::Ready, ShareState::Working, ShareState::Working };
        emit f.wallet.ceremonyProgress(progress);
        // By state, not by name: the same names are on the welcome page's picture.
        const auto working = [&] {
            int n = 0;
            for (auto* node : f.find<ShareTriangle>("shares")->findChildren<ShareNode*>())
                n += node->state() == ShareState::Working;
            return n;
        };
        QCOMPARE(working(), 2);
        QVERIFY(f.find<QPushButton>("back")->isEnabled());
        progress.cancellable = false;
        emit f.wallet.ceremonyProgress(progress);
        QVERIFY(!f.find<QPushButton>("back")->isEnabled());

        f.wallet.release();
        QVERIFY(f.window->firstRun());
        auto* address = f.find<AddressView>("firstAddress");
        QVERIFY(address);
        QCOMPARE(address->address(), f.wallet.accountList.first().address);
        f.click("later");
        QVERIFY(!f.window->firstRun());
        QVERIFY(f.window->openView());
        // What was left for later is remembered.
        QVERIFY(f.find<NavButton>("nav5")->hasDot());
        QTRY_VERIFY(f.find<Banner>("backupWanted")->isVisible());
    }

    void asksForABackupAndItsTest()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        AnsweringPrompts answers;
        Context context { f.wallet, answers };
        f.window = std::make_unique<MainWindow>(context, f.appearance);
        f.window->show();
        QVERIFY(f.shown());
        toProtect(f);
        typePassphrase(f);
        f.click("next");
        QCOMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Back up this share"));
        VERIFY_SPEAKABLE(*f.window);
        f.click("next");
        QVERIFY(f.find<QPushButton>("later")->isVisible());
        QVERIFY(!f.find<QPushButton>("next")->isEnabled());
        f.type("newBackupPassphrase", kGood);
        f.type("newBackupPassphraseAgain", kGood);
        VERIFY_SPEAKABLE(*f.window);
        f.click("next");
        QVERIFY(f.find<QPushButton>("back")->isVisible());
        f.click("back");
        QVERIFY(f.find<QPushButton>("next")->isEnabled()); // what was typed is still there
        f.click("next");
        f.click("backupChoose");
        f.click("next");
        // The register has changed: the window stays where it is.
        QVERIFY(f.window->firstRun());
        QVERIFY(f.find<QWidget>("backupResult")->isVisible());
        QCOMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Test the backup"));
        f.click("next");
        QVERIFY(!f.find<QPushButton>("next")->isVisible());
        QVERIFY(f.find<QPushButton>("later")->isVisible());
        QCOMPARE(f.find<QLabel>("backupFileName")->text(), QStringLiteral("one.age"));
        VERIFY_SPEAKABLE(*f.window);
        f.type("backupPassphrase", kGood);
        f.click("backupOpen");
        QVERIFY(f.find<QWidget>("drillResult")->isVisible());
        QVERIFY(!f.find<QPushButton>("later")->isVisible());
        QCOMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Open the vault"));
        f.click("next");
        QVERIFY(f.window->openView());
        QVERIFY(!f.find<NavButton>("nav5")->hasDot());
        QVERIFY(!f.find<Banner>("backupWanted")->isVisible());
    }

    void aLockEndsTheQuestionForABackup()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        toProtect(f);
        typePassphrase(f);
        f.click("next");
        f.click("next");
        f.type("newBackupPassphrase", kGood);
        f.wallet.lock();
        QVERIFY(!f.window->firstRun());
        QVERIFY(f.window->unlockPage());
        QVERIFY(!f.find<QWidget>("newBackupPassphrase"));
    }

    void backAlwaysWorksAndKeepsWhatWasTyped()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        toProtect(f);
        typePassphrase(f);
        f.click("back");
        f.click("next");
        QVERIFY(f.find<QPushButton>("next")->isEnabled());
        f.click("back");
        f.click("back");
        QVERIFY(f.find<QPushButton>("back")->isHidden());
    }

    void connectsToTwoCosigners()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        f.click("next");
        f.click("modeConnect");
        f.click("next");
        QCOMPARE(f.find<QLabel>("stepCount")->text(), QStringLiteral("Step 3 of 8"));
        auto* next = f.find<QPushButton>("next");
        QVERIFY(!next->isEnabled());
        QVERIFY(!f.find<QPushButton>("check1")->isEnabled());
        // One line fills all three; what init prints does too.
        const QString pin(64, QLatin1Char('a'));
        f.find<QLineEdit>("cosignerPin1")
            ->setText(QStringLiteral(" https://two.example:8402 %1 CODE-2 ").arg(pin));
        QCOMPARE(
            f.find<QLineEdit>("cosignerUrl1")->text(), QStringLiteral("https://two.example:8402"));
        QCOMPARE(f.find<QLineEdit>("cosignerPin1")->text(), pin);
        QCOMPARE(f.find<QLineEdit>("cosignerCode1")->text(), QStringLiteral("CODE-2"));
        // And what is in the QR code of `pair`.
        f.find<QLineEdit>("cosignerUrl2")
            ->setText(
                QStringLiteral("tercet-cosigner:?url=https://[::1]:8443&pin=%1&code=C-3").arg(pin));
        QCOMPARE(f.find<QLineEdit>("cosignerUrl2")->text(), QStringLiteral("https://[::1]:8443"));
        QCOMPARE(f.find<QLineEdit>("cosignerPin2")->text(), pin);
        QCOMPARE(f.find<QLineEdit>("cosignerCode2")->text(), QStringLiteral("C-3"));
        f.find<QLineEdit>("cosignerUrl2")
            ->setText(
                QStringLiteral("{\"url\":\"https://"
                               "three.example\",\"tls_pin\":\"%1\",\"pairing_code\":\"CODE-3\"}")
                    .arg(pin));
        QCOMPARE(f.find<QLineEdit>("cosignerCode2")->text(), QStringLiteral("CODE-3"));
        f.click("check1");
        QVERIFY(f.wallet.calls.contains(QStringLiteral("meet 1 https://two.example:8402")));
        QVERIFY(!f.find<QCheckBox>("acceptCosigners")->isEnabled());

        f.wallet.meetErrors[wallet::Share::Azure] = Error { Code::CosignerWrongKey };
        f.click("check2");
        QVERIFY(said(f, "The server at this"));
        f.wallet.meetErrors[wallet::Share::Azure] = Error { Code::CosignerBadAnswer, {}, "share" };
        f.click("check2");
        QVERIFY(said(f, "the other share"));
        QVERIFY(!f.find<QCheckBox>("acceptCosigners")->isEnabled());
        f.wallet.meetErrors.clear();
        f.click("check2");
        QVERIFY(!said(f, "the other share"));
        QVERIFY(!next->isEnabled());
        f.find<QCheckBox>("acceptCosigners")->setChecked(true);
        QVERIFY(next->isEnabled());
        // What is changed after the check is to be checked again, and accepted again.
        f.find<QLineEdit>("cosignerUrl2")->setText(QStringLiteral("https://four.example"));
        QVERIFY(!next->isEnabled());
        QVERIFY(!f.find<QCheckBox>("acceptCosigners")->isChecked());
        f.click("check2");
        f.find<QCheckBox>("acceptCosigners")->setChecked(true);
        f.click("next");
        typePassphrase(f);
        f.click("next");
        QVERIFY(f.wallet.calls.contains(
            QStringLiteral("connect My vault https://two.example:8402 https://four.example")));
        QCOMPARE(f.wallet.createdPlaces[1].pairingCode, QStringLiteral("CODE-3"));
        for (const auto& place : f.wallet.createdPlaces) {
            QCOMPARE(place.identity, QString(64, QLatin1Char('e')));
            QCOMPARE(place.profile, QStringLiteral("unattested"));
        }
        QVERIFY(f.find<AddressView>("firstAddress"));
    }

    void saysWhatEachCosignerSaysOfItself()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        f.click("next");
        f.click("modeConnect");
        f.click("next");
        const auto check = [&](const char* number, const QString& profile) {
            f.find<QLineEdit>(QByteArray("cosignerUrl").append(number).constData())
                ->setText(QStringLiteral("https://%1.example %2 CODE")
                        .arg(profile, QString(64, QLatin1Char('a'))));
            f.wallet.metProfile = profile;
            f.click(QByteArray("check").append(number).constData());
        };
        const auto says = [&](const char* words) {
            return std::ranges::any_of(f.window->findChildren<Pill*>(),
                [&](const Pill* pill) { return pill->accessibleName() == QLatin1String(words); });
        };
        const auto meaning = [&] { return f.find<QLabel>("meaningOfAccept")->text(); };
        check("1", QStringLiteral("unattested"));
        check("2", QStringLiteral("unattested"));
        QVERIFY(says("Unattested, self-hosted"));
        QVERIFY(meaning().startsWith(QLatin1String("Neither")));
        check("1", QStringLiteral("snp"));
        QVERIFY(says("Says AMD SEV-SNP; not verified yet"));
        QVERIFY(says("Unattested, self-hosted")); // the other one
        QVERIFY(!meaning().startsWith(QLatin1String("Neither")));
        check("2", QStringLiteral("sgx"));
        QVERIFY(says("Says Intel SGX; not verified yet"));
        QVERIFY(!says("Unattested, self-hosted"));
        check("2", QStringLiteral("simulated"));
        QVERIFY(says("Simulated enclave, for tests"));
    }

    void aLateAnswerIsNotTakenForWhatStandsThereNow()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        f.click("next");
        f.click("modeConnect");
        f.click("next");
        f.find<QLineEdit>("cosignerUrl1")
            ->setText(
                QStringLiteral("https://two.example %1 CODE").arg(QString(64, QLatin1Char('a'))));
        f.wallet.hold = true;
        f.click("check1");
        QVERIFY(!f.find<QPushButton>("check1")->isEnabled());
        f.find<QLineEdit>("cosignerUrl1")->setText(QStringLiteral("https://other.example"));
        f.wallet.release();
        QVERIFY(!f.find<QWidget>("cosignerIdentity"));
        QVERIFY(f.find<QPushButton>("check1")->isEnabled());
    }

    void weakOrDifferentPassphrasesAreNotTaken()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        toProtect(f);
        f.type("passphrase", QStringLiteral("password"));
        f.type("passphraseAgain", QStringLiteral("password"));
        QVERIFY(!f.find<QPushButton>("next")->isEnabled());
        f.find<SecretEdit>("passphrase")->clear();
        f.find<SecretEdit>("passphraseAgain")->clear();
        f.type("passphrase", kGood);
        f.type("passphraseAgain", kGood + QLatin1Char('!'));
        QVERIFY(!f.find<QPushButton>("next")->isEnabled());
        QTest::keyClick(f.find<SecretEdit>("passphraseAgain"), Qt::Key_Backspace);
        QVERIFY(f.find<QPushButton>("next")->isEnabled());
    }

    void withoutAKeychainTheFileMustBeChosen()
    {
        WindowFixture f(LockState::NoVault);
        f.wallet.keychainValue.reset();
        f.window = std::make_unique<MainWindow>(f.context, f.appearance);
        f.window->show();
        QVERIFY(f.shown());
        toProtect(f);
        typePassphrase(f);
        QVERIFY(!f.find<Banner>("noKeychain")->title().isEmpty());
        QVERIFY(!f.find<QPushButton>("next")->isEnabled());
        f.find<QCheckBox>("keychainFile")->setChecked(true);
        QVERIFY(f.find<QPushButton>("next")->isEnabled());
        f.click("next");
        QCOMPARE(*f.wallet.createdKeychain, wallet::KeychainKind::File);
    }

    void keychainOnlyNeedsNoPassphrase()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        toProtect(f);
        f.type("passphrase", kGood);
        f.find<QCheckBox>("keychainOnly")->setChecked(true);
        QVERIFY(f.find<SecretEdit>("passphrase")->isEmpty());
        QVERIFY(f.find<QPushButton>("next")->isEnabled());
        f.click("next");
        QCOMPARE(*f.wallet.createdPassphraseSize, std::size_t(0));
    }

    void aFailureSaysSoAndLeadsBackToThePassphrase()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        f.wallet.createError = Error { Code::CosignerTimeout };
        toProtect(f);
        typePassphrase(f);
        f.click("next");
        bool said = false;
        for (auto* banner : f.window->findChildren<Banner*>())
            said = said || banner->accessibleName().contains(QLatin1String("No vault was made"));
        QVERIFY(said);
        f.click("next");
        QVERIFY(f.find<SecretEdit>("passphrase")->isVisible());
        f.wallet.createError.reset();
        typePassphrase(f);
        f.click("next");
        QVERIFY(f.find<AddressView>("firstAddress"));
    }

    void languageSwitchesOnTheFirstPage()
    {
        WindowFixture f(LockState::NoVault);
        QVERIFY(f.shown());
        QCOMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Get started"));
        f.choose("language", QStringLiteral("de"));
        QTRY_COMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Los geht’s"));
        f.choose("language", QStringLiteral("en"));
        QTRY_COMPARE(f.find<QPushButton>("next")->text(), QStringLiteral("Get started"));
    }

    void anotherVaultCanBeGivenUp()
    {
        WindowFixture f(LockState::Unlocked);
        QVERIFY(f.shown());
        QMetaObject::invokeMethod(f.find<QWidget>("sidebar"), "newVaultWanted");
        QTRY_VERIFY(f.window->firstRun());
        emit f.wallet.vaultsChanged();
        QVERIFY(f.window->firstRun());
        f.click("back");
        QVERIFY(f.window->openView());
    }
};

QTEST_MAIN(FirstRunTest)
#include "FirstRunTest.moc"
