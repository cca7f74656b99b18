#include <QFile>

#include "core/backup/BackupFile.h"
#include "core/backup/Package.h"
#include "core/backup/Piece.h"
#include "core/wallet/BackupWriter.h"
#include "tests/unit/wallet/TestWallet.h"

// Backups of a whole wallet: written, registered, judged by epoch and time; and the disk goes at
// every write.
namespace tercet::wallet::test {

namespace {

namespace age = backup::age;

Result<BackupMade> make(TestWallet& wallet, BackupOrder order)
{
    return wallet.wait<BackupMade>([&](Callback<BackupMade> done) {
        wallet.service->exportBackup(std::move(order), wallet.service.get(), std::move(done));
    });
}

Result<BackupMade> refreshed(TestWallet& wallet, BackupOrder order)
{
    return wallet.wait<BackupMade>([&](Callback<BackupMade> done) {
        wallet.service->refreshWithBackup(std::move(order), wallet.service.get(), std::move(done));
    });
}

Status checkIn(TestWallet& wallet, const QString& code)
{
    return wallet.wait<void>([&](Callback<void> done) {
        wallet.service->checkIn(code, wallet.service.get(), std::move(done));
    });
}

Result<OpenedBackup> open(TestWallet& wallet, const QString& path, BackupKey key)
{
    return wallet.wait<OpenedBackup>([&](Callback<OpenedBackup> done) {
        wallet.service->openBackup(path, std::move(key), wallet.service.get(), std::move(done));
    });
}

Bytes contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const auto bytes = file.readAll();
    return { bytes.begin(), bytes.end() };
}

age::Keys keysOf(const age::Identity& identity)
{
    age::Keys keys;
    keys.identities.push_back(identity.clone());
    return keys;
}

QString textOf(const age::Identity& identity)
{
    return QString::fromStdString(identity.recipient().text());
}

} // namespace

class BackupTest : public QObject {
    Q_OBJECT
private slots:
    void writtenAndRegistered();
    void aPassphrase();
    void opensWithItsPassphraseWhileLocked();
    void opensWithItsKeyAndSaysWhatIsWrong();
    void staleAfterARefreshAndDueAfterNinetyDays();
    void insideARefresh();
    void aRefreshGoesOnlyWithItsBackup();
    void theCosignersGoInTheMiddle();
    void splitAndCheckedIn();
    void opensWithPieces();
    void opensFromPaper();
    void theLongestNameFitsEverywhere();
    void whatCannotBeMadeChangesNothing();
    void aLostDiskRegistersNothing();
    void onlyTheWalletsThreadLooksWhoAsked();
};

void BackupTest::writtenAndRegistered()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    const auto vault = wallet.create();
    QVERIFY(vault);
    QCOMPARE(wallet.service->backups().state, BackupState::None);
    const auto holder = age::Identity::generate(*wallet.random);
    const QString path = wallet.path() + QStringLiteral("/backup.age");
    const auto made = make(wallet, { .path = path, .recipients = { textOf(holder) } });
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QCOMPARE(made->entry.file, path);
    QCOMPARE(made->entry.recipients,
        QStringList(QString::fromStdString(holder.recipient().fingerprint())));
    QTRY_COMPARE(wallet.service->events().first().kind, EventKind::BackupMade);
    QCOMPARE(wallet.service->events().first().detail, QStringLiteral("1"));

    const auto opened = backup::openShareBackup(contentOf(path), keysOf(holder));
    QVERIFY(opened);
    QVERIFY(opened->verify());
    QCOMPARE(QString::fromStdString(hex(opened->vault)), vault->id);
    QCOMPARE(QString::fromStdString(hex(opened->key.encode())), vault->secp256k1);
    QCOMPARE(QString::fromStdString(hex(opened->edKey.encode())), vault->ed25519);
    QCOMPARE(opened->name, std::string("Practice"));

    QTRY_COMPARE(wallet.service->backups().state, BackupState::Untested);
    QCOMPARE(wallet.service->vault().backupEpoch, 1u);
    wallet.close();
    QVERIFY(wallet.open());
    const auto kept = wallet.service->backups(); // without unlocking
    QCOMPARE(kept.state, BackupState::Untested);
    QCOMPARE(kept.entries.size(), 1);
    QCOMPARE(kept.entries[0].sha256, made->entry.sha256);
    QCOMPARE(wallet.service->vaults().first().backupEpoch, 1u);
}

