#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include "tests/gui/PageFixture.h"
#include "ui/approval/HexText.h"
#include "ui/backup/BackupCard.h"
#include "ui/backup/BackupPage.h"
#include "ui/backup/DrillPage.h"
#include "ui/backup/OpenBackupPart.h"
#include "ui/pages/KeySharesPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;

namespace {

constexpr QSize kTall { 1240, 1600 };
const QString kGood = QStringLiteral("violin marsh copper teapot orbit");
// Public keys of nobody: of age's and of OpenSSH's own documentation form.
const QString kAge
    = QStringLiteral("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");

// A backup of epoch 1, made at `made` and tested at `tested`.
wallet::BackupEntry entryOf(const QDateTime& made, const QDateTime& tested = {})
{
    wallet::BackupEntry entry;
    entry.file = QStringLiteral("/media/stick/Treasury-share1-epoch1-2026-05-01.age");
    entry.sha256 = QString(64, QLatin1Char('a'));
    entry.epoch = 1;
    entry.made = made;
    entry.tested = tested;
    return entry;
}

// What the wallet would say of these, in epoch 1.
void setBackups(World& world, const QList<wallet::BackupEntry>& entries)
{
    world.wallet.backupValue = wallet::judgeBackups(entries, world.wallet.vault().epoch, world.now);
    for (const auto& entry : entries) world.wallet.vaultList[0].backupEpoch = entry.epoch;
    emit world.wallet.backupsChanged();
}

// The page of a backup, at its second step with a passphrase.
struct AtFile {
    World world;
    BackupPage* page { new BackupPage(world.context) };
    Window window { page, kTall };
    AtFile()
    {
        window.showActive();
        QTest::keyClicks(window.find<SecretEdit>("newBackupPassphrase"), kGood);
        QTest::keyClicks(window.find<SecretEdit>("newBackupPassphraseAgain"), kGood);
        next()->click();
    }
    QPushButton* next() const { return window.find<QPushButton>("backupNext"); }
};

} // namespace

class BackupTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void aBackupIsOpenedWithItsPassphrase()
    {
        World world;
        auto* part = new OpenBackupPart(world.context, QStringLiteral("Open"));
        Window w(part, kTall);
        QVERIFY(w.showActive());
        auto* open = w.find<QPushButton>("backupOpen");
        QVERIFY(!open->isEnabled());
        w.find<QPushButton>("backupFile")->click(); // cancelled
        QCOMPARE(w.find<QLabel>("backupFileName")->text(), QStringLiteral("None chosen"));
        world.prompts.answer = QStringLiteral("/disk/a/my\u202Evault.age");
        w.find<QPushButton>("backupFile")->click();
        QCOMPARE(w.find<QLabel>("backupFileName")->text(), QStringLiteral("my⟨U+202E⟩vault.age"));
        QVERIFY(!open->isEnabled());
        auto* passphrase = w.find<SecretEdit>("backupPassphrase");
        QTest::keyClicks(passphrase, QStringLiteral("open sesame"));
        QVERIFY(open->isEnabled());
        VERIFY_SPEAKABLE(w);

        world.wallet.hold = true;
        int opened = 0;
        connect(part, &OpenBackupPart::opened, this, [&] { ++opened; });
        QTest::keyClick(passphrase, Qt::Key_Return);
        QVERIFY(passphrase->isEmpty());
        QVERIFY(!open->isEnabled() && w.find<QLabel>("backupWorking")->isVisible());
        QCOMPARE(world.wallet.calls.last(),
            QStringLiteral("openBackup /disk/a/my\u202Evault.age passphrase"));
        world.wallet.release();
        QCOMPARE(opened, 1);
        QVERIFY(!w.find<QLabel>("backupWorking")->isVisible());

        // What is cleared is not answered any more.
        QTest::keyClicks(passphrase, QStringLiteral("open sesame"));
        open->click();
        part->clear();
        world.wallet.release();
        QCOMPARE(opened, 1);
    }

    void aBackupIsOpenedWithAKey()
    {
        World world;
        auto* part = new OpenBackupPart(world.context, QString());
        Window w(part, kTall);
        QVERIFY(w.showActive());
        QVERIFY(!w.find<QPushButton>("backupOpen")->isVisible());
        QTest::keyClicks(w.find<SecretEdit>("backupPassphrase"), QStringLiteral("x"));
        w.find<QPushButton>("backupOtherKey")->click();
        QVERIFY(w.find<SecretEdit>("backupPassphrase")->isEmpty());
        QVERIFY(!w.find<SecretEdit>("backupPassphrase")->isVisible());
        world.prompts.answer = QStringLiteral("/disk/a/vault.age");
        w.find<QPushButton>("backupFile")->click();
        QVERIFY(!part->isComplete());
        world.prompts.answer = QStringLiteral("/disk/a/id_ed25519");
        w.find<QPushButton>("backupKey")->click();
        QVERIFY(part->isComplete());
        VERIFY_SPEAKABLE(w);
        part->open();
        QCOMPARE(world.wallet.calls.last(),
            QStringLiteral("openBackup /disk/a/vault.age /disk/a/id_ed25519"));
        QTest::keyClicks(w.find<SecretEdit>("backupKeyPassphrase"), QStringLiteral("mine"));
        part->open();
        QCOMPARE(world.wallet.calls.last(),
            QStringLiteral("openBackup /disk/a/vault.age /disk/a/id_ed25519 passphrase"));
    }

    void aSplitBackupIsOpenedWithItsPieces()
    {
        World world;
        auto* part = new OpenBackupPart(world.context, QStringLiteral("Open"));
        Window w(part, kTall);
        QVERIFY(w.showActive());
        world.prompts.answer = QStringLiteral("/disk/a/vault.age");
        w.find<QPushButton>("backupFile")->click();
        w.find<QPushButton>("backupWithPieces")->click();
        QVERIFY(!w.find<SecretEdit>("backupPassphrase")->isVisible());
        auto* open = w.find<QPushButton>("backupOpen");
        const auto rows = [&] { return part->findChildren<QWidget*>(QStringLiteral("pieceRow")); };
        const auto add = [&](const char* file) {
            world.prompts.answer = QLatin1String(file);
            w.find<QPushButton>("addPiece")->click();
        };
        add("/disk/a/one.age");
        add("/disk/a/one.age"); // is there already
        QCOMPARE(rows().size(), 1);
        QVERIFY(!open->isEnabled());
        add("/disk/b/two.json");
        QVERIFY(open->isEnabled());
        world.prompts.answer = QStringLiteral("/disk/a/key.txt");
        rows()[0]->findChild<QPushButton*>(QStringLiteral("pieceKey"))->click();
        auto* passphrase = rows()[0]->findChild<SecretEdit*>(QStringLiteral("piecePassphrase"));
        QTRY_VERIFY(passphrase->isVisible());
        QTest::keyClicks(passphrase, QStringLiteral("mine"));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        const auto says = [&](const Error& error, const char* words) {
            world.wallet.openBackupError = error;
            open->click();
            return w.find<Banner>("backupOpenError")->title() == QString::fromUtf8(words);
        };
        QVERIFY(says({ Code::NoMatchingIdentity, {}, "piece 2" },
            "Piece 2: It does not open with this key."));
        QCOMPARE(world.wallet.calls.last(),
            QStringLiteral("openBackup /disk/a/vault.age [/disk/a/one.age /disk/a/key.txt "
                           "passphrase] [/disk/b/two.json ]"));
        QVERIFY(says({ Code::FileNotFound, {}, "identity 1" },
            "Key of piece 1: The file of the key cannot be read."));
        QVERIFY(says(
            { Code::NotEnoughPieces, "2 of 3" }, "2 of the 3 pieces that are needed are there."));
        rows()[1]->findChild<QToolButton*>(QStringLiteral("dropPiece"))->click();
        QVERIFY(!open->isEnabled());
        part->clear();
        QVERIFY(!w.find<QWidget>("backupPieces")->isVisible());
    }

    void aBackupIsSplitBetweenPeople()
    {
        World world;
        Window w(new BackupPage(world.context), kTall);
        QVERIFY(w.showActive());
        w.find<QAbstractButton>("lockPieces")->click();
        auto* next = w.find<QPushButton>("backupNext");
        auto* threshold = w.find<QSpinBox>("backupThreshold");
        auto* keys = w.find<QPlainTextEdit>("backupRecipients");
        QVERIFY(threshold->isVisible() && !next->isEnabled());
        keys->setPlainText(kAge);
        QVERIFY(!next->isEnabled()); // one person is no split
        const auto second = QStringLiteral(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        keys->setPlainText(kAge + QLatin1Char('\n') + second);
        QVERIFY(next->isEnabled());
        QCOMPARE(threshold->maximum(), 2);
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        next->click();
        world.prompts.answer = QStringLiteral("/media/stick/pieces");
        w.find<QPushButton>("backupChoose")->click();
        QCOMPARE(world.prompts.suggested, QStringLiteral("Treasury-share1-epoch1-2026-05-01"));
        auto& made = world.wallet.backupMade;
        made.entry.threshold = 2;
        made.pieces = { QStringLiteral("/media/stick/pieces/a-piece1.age"),
            QStringLiteral("/media/stick/pieces/a-piece2.age") };
        made.entry.pieces
            = { { 1, QStringLiteral("SHA256:one"), {} }, { 2, QStringLiteral("SHA256:two"), {} } };
        next->click();
        QCOMPARE(world.wallet.backupOrder.threshold, 2);
        QCOMPARE(world.wallet.backupOrder.recipients.size(), 2);
        QVERIFY(!world.wallet.backupOrder.passphrase);
        QStringList pieces;
        for (auto* text : w.find<QWidget>("backupResult")
                 ->findChildren<QLabel*>(QStringLiteral("backupMadePiece")))
            pieces << said(text);
        QCOMPARE(pieces,
            QStringList({ QStringLiteral("a-piece1.age, for SHA256:one"),
                QStringLiteral("a-piece2.age, for SHA256:two") }));
        QCOMPARE(said(w.find<QLabel>("backupMadeFor")), QStringLiteral("2 of 2 pieces"));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
    }

    void everyWayToBeWrongIsSaid_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const Error& error, const char* said) {
            QTest::newRow(name) << error << QString::fromUtf8(said);
        };
        row("no age file", { Code::NotAgeFile }, "This is not an age file.");
        row("damaged", { Code::AgeDamaged, "damaged at byte 1234: a chunk" },
            "The file is damaged at byte 1,234.");
        row("passphrase", { Code::WrongPassphrase }, "That is not the passphrase of this backup.");
        row("key's passphrase", { Code::WrongPassphrase, {}, "identity-passphrase" },
            "This key has a passphrase of its own, and it is not the one given.");
        row("other key", { Code::NoMatchingIdentity, {}, "identity" },
            "This backup opens with a key, and not with this one.");
        row("no key at all", { Code::NoMatchingIdentity, {}, "passphrase" },
            "This backup opens with a passphrase, not with a key.");
        row("no key", { Code::BadIdentity },
            "This is not an age identity or an OpenSSH Ed25519 key.");
        row("no backup", { Code::NotShareBackup }, "The file opens, but it is not a share backup.");
        row("other vault", { Code::BackupOtherVault }, "This is the backup of another vault.");
        row("older", { Code::BackupOlderEpoch, "epoch 3, the vault's is 7" },
            "This backup is of epoch 3. The shares were refreshed since, and the vault is in epoch "
            "7.");
        row("ahead", { Code::MixedEpochs, "epoch 9, the vault's is 7" },
            "This backup is of epoch 9, and the vault is in epoch 7.");
        row("newer", { Code::BackupNewerFormat, "2" },
            "This file was made by a newer version of Tercet.");
        row("mismatch", { Code::BackupShareMismatch },
            "The share in this file does not belong to its public key.");
        row("gone", { Code::FileNotFound }, "The file of the backup cannot be read.");
        row("key gone", { Code::FileNotFound, {}, "identity" },
            "The file of the key cannot be read.");
    }
    void everyWayToBeWrongIsSaid()
    {
        QFETCH(Error, error);
        QFETCH(QString, said);
        World world;
        Window w(new OpenBackupPart(world.context, QStringLiteral("Open")), kTall);
        QVERIFY(w.showActive());
        world.prompts.answer = QStringLiteral("/disk/a/vault.age");
        w.find<QPushButton>("backupFile")->click();
        QTest::keyClicks(w.find<SecretEdit>("backupPassphrase"), QStringLiteral("x"));
        world.wallet.openBackupError = error;
        w.find<QPushButton>("backupOpen")->click();
        QCOMPARE(w.find<Banner>("backupOpenError")->title(), said);
        // The file stays chosen for the next try.
        QCOMPARE(w.find<QLabel>("backupFileName")->text(), QStringLiteral("vault.age"));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
    }

    void aBackupIsMadeInThreeSteps()
    {
        World world;
        Window w(new BackupPage(world.context), kTall);
        QVERIFY(w.showActive());
        world.wallet.backupMade.entry.sha256 = QString(64, QLatin1Char('b'));
        auto* next = w.find<QPushButton>("backupNext");
        auto* step = w.find<QLabel>("backupStep");
        QCOMPARE(step->text(), QStringLiteral("Step 1 of 3: Who can open it"));
        QVERIFY(!next->isEnabled());
        QTest::keyClicks(w.find<SecretEdit>("newBackupPassphrase"), QStringLiteral("weak"));
        QTest::keyClicks(w.find<SecretEdit>("newBackupPassphraseAgain"), QStringLiteral("weak"));
        QVERIFY(!next->isEnabled());
        w.find<SecretEdit>("newBackupPassphrase")->clear();
        w.find<SecretEdit>("newBackupPassphraseAgain")->clear();
        QTest::keyClicks(w.find<SecretEdit>("newBackupPassphrase"), kGood);
        QVERIFY(!next->isEnabled());
        VERIFY_SPEAKABLE(w);
        QTest::keyClicks(w.find<SecretEdit>("newBackupPassphraseAgain"), kGood);
        QTest::keyClick(w.find<SecretEdit>("newBackupPassphraseAgain"), Qt::Key_Return);

        QCOMPARE(step->text(), QStringLiteral("Step 2 of 3: Where it goes"));
        QVERIFY(!next->isEnabled());
        world.prompts.answer = QStringLiteral("/media/stick/one.age");
        w.find<QPushButton>("backupChoose")->click();
        QCOMPARE(world.prompts.suggested, QStringLiteral("Treasury-share1-epoch1-2026-05-01.age"));
        QCOMPARE(said(w.find<QLabel>("backupPath")), world.prompts.answer);
        VERIFY_SPEAKABLE(w);
        world.wallet.hold = true;
        next->click();
        QVERIFY(!next->isEnabled() && !w.find<QPushButton>("backupBack")->isEnabled());
        QCOMPARE(world.wallet.calls.last(),
            QStringLiteral("exportBackup /media/stick/one.age passphrase"));
        world.wallet.release();

        QCOMPARE(step->text(), QStringLiteral("Step 3 of 3: The backup is made"));
        QCOMPARE(said(w.find<QLabel>("backupMadeFile")), world.prompts.answer);
        QCOMPARE(w.find<HexText>("backupHash")->text(), QString(64, QLatin1Char('b')));
        QVERIFY(w.find<SecretEdit>("newBackupPassphrase")->isEmpty());
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        QSignalSpy went(w.findChild<BackupPage*>(), &Page::goTo);
        w.find<QPushButton>("backupTest")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Drill);
        QCOMPARE(went[0][1].toString(), world.prompts.answer);
    }

    void keysAreShownByTheirFingerprints()
    {
        World world;
        Window w(new BackupPage(world.context), kTall);
        QVERIFY(w.showActive());
        QTest::keyClicks(w.find<SecretEdit>("newBackupPassphrase"), kGood);
        w.find<QAbstractButton>("lockKeys")->click();
        QVERIFY(w.find<SecretEdit>("newBackupPassphrase")->isEmpty());
        auto* keys = w.find<QPlainTextEdit>("backupRecipients");
        auto* shown = w.find<QLabel>("backupFingerprints");
        auto* next = w.find<QPushButton>("backupNext");
        const auto error = [&] {
            for (auto* field : w.findChildren<FormField*>())
                if (field->isAncestorOf(keys)) return field->error();
            return QString();
        };
        QVERIFY(!next->isEnabled() && !shown->isVisible());
        keys->setPlainText(QStringLiteral("# ours\n\n  ") + kAge + QLatin1Char('\n'));
        QVERIFY(next->isEnabled());
        QCOMPARE(said(shown), *wallet::recipientFingerprint(kAge));
        QVERIFY(said(shown).startsWith(QStringLiteral("SHA256:")));
        VERIFY_SPEAKABLE(w);
        keys->setPlainText(kAge + QLatin1Char('\n') + kAge);
        QVERIFY(!next->isEnabled());
        QVERIFY(error().startsWith(QStringLiteral("Line 2: ")));
        keys->setPlainText(kAge + QStringLiteral("\nssh-rsa AAAA"));
        QVERIFY(!next->isEnabled());
        QVERIFY(error().contains(QStringLiteral("ssh-ed25519")));
        keys->setPlainText(QStringLiteral("age-secret-key-1QQQ"));
        QVERIFY(keys->toPlainText().isEmpty());
        QVERIFY(error().contains(QStringLiteral("secret key")));
        keys->setPlainText(kAge);
        next->click();
        world.prompts.answer = QStringLiteral("/media/stick/one.age");
        w.find<QPushButton>("backupChoose")->click();
        next->click();
        QCOMPARE(
            world.wallet.calls.last(), QStringLiteral("exportBackup /media/stick/one.age ") + kAge);
    }

    void aBackupThatCannotBeWrittenSaysSo()
    {
        AtFile f;
        f.world.prompts.answer = QStringLiteral("/media/stick/one.age");
        f.window.find<QPushButton>("backupChoose")->click();
        f.world.wallet.backupError = Error { Code::DiskFull };
        f.next()->click();
        QVERIFY(!f.window.find<Banner>("backupError")->title().isEmpty());
        // The passphrase was used up by the try.
        QVERIFY(f.window.find<SecretEdit>("newBackupPassphrase")->isVisible());
        QVERIFY(f.window.find<SecretEdit>("newBackupPassphrase")->isEmpty());
        QVERIFY(f.world.wallet.backupValue.entries.isEmpty());
        f.world.wallet.backupError.reset();
        QTest::keyClicks(f.window.find<SecretEdit>("newBackupPassphrase"), kGood);
        QTest::keyClicks(f.window.find<SecretEdit>("newBackupPassphraseAgain"), kGood);
        f.next()->click();
        QVERIFY(f.window.find<Banner>("backupError")->title().isEmpty());
        QCOMPARE(said(f.window.find<QLabel>("backupPath")), f.world.prompts.answer);
        f.next()->click();
        QVERIFY(f.window.find<QWidget>("backupResult")->isVisible());
    }

    void nothingStaysInAPageThatNobodySees()
    {
        AtFile f;
        f.window.find<QPushButton>("backupBack")->click();
        QVERIFY(!f.window.find<SecretEdit>("newBackupPassphrase")->isEmpty());
        f.page->hide();
        QVERIFY(f.window.find<SecretEdit>("newBackupPassphrase")->isEmpty());
        QVERIFY(f.window.find<SecretEdit>("newBackupPassphraseAgain")->isEmpty());
    }

    void aDrillShowsBothConfirmationsAndItsDate()
    {
        World world;
        setBackups(world, { entryOf(world.now) });
        auto* page = new DrillPage(world.context);
        Window w(page, kTall);
        QVERIFY(w.showActive());
        page->open(world.wallet.backupValue.entries[0].file);
        QCOMPARE(w.find<QLabel>("backupFileName")->text(),
            QStringLiteral("Treasury-share1-epoch1-2026-05-01.age"));
        auto* open = w.find<QPushButton>("backupOpen");
        world.wallet.drillError = Error { Code::BackupOtherVault };
        QTest::keyClicks(w.find<SecretEdit>("backupPassphrase"), kGood);
        open->click();
        QCOMPARE(w.find<Banner>("backupOpenError")->title(),
            QStringLiteral("This is the backup of another vault."));
        QVERIFY(!w.find<QWidget>("drillResult")->isVisible());

        world.wallet.drillError.reset();
        world.wallet.hold = true;
        QTest::keyClicks(w.find<SecretEdit>("backupPassphrase"), kGood);
        open->click();
        world.wallet.release(); // opened
        QVERIFY(w.find<QLabel>("backupWorking")->text().startsWith(QStringLiteral("Both co-")));
        QVERIFY(!open->isEnabled());
        VERIFY_SPEAKABLE(w);
        world.wallet.release();
        QVERIFY(w.find<QWidget>("drillResult")->isVisible());
        QStringList names;
        for (auto* item : w.find<QWidget>("drillResult")->findChildren<CheckItem*>())
            names << item->accessibleName();
        const auto all = names.join(QLatin1Char('\n'));
        QVERIFY(all.contains(QStringLiteral("Google Cloud confirmed")));
        QVERIFY(all.contains(QStringLiteral("Microsoft Azure confirmed")));
        QVERIFY(w.find<QLabel>("drillDate")
                ->text()
                .contains(QLocale().toString(
                    world.wallet.drilledAt.toLocalTime(), QLocale::ShortFormat)));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        QCOMPARE(world.wallet.backupValue.state, wallet::BackupState::Fresh);
        w.find<QPushButton>("drillDone")->click();
        page->hide();
        page->show();
        QVERIFY(w.find<QPushButton>("backupOpen")->isVisible());
        QCOMPARE(w.find<QLabel>("backupFileName")->text(), QStringLiteral("None chosen"));
    }

    void keySharesShowTheRegister()
    {
        World world;
        auto* page = new KeySharesPage(world.context);
        Window w(page, { 1240, 2600 });
        QVERIFY(w.showActive());
        auto* state = w.find<QWidget>("backupState");
        auto* meaning = w.find<QLabel>("backupMeaning");
        QCOMPARE(state->accessibleName(), QStringLiteral("None"));
        QVERIFY(!w.find<QPushButton>("testBackup")->isVisible());
        setBackups(world, { entryOf(world.now.addDays(-3)) });
        QCOMPARE(state->accessibleName(), QStringLiteral("Untested"));
        QVERIFY(w.find<QPushButton>("testBackup")->isVisible());
        setBackups(world, { entryOf(world.now.addDays(-3), world.now.addDays(-2)) });
        QCOMPARE(state->accessibleName(), QStringLiteral("Fresh"));
        QVERIFY(meaning->text().contains(QStringLiteral("passed its test")));
        world.now = world.now.addDays(89);
        setBackups(world, world.wallet.backupValue.entries);
        QVERIFY(meaning->text().startsWith(QStringLiteral("The last test was 91 day")));
        world.wallet.vaultList[0].epoch = 2;
        setBackups(world, world.wallet.backupValue.entries);
        QCOMPARE(state->accessibleName(), QStringLiteral("Stale"));
        QVERIFY(!w.find<QPushButton>("testBackup")->isVisible());

        auto* entry = w.find<QWidget>("backupEntry");
        QVERIFY(entry && !entry->isVisible());
        w.find<QWidget>("backupCard")
            ->findChild<QToolButton*>(QStringLiteral("disclosure"))
            ->click();
        entry
            = w.find<BackupCard>("backupCard")->findChild<QWidget*>(QStringLiteral("backupEntry"));
        QTRY_VERIFY(entry->isVisible());
        bool stale = false;
        for (auto* text : entry->findChildren<QLabel*>())
            stale = stale || said(text) == QStringLiteral("1, stale: the vault is in epoch 2");
        QVERIFY(stale);
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        QSignalSpy went(page, &Page::goTo);
        w.find<QPushButton>("backUp")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Backup);
    }

    void aHolderIsCheckedIn()
    {
        World world;
        auto split = entryOf(world.now);
        Window w(new KeySharesPage(world.context), { 1240, 2600 });
        QVERIFY(w.showActive());
        QVERIFY(!w.find<QLineEdit>("checkInCode")->isVisible());
        split.threshold = 2;
        split.pieces = { { 1, QStringLiteral("SHA256:one"), {} },
            { 2, QStringLiteral("SHA256:two"), world.now } };
        setBackups(world, { split });
        auto* code = w.find<QLineEdit>("checkInCode");
        QVERIFY(code->isVisible() && !w.find<QPushButton>("checkIn")->isEnabled());
        VERIFY_SPEAKABLE(w);
        world.wallet.backupError = Error { Code::NoSuchBackup };
        QTest::keyClicks(code, QStringLiteral("abcd"));
        w.find<QPushButton>("checkIn")->click();
        QCOMPARE(world.wallet.calls.last(), QStringLiteral("checkIn abcd"));
        QCOMPARE(code->text(), QStringLiteral("abcd"));
        world.wallet.backupError.reset();
        QTest::keyClick(code, Qt::Key_Return);
        QVERIFY(code->text().isEmpty());
    }

    void overviewLeadsToWhatIsToBeDone()
    {
        World world;
        auto* page = new OverviewPage(world.context);
        Window w(page, kTall);
        QVERIFY(w.showActive());
        auto* banner = w.find<Banner>("backupWanted");
        auto* act = w.find<QPushButton>("toBackup");
        QSignalSpy went(page, &Page::goTo);
        QCOMPARE(banner->title(), QStringLiteral("This device’s share is not backed up."));
        // A practice vault only reminds.
        QVERIFY(!banner->accessibleName().contains(QStringLiteral("small amounts")));
        act->click();
        QCOMPARE(went.last()[0].value<Place>(), Place::Backup);
        world.wallet.vaultList[0].practice = false;
        page->refresh();
        QVERIFY(banner->accessibleName().contains(QStringLiteral("small amounts")));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        setBackups(world, { entryOf(world.now) });
        QCOMPARE(banner->title(), QStringLiteral("The backup was never tested."));
        act->click();
        QCOMPARE(went.last()[0].value<Place>(), Place::Drill);
        QCOMPARE(went.last()[1].toString(), world.wallet.backupValue.entries[0].file);
        setBackups(world, { entryOf(world.now, world.now) });
        QVERIFY(!banner->isVisible());
        world.now = world.now.addDays(90);
        setBackups(world, world.wallet.backupValue.entries);
        QCOMPARE(banner->title(), QStringLiteral("The backup is due for a test."));
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        {
            auto* part = new OpenBackupPart(world.context, QStringLiteral("Open"));
            Window w(part, size);
            QVERIFY(w.showActive());
            w.find<QPushButton>("backupOtherKey")->click();
            QCOMPARE(w.width(), size.width() - sidebarWidth());
            QCOMPARE(clippedAtLast(w), QString());
            w.find<QPushButton>("backupWithPieces")->click();
            world.prompts.answer = QStringLiteral("/disk/") + QString(70, QLatin1Char('x'));
            w.find<QPushButton>("addPiece")->click();
            part->findChild<QPushButton*>(QStringLiteral("pieceKey"))->click();
            QTRY_VERIFY(w.find<QPushButton>("pieceKey")->isVisible());
            QCOMPARE(w.width(), size.width() - sidebarWidth());
            QCOMPARE(clippedAtLast(w), QString());
            keepPicture(w, QStringLiteral("pieces"), size, scale, Scheme::Dark);
        }
        world.wallet.backupMade.entry.recipients = { *wallet::recipientFingerprint(kAge) };
        world.wallet.backupMade.entry.sha256 = QString(64, QLatin1Char('b'));
        world.prompts.answer = QStringLiteral("/media/stick/") + QString(120, QLatin1Char('x'));
        auto* page = new BackupPage(world.context);
        Window w(page, size);
        QVERIFY(w.showActive());
        QCOMPARE(w.width(), size.width() - sidebarWidth());
        QCOMPARE(clippedAtLast(w), QString());
        w.find<QAbstractButton>("lockPieces")->click();
        w.find<QPlainTextEdit>("backupRecipients")->setPlainText(kAge);
        QCOMPARE(clippedAtLast(w), QString());
        keepPicture(w, QStringLiteral("split"), size, scale, Scheme::Dark);
        w.find<QAbstractButton>("lockKeys")->click();
        QCOMPARE(clippedAtLast(w), QString());
        w.find<QPushButton>("backupNext")->click();
        w.find<QPushButton>("backupChoose")->click();
        QCOMPARE(clippedAtLast(w), QString());
        w.find<QPushButton>("backupNext")->click();
        QVERIFY(w.find<QWidget>("backupResult")->isVisible());
        QCOMPARE(clippedAtLast(w), QString());
        keepPicture(w, QStringLiteral("backed-up"), size, scale, Scheme::Dark);
        QCOMPARE(w.width(), size.width() - sidebarWidth());
        auto split = entryOf(world.now, world.now);
        split.threshold = 2;
        split.pieces = { { 1, *wallet::recipientFingerprint(kAge), world.now } };
        setBackups(world, { split, entryOf(world.now) });
        Window card(new BackupCard(world.context), { size.width(), kTall.height() });
        QVERIFY(card.showActive());
        card.findChild<QToolButton*>(QStringLiteral("disclosure"))->click();
        QCOMPARE(clippedAtLast(card), QString());
        QCOMPARE(card.width(), size.width() - sidebarWidth());
        world.wallet.openedBackup.sha256 = split.sha256;
        Window drill(new DrillPage(world.context), size);
        QVERIFY(drill.showActive());
        drill.find<QPushButton>("backupFile")->click();
        QTest::keyClicks(drill.find<SecretEdit>("backupPassphrase"), kGood);
        drill.find<QPushButton>("backupOpen")->click();
        QVERIFY(drill.find<QWidget>("drillResult")->isVisible());
        QCOMPARE(clippedAtLast(drill), QString());
        QCOMPARE(drill.width(), size.width() - sidebarWidth());
    }
};

QTEST_MAIN(BackupTest)
#include "BackupTest.moc"
