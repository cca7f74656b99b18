#include <QPushButton>

#include "tests/gui/PageFixture.h"
#include "ui/backup/BackupText.h"
#include "ui/backup/OpenBackupPart.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;

namespace {

constexpr QSize kTall { 1240, 1600 };

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

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        Window w(new OpenBackupPart(world.context, QStringLiteral("Open")), size);
        QVERIFY(w.showActive());
        w.find<QPushButton>("backupOtherKey")->click();
        QCOMPARE(w.width(), size.width() - sidebarWidth());
        QCOMPARE(clippedAtLast(w), QString());
    }
};

QTEST_MAIN(BackupTest)
#include "BackupTest.moc"