void BackupTest::aPassphrase()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const QString path = wallet.path() + QStringLiteral("/backup.age");
    const auto made = make(wallet, { .path = path, .passphrase = secret("open sesame") });
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QVERIFY(made->entry.recipients.isEmpty());
    age::Keys keys;
    keys.passphrase = secret("open sesame");
    QVERIFY(backup::openShareBackup(contentOf(path), keys));
}

void BackupTest::opensWithItsPassphraseWhileLocked()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const QString path = wallet.path() + QStringLiteral("/backup.age");
    const auto made = make(wallet, { .path = path, .passphrase = secret("open sesame") });
    QVERIFY(made);
    wallet.service->lock();
    const auto opened = open(wallet, path, { .passphrase = secret("open sesame") });
    QVERIFY2(opened, opened ? "" : opened.error().context.c_str());
    QCOMPARE(opened->sha256, made->entry.sha256);
    QCOMPARE(QString::fromStdString(hex(opened->backup->vault)), wallet.service->currentVault());
    QVERIFY(opened->backup->verify());
    const auto wrong = open(wallet, path, { .passphrase = secret("open barley") });
    QCOMPARE(wrong.error().code, Code::WrongPassphrase);
    QCOMPARE(wrong.error().field, std::string());
}

void BackupTest::opensWithItsKeyAndSaysWhatIsWrong()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const auto place
        = [&](const char* name) { return wallet.path() + QLatin1Char('/') + QLatin1String(name); };
    const auto write = [&](const QString& path, ByteView bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())),
            qint64(bytes.size()));
    };
    const auto mine = age::Identity::generate(*wallet.random);
    const QString key = place("key.txt"), other = place("other.txt"), path = place("backup.age");
    write(key, mine.file().view());
    write(other, age::Identity::generate(*wallet.random).file().view());
    QVERIFY(make(wallet, { .path = path, .recipients = { textOf(mine) }, .armor = false }));

    const auto opened = open(wallet, path, { .identityFile = key });
    QVERIFY2(opened, opened ? "" : opened.error().context.c_str());
    const auto fails = [&](const QString& file, BackupKey with, Code code, const char* field = "") {
        const auto result = open(wallet, file, std::move(with));
        return !result && result.error().code == code && result.error().field == field;
    };
    QVERIFY(fails(path, { .identityFile = other }, Code::NoMatchingIdentity, "identity"));
    QVERIFY(fails(path, { .identityFile = path }, Code::BadIdentity));
    QVERIFY(fails(path, { .identityFile = place("none") }, Code::FileNotFound, "identity"));
    QVERIFY(fails(path, { .identityFile = wallet.path() }, Code::FileUnreadable, "identity"));
    QVERIFY(fails(place("none"), { .identityFile = key }, Code::FileNotFound));
    QVERIFY(fails(wallet.path(), { .identityFile = key }, Code::FileUnreadable));
    QVERIFY(fails(key, { .identityFile = key }, Code::NotAgeFile));
    auto damaged = contentOf(path);
    damaged.back() ^= 1;
    write(place("damaged.age"), damaged);
    QVERIFY(open(wallet, place("damaged.age"), { .identityFile = key })
            .error()
            .context.starts_with("damaged at byte "));
    write(place("large.age"), Bytes(age::kMaxFileBytes + 1, 'a'));
    QVERIFY(fails(place("large.age"), { .identityFile = key }, Code::NotShareBackup));
    QVERIFY(QFile::link(path, place("linked.age")));
    QVERIFY(open(wallet, place("linked.age"), { .identityFile = key }));
}

