#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/backup/Package.h"
#include "core/base/Json.h"
#include "core/chains/ethereum/Transaction.h"
#include "core/crypto/Point.h"
#include "core/wallet/Samples.h"
#include "tests/e2e/Keeper.h"
#include "tests/e2e/WindowDriver.h"
#include "ui/access/Accessibility.h"
#include "ui/approval/HexText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using e2e::Keeper;
using e2e::put;
using e2e::WindowDriver;
using wallet::RequestState;

// A part of a road, with checks of its own: what follows would make no sense without it.
#define ON_ROAD(part)                                                                              \
    do {                                                                                           \
        part;                                                                                      \
        if (QTest::currentTestFailed()) return;                                                    \
    } while (false)

namespace {

const QString kVault = QStringLiteral("Treasury");
constexpr int kCeremony = 120'000; // ms; of a busy machine

QByteArray content(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
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

// Whose signature these bytes have; empty where it is none.
QString signer(const QString& raw)
{
    const auto bytes = fromHex0x(raw.toStdString());
    const auto parsed = bytes ? chains::ethereum::parseSigned(*bytes) : fail(Code::BadTransaction);
    return parsed ? QString::fromStdString(parsed->from.text()) : QString();
}

// A request that can be approved by holding. A restored vault has no samples: it opens one from a
// file, as a person would.
QString transfer(WindowDriver& driver)
{
    for (const auto& request : driver.wallet->requests())
        if (request.kind == chains::Kind::NativeTransfer && request.state == RequestState::Waiting)
            return request.id;
    const auto bytes = chains::ethereum::buildUnsigned(wallet::samples::transactions().at(0));
    const auto opened = driver.wallet->openTransaction(
        QByteArray::fromStdString(hex0x(bytes)), QStringLiteral("test"), 0, 0);
    return opened ? *opened : QString();
}

} // namespace

// Each road of a person whose device, operator or both are gone, from an empty data folder to a
// signature: the real wallet, the real practice co-signers and the real window.
class RoadsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::installAccessibility(); }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_dir.reset(); }

    // First run with a backup and its test; then a new device with the backup and the co-signers.
    void theLostDevice()
    {
        const Keeper keeper(at("key.txt"));
        const auto lost = at("lost"), fresh = at("fresh"), file = at("share.age");
        QString address;
        {
            WindowDriver driver(lost);
            QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
            QVERIFY(driver.makeVault(kVault));
            address = driver.find<ui::AddressView>("firstAddress")->address();
            QVERIFY(driver.click("next"));
            QVERIFY(driver.click("lockKeys"));
            QVERIFY(driver.type("backupRecipients", keeper.recipient));
            QVERIFY(driver.click("next"));
            driver.prompts.save = file;
            QVERIFY(driver.click("backupChoose") && driver.press("next"));
            QVERIFY(driver.wait("backupResult", kCeremony));
            QVERIFY(driver.isAt("next"));
            QVERIFY(QFileInfo::exists(file));
            driver.prompts.save = at("share.pdf");
            QVERIFY(driver.click("printBackup"));
            QVERIFY(driver.wait("printResult", kCeremony));
            QVERIFY(driver.click("next"));
            ON_ROAD(drill(driver, {}, keeper.file));
            QVERIFY(driver.isAt("next"));
            QVERIFY(driver.click("next") && driver.opened());
            QCOMPARE(driver.wallet->backups().state, wallet::BackupState::Fresh);
        }
        QVERIFY(
            copyFolder(lost + QStringLiteral("/cosigners"), fresh + QStringLiteral("/cosigners")));
        {
            WindowDriver driver(fresh);
            QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
            // From paper, where there is a program that makes pictures of its pages.
            const auto pages = pictures(at("share.pdf"));
            ON_ROAD(restore(
                driver, pages.isEmpty() ? QStringList { file } : pages, keeper.file, address));
            QCOMPARE(driver.wallet->vault().epoch, 2u);
            ON_ROAD(sign(driver, address));
            ON_ROAD(backUpAnew(driver, keeper));
        }
        // Whoever has the old device, before the co-signers as they are now.
        QVERIFY(QDir(lost + QStringLiteral("/cosigners")).removeRecursively());
        QVERIFY(
            copyFolder(fresh + QStringLiteral("/cosigners"), lost + QStringLiteral("/cosigners")));
        WindowDriver driver(lost);
        QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
        QVERIFY(driver.type("passphrase", WindowDriver::kPassphrase) && driver.click("unlock"));
        QVERIFY(driver.opened());
        const auto id = transfer(driver);
        driver.window->go(ui::Place::Approvals, id);
        QVERIFY(driver.holdToApprove("failureWhat"));
        QCOMPARE(driver.wallet->request(id)->head.state, RequestState::Failed);
        QVERIFY(driver.wallet->request(id)->rawTransaction.isEmpty());
    }

    // An export to three people, then a computer that never had a vault, and no co-signer.
    void leaving()
    {
        const std::array keepers { Keeper(at("first.txt")), Keeper(at("second.txt")),
            Keeper(at("third.txt")) };
        const auto folder = at("export");
        QString address;
        QStringList addresses;
        {
            WindowDriver driver(at("data"));
            QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
            QVERIFY(driver.createVault(kVault));
            address = driver.wallet->accounts().first().address;
            addresses = addressesOf(*driver.wallet);
            driver.window->go(ui::Place::KeyShares);
            QVERIFY(driver.click("openLeave"));
            for (int i = 0; i < 3; ++i) {
                const auto field = "exportCard/recipient" + QByteArray::number(i + 1);
                QVERIFY(driver.type(field, keepers[std::size_t(i)].recipient));
            }
            QVERIFY(driver.click("exportCard/registerRecipients"));
            for (int i = 0; i < 3; ++i)
                ON_ROAD(testKey(driver, "exportCard", i + 1, keepers[std::size_t(i)]));
            ON_ROAD(makePackage(driver, "exportCard", folder));
        }
        QVERIFY(QDir(at("data")).removeRecursively());

        WindowDriver driver(at("other"));
        QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
        ON_ROAD(openPackage(driver, folder, { keepers[0].file, keepers[1].file, keepers[2].file }));
        QCOMPARE(shownAddresses(driver), addresses);
        ON_ROAD(sweep(driver, address));
        ON_ROAD(reveal(driver, address));
        QVERIFY(driver.click("closeRecovery"));
        QVERIFY(driver.wait("firstRun"));
    }

    // A trust keeps the package and can check it without opening anything; its officer opens it.
    void theTrust()
    {
        const Keeper officer(at("officer.txt"));
        const auto folder = at("trust");
        const auto conditions = QStringLiteral("Both executors ask in writing.");
        QString address;
        QStringList addresses;
        {
            WindowDriver driver(at("data"));
            QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
            QVERIFY(driver.createVault(kVault));
            address = driver.wallet->accounts().first().address;
            addresses = addressesOf(*driver.wallet);
            driver.window->go(ui::Place::Leave);
            QVERIFY(driver.type("trustCard/trustName", QStringLiteral("Notary & Sons")));
            QVERIFY(driver.type("trustCard/conditions", conditions));
            QVERIFY(driver.type("trustCard/recipient1", officer.recipient));
            QVERIFY(driver.click("trustCard/registerRecipients"));
            ON_ROAD(testKey(driver, "trustCard", 1, officer));
            ON_ROAD(makePackage(driver, "trustCard", folder));
            driver.window->go(ui::Place::KeyShares);
            auto* state = driver.wait<QLabel>("trustState");
            QVERIFY(state);
            QTRY_VERIFY2(state->text().contains(QStringLiteral("epoch 1, in use")),
                qPrintable(state->text()));
        }
        const auto package = backup::readPackage(systemFiles(), folder.toStdString());
        QVERIFY(package);
        QVERIFY(backup::checkPackage(*package));
        QCOMPARE(QString::fromUtf8(content(folder + QStringLiteral("/conditions.txt"))).trimmed(),
            conditions);

        WindowDriver driver(at("other"));
        QVERIFY(QTest::qWaitForWindowActive(driver.window.get()));
        ON_ROAD(openPackage(driver, folder, { officer.file }));
        QCOMPARE(shownAddresses(driver), addresses);
        ON_ROAD(sweep(driver, address));
    }