void BackupTest::staleAfterARefreshAndDueAfterNinetyDays()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const auto holder = age::Identity::generate(*wallet.random);
    BackupOrder order { .path = wallet.path() + QStringLiteral("/one.age"),
        .recipients = { textOf(holder) } };
    QVERIFY(make(wallet, std::move(order)));
    QTRY_COMPARE(wallet.service->backups().state, BackupState::Untested);
    QVERIFY(!wallet.service->backups().testDue);
    wallet.clock->advance(std::chrono::hours(24 * 90));
    QVERIFY(wallet.service->backups().testDue);
    QTRY_COMPARE(wallet.service->lockState(), LockState::Locked); // nobody was there all the time
    QVERIFY(wallet.unlock());

    const auto refreshed = wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
        wallet.service->refreshShares(wallet.service.get(), std::move(done));
    });
    QVERIFY2(refreshed, refreshed ? "" : refreshed.error().context.c_str());
    QCOMPARE(wallet.service->backups().state, BackupState::Stale);
    QVERIFY(wallet.service->vault().backupStale());

    const QString path = wallet.path() + QStringLiteral("/two.age");
    QVERIFY(make(wallet, { .path = path, .recipients = { textOf(holder) } }));
    QTRY_COMPARE(wallet.service->backups().state, BackupState::Untested);
    QVERIFY(!wallet.service->backups().testDue);
    QCOMPARE(wallet.service->backups().entries.first().epoch, 2u);
    const auto opened = backup::openShareBackup(contentOf(path), keysOf(holder));
    QVERIFY(opened);
    QCOMPARE(opened->epoch, 2u);
}

void BackupTest::insideARefresh()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const auto holder = age::Identity::generate(*wallet.random);
    const QString path = wallet.path() + QStringLiteral("/two.age");
    const auto made = refreshed(wallet, { .path = path, .recipients = { textOf(holder) } });
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QCOMPARE(made->entry.epoch, 2u);
    QCOMPARE(wallet.service->vault().epoch, 2u);
    QTRY_COMPARE(wallet.service->backups().state, BackupState::Untested);
    QCOMPARE(wallet.service->vault().backupEpoch, 2u);
    const auto opened = backup::openShareBackup(contentOf(path), keysOf(holder));
    QVERIFY(opened);
    QCOMPARE(opened->epoch, 2u);
    const auto drilled = wallet.wait<DrillInfo>([&](Callback<DrillInfo> done) {
        wallet.service->drillBackup(std::make_shared<const backup::ShareBackup>(*opened),
            made->entry.sha256, wallet.service.get(), std::move(done));
    });
    QVERIFY2(drilled, drilled ? "" : drilled.error().context.c_str());
    QTRY_COMPARE(wallet.service->backups().state, BackupState::Fresh);
    // The next one does not go into the same file.
    QCOMPARE(refreshed(wallet, { .path = path, .recipients = { textOf(holder) } }).error().code,
        Code::FileUnwritable);
    QCOMPARE(wallet.service->vault().epoch, 2u);
    QVERIFY(backup::openShareBackup(contentOf(path), keysOf(holder)));
}

// The folder is not there: all three keep the shares that they had.
void BackupTest::aRefreshGoesOnlyWithItsBackup()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const auto holder = age::Identity::generate(*wallet.random);
    const QString old = wallet.path() + QStringLiteral("/one.age");
    QVERIFY(make(wallet, { .path = old, .recipients = { textOf(holder) } }));
    const QString path = wallet.path() + QStringLiteral("/no/such/two.age");
    const auto made = refreshed(wallet, { .path = path, .recipients = { textOf(holder) } });
    QCOMPARE(made.error().code, Code::FileNotFound);
    QTRY_VERIFY(!wallet.service->vault().refreshPending);
    QCOMPARE(wallet.service->vault().epoch, 1u);
    QTRY_COMPARE(wallet.service->backups().entries.size(), 1);
    QCOMPARE(wallet.service->backups().state, BackupState::Untested);
    QVERIFY(wallet.waitForLink());
    QCOMPARE(wallet.approveAndWait(wallet.message("the old shares")), RequestState::Signed);
    QVERIFY(refreshed(wallet,
        { .path = wallet.path() + QStringLiteral("/two.age"), .recipients = { textOf(holder) } }));
}

// The last round is not heard, and then both say that they have nothing: the file goes, too.
void BackupTest::theCosignersGoInTheMiddle()
{
    for (const bool heard : { false, true }) {
        TestWallet wallet;
        wallet.useLastingCosigners();
        QVERIFY(wallet.open());
        QVERIFY(wallet.create());
        QVERIFY(wallet.waitForPool(wallet.presignatures));
        const auto holder = age::Identity::generate(*wallet.random);
        const QString path = wallet.path() + QStringLiteral("/two.age");
        wallet.cosigners->cut({ { cosigner::SessionKind::Refresh, 3, heard } });
        wallet.cosigners->refuse(cosigner::SessionKind::Resolve, Code::CosignerUnreachable);
        const auto made = refreshed(wallet, { .path = path, .recipients = { textOf(holder) } });
        QCOMPARE(made.error().code, Code::RefreshUnfinished);
        QVERIFY(wallet.service->vault().refreshPending);
        // Nobody knows yet what is of the file, and it is there.
        QVERIFY(backup::openShareBackup(contentOf(path), keysOf(holder)));
        wallet.close();
        wallet.cosigners->cut({});
        wallet.cosigners->refuse(cosigner::SessionKind::None, Code::CosignerRefused);
        QVERIFY(wallet.open());
        QVERIFY(wallet.unlock());
        QVERIFY(wallet.waitForLink());
        QTRY_VERIFY(!wallet.service->vault().refreshPending);
        QCOMPARE(wallet.service->vault().epoch, heard ? 2u : 1u);
        QCOMPARE(QFile::exists(path), heard);
        QTRY_COMPARE(
            wallet.service->backups().state, heard ? BackupState::Untested : BackupState::None);
        QCOMPARE(wallet.service->vault().backupEpoch, heard ? 2u : 0u);
    }
}

void BackupTest::splitAndCheckedIn()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    std::vector<age::Identity> holders;
    BackupOrder order { .path = wallet.path() + QStringLiteral("/split"), .threshold = 2 };
    for (int i = 0; i < 3; ++i) {
        holders.push_back(age::Identity::generate(*wallet.random));
        order.recipients.append(textOf(holders.back()));
    }
    const auto made = make(wallet, std::move(order));
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QCOMPARE(made->pieces.size(), 3);
    std::vector<backup::Piece> pieces;
    for (int i = 0; i < 3; ++i) {
        const auto payload = age::decrypt(contentOf(made->pieces[i]), keysOf(holders[i]));
        QVERIFY(payload);
        auto piece = backup::Piece::decode(payload->view());
        QVERIFY(piece);
        pieces.push_back(std::move(*piece));
    }
    const auto identity = backup::combinePieces(std::span(pieces).subspan(1));
    QVERIFY(identity);
    QVERIFY(backup::openShareBackup(contentOf(made->entry.file), keysOf(*identity)));

    QVERIFY(checkIn(wallet, QString::fromStdString(pieces[1].checkIn)));
    QCOMPARE(checkIn(wallet, QStringLiteral("00000000")).error().code, Code::NoSuchBackup);
    QCOMPARE(checkIn(wallet, QString()).error().code, Code::NoSuchBackup);
    const auto entry = wallet.service->backups().entries.first();
    QCOMPARE(entry.threshold, 2);
    QCOMPARE(entry.pieces.size(), 3);
    QVERIFY(!entry.pieces[0].checkedIn.isValid());
    QVERIFY(entry.pieces[1].checkedIn.isValid());
}