private:
    QString at(const char* name) const { return m_dir->filePath(QLatin1String(name)); }

    // An empty file: the one that is suggested.
    static void drill(WindowDriver& driver, const QString& file, const QString& key)
    {
        QVERIFY(driver.wait("openBackup"));
        QVERIFY(driver.click("backupOtherKey"));
        if (!file.isEmpty()) {
            driver.prompts.open = file;
            QVERIFY(driver.click("backupFile"));
        }
        driver.prompts.open = key;
        QVERIFY(driver.click("backupKey") && driver.press("backupOpen"));
        QVERIFY(driver.wait("drillResult", kCeremony));
    }

    // The pages of a PDF, without the first one, which has no code.
    static QStringList pictures(const QString& pdf)
    {
        const auto program = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        if (program.isEmpty()) return {};
        QProcess::execute(program,
            { QStringLiteral("-r"), QStringLiteral("150"), QStringLiteral("-png"),
                QStringLiteral("-f"), QStringLiteral("2"), pdf, pdf });
        QStringList out;
        const QFileInfo file(pdf);
        for (const auto& name : file.dir().entryList({ file.fileName() + QStringLiteral("*.png") }))
            out << file.dir().filePath(name);
        return out;
    }

    static void restore(
        WindowDriver& driver, const QStringList& files, const QString& key, const QString& address)
    {
        QVERIFY(driver.click("next") && driver.click("restoreBackup"));
        driver.prompts.several = files;
        QVERIFY(driver.click("backupFile") && driver.click("backupOtherKey"));
        QVERIFY(!driver.find<QAbstractButton>("restoreNext")->isEnabled());
        driver.prompts.several.clear();
        driver.prompts.open = key;
        QVERIFY(driver.click("backupKey"));
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.find<QAbstractButton>("backupOpen")->isEnabled(), kCeremony);
        QVERIFY(driver.press("backupOpen"));
        QVERIFY(driver.wait("backupFacts", kCeremony));
        QVERIFY(driver.isAt("restoreNext"));
        QVERIFY(driver.click("restoreNext"));
        QVERIFY(!driver.find("vaultNameEdit")); // it has its name
        QVERIFY(driver.protect() && driver.click("restoreNext"));
        auto* shown = driver.wait<ui::AddressView>("restoredAddress", kCeremony);
        const auto* error = driver.window->findChild<ui::Banner*>(QStringLiteral("restoreError"));
        QVERIFY2(shown, qPrintable(error->title()));
        QCOMPARE(shown->address(), address);
        QVERIFY(driver.click("restoreNext") && driver.opened());
    }

    static void sign(WindowDriver& driver, const QString& address)
    {
        const auto id = transfer(driver);
        driver.window->go(ui::Place::Approvals, id);
        QVERIFY(driver.holdToApprove());
        const auto request = driver.wallet->request(id);
        QCOMPARE(request->head.state, RequestState::Signed);
        QCOMPARE(signer(request->rawTransaction), address);
    }

    // The backup that brought the vault here is of an epoch that is over.
    void backUpAnew(WindowDriver& driver, const Keeper& keeper)
    {
        driver.window->go(ui::Place::KeyShares);
        QVERIFY(driver.click("backUp") && driver.click("lockKeys"));
        QVERIFY(driver.type("backupRecipients", keeper.recipient));
        QVERIFY(driver.click("backupNext"));
        driver.prompts.save = at("second.age");
        QVERIFY(driver.click("backupChoose") && driver.press("backupNext"));
        QVERIFY(driver.wait("backupTest", kCeremony));
        QVERIFY(driver.isAt("backupTest"));
        QVERIFY(driver.click("backupTest"));
        ON_ROAD(drill(driver, at("second.age"), keeper.file));
        QVERIFY(driver.isAt("drillDone") && driver.click("drillDone"));
        QTRY_COMPARE(driver.wallet->backups().state, wallet::BackupState::Fresh);
    }

    static void testKey(WindowDriver& driver, const char* card, int number, const Keeper& keeper)
    {
        const auto row = QStringLiteral("%1/recipientRow%2/").arg(QLatin1String(card)).arg(number);
        const auto in = [&row](const char* name) { return (row + QLatin1String(name)).toLatin1(); };
        QVERIFY(driver.wait(in("testRecipient"), kCeremony));
        QVERIFY(driver.click(in("testRecipient")));
        const auto* challenge = driver.wait<QPlainTextEdit>(in("challenge"));
        QVERIFY(challenge);
        const auto code = keeper.open(challenge->toPlainText());
        QVERIFY(!code.isEmpty());
        QVERIFY(driver.type(in("answer"), code) && driver.click(in("checkAnswer")));
        QTRY_VERIFY(driver.find(in("recipientState")) && !driver.find(in("answer")));
        QVERIFY(!driver.find(in("testRecipient"))); // it is tested
    }

    static void makePackage(WindowDriver& driver, const char* card, const QString& folder)
    {
        const auto in = [card](const char* name) { return QByteArray(card) + '/' + name; };
        driver.prompts.save = folder;
        QVERIFY(driver.click(in("makePackage")));
        QVERIFY(driver.wait(in("packageResult"), kCeremony));
        auto* result = driver.find<ui::Banner>(in("packageResult"));
        QVERIFY2(result->title().contains(QStringLiteral("1 of 1 accounts")),
            qPrintable(result->title()));
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/manifest.json")));
    }

    static void openPackage(WindowDriver& driver, const QString& folder, const QStringList& keys)
    {
        QVERIFY(driver.click("next") && driver.click("recoverOffline"));
        driver.prompts.folder = folder;
        QVERIFY(driver.click("choosePackage"));
        for (const auto& key : keys) {
            driver.prompts.open = key;
            QVERIFY(driver.click("addIdentity"));
        }
        QVERIFY(driver.press("verifyPackage"));
        auto* verdict = driver.wait<ui::Banner>("verdict", kCeremony);
        QVERIFY(verdict);
        QVERIFY2(
            verdict->title().startsWith(QStringLiteral("Complete")), qPrintable(verdict->title()));
        QVERIFY(driver.isAt("found"));
    }

    static QStringList addressesOf(const wallet::Wallet& wallet)
    {
        QStringList out;
        using Kind = chains::AddressKind;
        for (const auto kind :
            { Kind::Ethereum, Kind::BitcoinP2wpkh, Kind::BitcoinP2tr, Kind::Solana })
            if (const auto one = wallet.address(chains::AddressPath { .kind = kind }))
                out << one->address;
        return out;
    }

    static QStringList shownAddresses(const WindowDriver& driver)
    {
        QStringList out;
        for (auto* l : driver.window->findChildren<QLabel*>(QStringLiteral("foundAddress")))
            out << l->text().remove(QChar(0x200B));
        return out;
    }

    void sweep(WindowDriver& driver, const QString& address)
    {
        const QString target = QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        const Json tx { { "type", 2 }, { "chainId", 1 }, { "nonce", "0x0" }, { "gas", "0x5208" },
            { "maxFeePerGas", "0x77359400" }, { "maxPriorityFeePerGas", "0x1" },
            { "to", target.toStdString() }, { "value", "0xde0b6b3a7640000" },
            { "from", address.toStdString() } };
        put(at("sweep.json"), QByteArray::fromStdString(tx.dump()));
        driver.prompts.open = at("sweep.json");
        QVERIFY(driver.click("chooseSweep"));
        auto* question = driver.wait<QLineEdit>("sweepSignTyped", kCeremony);
        QVERIFY(question);
        const int group = QRegularExpression(QStringLiteral("\\d+"))
                              .match(question->accessibleName())
                              .captured()
                              .toInt();
        QVERIFY(driver.type("sweepSignTyped", target.mid(2 + 4 * (group - 1), 4)));
        QVERIFY(driver.click("sweepSign"));
        auto* raw = driver.wait<ui::HexText>("sweptRaw", kCeremony);
        QVERIFY(raw);
        QCOMPARE(signer(raw->text()), address);
    }

    // The key that was written is the address's.
    void reveal(WindowDriver& driver, const QString& address)
    {
        driver.prompts.save = at("keys.json");
        QVERIFY(driver.type("revealTyped", kVault) && driver.click("reveal"));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(at("keys.json")), kCeremony);
        QVERIFY(driver.wait("revealResult", kCeremony));
        QCOMPARE(QFile::permissions(at("keys.json"))
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        const auto keys = json::parse(content(at("keys.json")).toStdString());
        QVERIFY(keys);
        const auto& account = (*keys)["accounts"][0];
        QCOMPARE(QString::fromStdString(account["address"].get<std::string>()), address);
        const auto bytes = fromHex(account["hex"].get<std::string>());
        QVERIFY(bytes);
        const auto key = crypto::Scalar::decode(*bytes);
        QVERIFY(key);
        const auto point = crypto::Point::mulBase(*key);
        QVERIFY(point);
        QCOMPARE(QString::fromStdString(chains::ethereum::Address::ofKey(*point).text()), address);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(RoadsTest)
#include "RoadsTest.moc"