void BackupTest::opensWithPieces()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const auto write = [&](const QString& name, ByteView bytes) {
        QFile file(wallet.path() + QLatin1Char('/') + name);
        if (!file.open(QIODevice::WriteOnly)) return QString();
        file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
        return file.fileName();
    };
    std::vector<age::Identity> holders;
    QStringList keys;
    const auto split = [&](const char* folder) {
        BackupOrder order { .path = wallet.path() + QLatin1Char('/') + QLatin1String(folder),
            .threshold = 2 };
        for (const auto& holder : holders) order.recipients.append(textOf(holder));
        return make(wallet, std::move(order));
    };
    for (int i = 0; i < 3; ++i) {
        holders.push_back(age::Identity::generate(*wallet.random));
        keys << write(QStringLiteral("key%1").arg(i), holders.back().file().view());
    }
    const auto made = split("one"), other = split("two");
    QVERIFY(made && other);
    const auto with = [&](std::initializer_list<std::array<QString, 2>> pieces) {
        BackupKey key;
        for (const auto& [file, identity] : pieces) key.pieces.push_back({ file, identity });
        return open(wallet, made->entry.file, std::move(key));
    };
    using Piece = std::array<QString, 2>;
    const auto& files = made->pieces;
    const Piece first { files[0], keys[0] }, third { files[2], keys[2] };
    QVERIFY(with({ first, third }));
    const auto payload = age::decrypt(contentOf(files[1]), keysOf(holders[1]));
    QVERIFY(payload);
    const Piece opened { write(QStringLiteral("opened"), payload->view()), {} };
    QVERIFY(with({ opened, third }));
    QVERIFY(with({ first, opened, third }));

    const auto fails = [&](std::initializer_list<Piece> pieces, Code code, const char* field) {
        const auto result = with(pieces);
        return !result && result.error().code == code && result.error().field == field;
    };
    QVERIFY(fails({ first }, Code::NotEnoughPieces, ""));
    QVERIFY(fails({ first, first }, Code::NotEnoughPieces, ""));
    QVERIFY(fails({ first, { files[2], keys[1] } }, Code::NoMatchingIdentity, "piece 2"));
    QVERIFY(fails({ { files[0], {} }, third }, Code::NoMatchingIdentity, "piece 1"));
    QVERIFY(fails(
        { { files[0], keys[0] + QStringLiteral("x") }, third }, Code::FileNotFound, "identity 1"));
    QVERIFY(fails(
        { first, { keys[0] + QStringLiteral("x"), keys[0] } }, Code::FileNotFound, "piece 2"));
    QVERIFY(fails({ first, { files[2], files[2] } }, Code::BadIdentity, "piece 2"));
    QVERIFY(fails({ first, { made->entry.file, keys[0] } }, Code::NoMatchingIdentity, "piece 2"));
    QVERIFY(fails({ first, { keys[2], {} } }, Code::BadPiece, "piece 2"));
    QVERIFY(fails({ first, { other->pieces[2], keys[2] } }, Code::BadPiece, "piece 2"));
}

void BackupTest::opensFromPaper()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const QString path = wallet.path() + QStringLiteral("/backup.age");
    const auto made = make(wallet, { .path = path, .passphrase = secret("open sesame") });
    QVERIFY(made);
    const auto from = [&](const QByteArray& content, const char* passphrase) {
        return wallet.wait<OpenedBackup>([&](Callback<OpenedBackup> done) {
            wallet.service->openBackupFrom(content, { .passphrase = secret(passphrase) },
                wallet.service.get(), std::move(done));
        });
    };
    const auto file = contentOf(path);
    const QByteArray armor(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
    const auto opened = from(armor, "open sesame");
    QVERIFY(opened);
    QCOMPARE(opened->sha256, made->entry.sha256);
    // With other white space it is the same file, so that a drill finds it in the register.
    auto typed = armor;
    typed.replace("\n", " \r\n\r\n");
    QCOMPARE(from(typed, "open sesame")->sha256, made->entry.sha256);
    QCOMPARE(from(armor, "wrong").error().code, Code::WrongPassphrase);
    QCOMPARE(from("hello", "open sesame").error().code, Code::NotAgeFile);
}

void BackupTest::theLongestNameFitsEverywhere()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    const QString name(64, QChar(0x4fdd)); // three bytes each in UTF-8
    QVERIFY(wallet.create(name));
    QStringList recipients;
    for (int i = 0; i < 3; ++i) recipients.append(textOf(age::Identity::generate(*wallet.random)));
    const auto file = [&](const char* what) { return wallet.path() + QLatin1String(what); };
    const auto made = make(wallet, { .path = file("/one.age"), .recipients = recipients });
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    const auto split
        = make(wallet, { .path = file("/split"), .recipients = recipients, .threshold = 2 });
    QVERIFY2(split, split ? "" : split.error().context.c_str());
    RecipientsOrder order;
    for (const auto& recipient : recipients)
        order.set.recipients.push_back(*age::Recipient::parse(recipient.toStdString()));
    QVERIFY(wallet.wait<RecipientsStatus>([&](Callback<RecipientsStatus> done) {
        wallet.service->setRecipients(order, wallet.service.get(), std::move(done));
    }));
    const auto out = wallet.wait<ExportOutcome>([&](Callback<ExportOutcome> done) {
        wallet.service->exportShares(
            backup::Purpose::Export, file("/all"), wallet.service.get(), std::move(done));
    });
    QVERIFY2(out, out ? "" : out.error().context.c_str());
    const auto package = backup::readPackage(systemFiles(), file("/all").toStdString());
    QVERIFY2(package, package ? "" : package.error().context.c_str());
    QCOMPARE(QString::fromStdString(package->manifest.name), name);
    QVERIFY(backup::checkPackage(*package));
}

void BackupTest::whatCannotBeMadeChangesNothing()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    const QString path = wallet.path() + QStringLiteral("/none.age");
    const auto holder = textOf(age::Identity::generate(*wallet.random));
    const auto refused = [&](BackupOrder order, Code code) {
        const auto made = make(wallet, std::move(order));
        return !made && made.error().code == code && !QFile::exists(path)
            && wallet.service->backups().entries.isEmpty();
    };
    QVERIFY(
        refused({ .path = path, .recipients = { QStringLiteral("age1") } }, Code::BadRecipient));
    QVERIFY(refused({ .path = path, .recipients = { holder, holder } }, Code::BadRecipient));
    QVERIFY(refused({ .path = path }, Code::MissingField));
    QVERIFY(refused({ .path = path, .recipients = { holder }, .threshold = 2 }, Code::BadField));
    QVERIFY(refused(
        { .path = wallet.path() + QStringLiteral("/no/such/folder.age"), .recipients = { holder } },
        Code::FileNotFound));
    wallet.service->lock();
    QVERIFY(refused({ .path = path, .recipients = { holder } }, Code::VaultLocked));
}

void BackupTest::aLostDiskRegistersNothing()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    QVERIFY(wallet.waitForLink());
    const auto holder = age::Identity::generate(*wallet.random);
    const QString path = wallet.path() + QStringLiteral("/backup.age");
    wallet.service->waitForWorker();
    wallet.service->storage().failAfter(0);
    const auto made = make(wallet, { .path = path, .recipients = { textOf(holder) } });
    QVERIFY(!made); // nobody is told that it is a backup
    QVERIFY(wallet.service->backups().entries.isEmpty());
    wallet.close();
    QVERIFY(wallet.open());
    QCOMPARE(wallet.service->backups().state, BackupState::None);
    QVERIFY(wallet.unlock());
    QVERIFY(make(wallet, { .path = path, .recipients = { textOf(holder) } }));
    QVERIFY(backup::openShareBackup(contentOf(path), keysOf(holder)));
}

// Whether anybody still waits can only be known where receivers are destroyed: an answer passes
// through the wallet's own events.
void BackupTest::onlyTheWalletsThreadLooksWhoAsked()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    auto receiver = std::make_unique<QObject>();
    int told = 0;
    const auto ask = [&] {
        wallet.service->openBackup(
            wallet.path(), {}, receiver.get(), [&](const Result<OpenedBackup>&) { ++told; });
        wallet.service->askCosigners(
            receiver.get(), [&](const Result<QList<CosignerStatus>>&) { ++told; });
        wallet.service->meetCosigner(Share::Google, QStringLiteral("https://127.0.0.1:1"),
            QString(64, QLatin1Char('0')), receiver.get(),
            [&](const Result<CosignerMet>&) { ++told; });
        wallet.service->waitForWorker();
    };
    ask();
    QCoreApplication::sendPostedEvents(receiver.get());
    QCOMPARE(told, 0);
    QTRY_COMPARE(told, 3);
    ask();
    receiver.reset();
    QCoreApplication::processEvents();
    QCOMPARE(told, 3);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::BackupTest)
#include "tst_service_backup.moc"
