#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include "core/base/Json.h"
#include "tests/gui/PageFixture.h"
#include "tests/gui/WindowFixture.h"
#include "tests/unit/backup/SamplePackage.h"
#include "ui/approval/HexText.h"
#include "ui/recovery/RecoveryConsole.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using backup::PackageFiles;
using backup::test::world;

namespace {

const PackageFiles& package(std::uint32_t epoch = 2) { return backup::test::sample(epoch); }

constexpr QSize kTall { 1240, 2600 };

// Made by ssh-keygen for this test, opens nothing; its passphrase is "open sesame".
const QByteArray kLockedKey(
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCoVK1gqr\n"
    "ctCj0LN5QupkwNAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIOH9cFHkCU1vKwVF\n"
    "VNQ4IH/Ni7m/qxbP4lNKehbdTq79AAAAkEG7BjCqb/BPs2dT+VD3P2VT7FFE+o18YGOhAb\n"
    "y6RQ+2BVbI2C0FJy2e90rDJpSNAaHz3qHpY1RAEiKa4g8PZ5q4wHXxOjuB8fsYewpQSInz\n"
    "2PY8rXdi0b/J+PJq5EpTanzn/tpKzi3zuaO2kFVIWJJdXSqtmv9oGhsstB4avJpKAlj7H+\n"
    "g577YM9Tt42DhtAQ==\n"
    "-----END OPENSSH PRIVATE KEY-----\n");

void put(const QString& path, ByteView bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()))
            != qint64(bytes.size()))
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray content(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

// A console over a package and the three recipients' identities in files.
struct Desk {
    QTemporaryDir dir;
    FakePrompts prompts;
    Window window { new RecoveryConsole(prompts), kTall };
    explicit Desk(const PackageFiles& files = package())
    {
        if (!backup::writePackage(systemFiles(), at("package").toStdString(), files))
            qFatal("cannot write the package");
        for (int i = 0; i < 4; ++i) put(key(i), world().identities[std::size_t(i)].file().view());
        window.showActive();
    }
    QString at(const char* name) const { return dir.filePath(QLatin1String(name)); }
    QString key(int i) const { return dir.filePath(QStringLiteral("key-%1.txt").arg(i + 1)); }
    QPushButton* button(const char* name) const { return window.find<QPushButton>(name); }
    void click(const char* name, const QString& answer = {})
    {
        prompts.answer = answer;
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    void choose(const QList<int>& keys)
    {
        click("choosePackage", at("package"));
        for (const int i : keys) click("addIdentity", key(i));
    }
    bool verify()
    {
        click("verifyPackage");
        return QTest::qWaitFor([this] { return verdict() != nullptr; }, 20'000);
    }
    Banner* verdict() const { return window.find<Banner>("verdict"); }
    QString share(int number) const
    {
        auto* item = window.findChild<QWidget*>(QStringLiteral("foundShare%1").arg(number));
        return item ? item->accessibleName() : QString();
    }
    QStringList addresses() const
    {
        QStringList out;
        for (auto* l : window.findChildren<QLabel*>(QStringLiteral("foundAddress"))) out << said(l);
        return out;
    }
    void type(const char* name, const QString& text) const
    {
        auto* edit = window.find<QWidget>(name);
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }
};

QString sweepTo(const std::string& to, const std::string& from = {})
{
    Json tx { { "type", 2 }, { "chainId", 1 }, { "nonce", "0x0" }, { "gas", "0x5208" },
        { "maxFeePerGas", "0x77359400" }, { "maxPriorityFeePerGas", "0x1" }, { "to", to },
        { "value", "0xde0b6b3a7640000" } };
    if (!from.empty()) tx["from"] = from;
    return QString::fromStdString(tx.dump());
}

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void verifiesWithoutRevealing()
    {
        Desk desk;
        QVERIFY(!desk.button("verifyPackage")->isEnabled());
        desk.choose({ 0, 1 });
        QVERIFY(desk.button("verifyPackage")->isEnabled());
        desk.click("addIdentity", desk.key(2));
        desk.click("addIdentity", desk.key(2)); // a second time it is the same
        QCOMPARE(desk.window.findChildren<QWidget*>(QStringLiteral("identityRow")).size(), 3);
        QVERIFY(desk.verify());
        QVERIFY2(desk.verdict()->title().startsWith(QStringLiteral("Complete")),
            qPrintable(desk.verdict()->title()));
        QVERIFY(desk.verdict()->title().contains(QStringLiteral("epoch 2")));
        QStringList expected;
        for (const auto& one : world().manifest(backup::Purpose::Export, 2).addresses)
            expected << QString::fromStdString(one.address);
        QCOMPARE(desk.addresses(), expected);
        QCOMPARE(said(desk.window.find<QLabel>("foundName")), QStringLiteral("Savings"));
        // Nothing was written, and nothing of a key is on the screen.
        QCOMPARE(QDir(desk.dir.path()).entryList(QDir::Files).size(), 4);
        for (auto* l : desk.window.findChildren<QLabel*>())
            QVERIFY(!l->text().contains(QStringLiteral("xprv9")));
    }

    void saysExactlyWhatIsWrong_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("words");
        QTest::addColumn<std::function<void(PackageFiles&)>>("spoil");
        using F = std::function<void(PackageFiles&)>;
        QTest::newRow("another epoch")
            << 2 << QStringLiteral("of epoch 1, the set is of epoch 2")
            << F([](PackageFiles& f) { f["share-2.age"] = package(1).at("share-2.age"); });
        QTest::newRow("missing") << 3 << QStringLiteral("missing")
                                 << F([](PackageFiles& f) { f.erase("share-3.age"); });
        QTest::newRow("damaged") << 1 << QStringLiteral("damaged at byte")
                                 << F([](PackageFiles& f) { f["share-1.age"].back() ^= 1; });
        QTest::newRow("not age") << 1 << QStringLiteral("not an age file")
                                 << F([](PackageFiles& f) {
                                        f["share-1.age"] = toBytes(view("hello"));
                                    });
    }
    void saysExactlyWhatIsWrong()
    {
        QFETCH(int, number);
        QFETCH(QString, words);
        QFETCH(std::function<void(PackageFiles&)>, spoil);
        auto files = package();
        spoil(files);
        Desk desk(files);
        desk.choose({ 0, 1, 2 });
        QVERIFY(desk.verify());
        QVERIFY(desk.verdict()->title().startsWith(QStringLiteral("Not complete")));
        for (int i = 1; i <= 3; ++i)
            QCOMPARE(desk.share(i).contains(QStringLiteral("its share is right")), i != number);
        QVERIFY2(desk.share(number).contains(words), qPrintable(desk.share(number)));
        QVERIFY(!desk.button("reveal"));
        QVERIFY(!desk.button("chooseSweep"));
        QVERIFY(desk.addresses().isEmpty());
    }

    void aWrongKeyAndAMissingManifestAreTold()
    {
        Desk desk;
        desk.choose({ 0, 1, 3 });
        QVERIFY(desk.verify());
        QVERIFY(desk.share(3).contains(QStringLiteral("None of the chosen keys opens")));
        // What is chosen anew takes the verdict away.
        put(desk.at("note.txt"), view("hello"));
        desk.click("addIdentity", desk.at("note.txt"));
        QTRY_VERIFY(!desk.verdict());
        QVERIFY(desk.verify());
        QStringList problems;
        for (auto* l : desk.window.findChildren<QLabel*>(QStringLiteral("identityProblem")))
            if (l->isVisible()) problems << l->text();
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].contains(QStringLiteral("not an age identity")));
        QVERIFY(QFile::remove(desk.at("package/manifest.json")));
        QVERIFY(desk.verify());
        QTRY_VERIFY(
            desk.verdict() && desk.verdict()->title().startsWith(QStringLiteral("manifest")));
        QVERIFY(desk.verdict()->title().contains(QStringLiteral("missing")));
    }

    void onlyAKeyWithAPassphraseAsksForIt()
    {
        Desk desk;
        desk.choose({ 0, 1, 2 });
        const auto asked = [&desk] {
            QList<SecretEdit*> out;
            for (auto* e : desk.window.findChildren<SecretEdit*>())
                if (e->isVisible()) out << e;
            return out;
        };
        QVERIFY(asked().isEmpty());
        put(desk.at("id_ed25519"), view(kLockedKey.toStdString()));
        desk.click("addIdentity", desk.at("id_ed25519"));
        QTRY_COMPARE(asked().size(), 1);
        QTest::keyClicks(asked().first(), QStringLiteral("open"));
        QVERIFY(desk.verify());
        QLabel* problem = nullptr;
        for (auto* l : desk.window.findChildren<QLabel*>(QStringLiteral("identityProblem")))
            if (l->isVisible()) problem = l;
        QVERIFY(problem);
        QVERIFY2(
            problem->text().contains(QStringLiteral("passphrase")), qPrintable(problem->text()));
        QTest::keyClicks(asked().first(), QStringLiteral("open sesame"));
        QVERIFY(desk.verify());
        QTRY_VERIFY(!problem->isVisible());

        // Another file came to its place after it was chosen.
        put(desk.key(2), view(kLockedKey.toStdString()));
        QVERIFY(desk.verify());
        QTRY_COMPARE(asked().size(), 2);
    }

    void theOthersSealTheirSharesToWhoCollects()
    {
        Desk desk;
        const auto mine = desk.at("collecting.txt");
        desk.click("makeCollectKey", mine);
        QTRY_VERIFY(desk.window.find<HexText>("collectRecipient"));
        QCOMPARE(desk.prompts.suggested, QStringLiteral("collecting-key.txt"));
        QCOMPARE(desk.window.findChildren<QWidget*>(QStringLiteral("identityRow")).size(), 1);
        QVERIFY(content(mine).contains("AGE-SECRET-KEY-1"));
        const auto to = desk.window.find<HexText>("collectRecipient")->text();
        const auto fingerprint = said(desk.window.find<QLabel>("collectFingerprint"));
        for (int i = 0; i < 3; ++i) {
            Desk holder;
            QVERIFY(!holder.button("sealPart")->isEnabled());
            holder.choose({ i });
            holder.type("sealFor", QStringLiteral("age1nobody"));
            holder.click("sealPart", desk.at("nothing"));
            QVERIFY(!QFile::exists(desk.at("nothing")));
            holder.window.find<QLineEdit>("sealFor")->setText(to);
            const auto part = desk.dir.filePath(QStringLiteral("part-%1.age").arg(i));
            holder.click("sealPart", part);
            auto* result = holder.window.find<Banner>("sealResult");
            QTRY_VERIFY2(result->title() == QStringLiteral("Share %1 is sealed.").arg(i + 1),
                qPrintable(result->title()));
            QVERIFY(result->accessibleName().contains(fingerprint));
            holder.click("sealPart", part); // never over it
            QTRY_VERIFY(!result->title().contains(QStringLiteral("sealed")));
            desk.click("addPart", part);
        }
        QCOMPARE(desk.window.findChildren<QWidget*>(QStringLiteral("partRow")).size(), 3);
        desk.click("choosePackage", desk.at("package"));
        QVERIFY(desk.verify());
        QVERIFY2(desk.verdict()->title().startsWith(QStringLiteral("Complete")),
            qPrintable(desk.verdict()->title()));
        QVERIFY(desk.button("reveal"));
        // One that is no part is told beside it, and the three are enough.
        put(desk.at("note.txt"), view("hello"));
        desk.click("addPart", desk.at("note.txt"));
        QTRY_VERIFY(!desk.verdict());
        QVERIFY(desk.verify());
        QVERIFY(desk.button("reveal"));
        QStringList problems;
        for (auto* l : desk.window.findChildren<QLabel*>(QStringLiteral("partProblem")))
            if (l->isVisible()) problems << l->text();
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].contains(QStringLiteral("not an age file")));
    }

    void keysGoToAPrivateFileAfterATypedConfirmation()
    {
        Desk desk;
        desk.choose({ 0, 1, 2 });
        QVERIFY(desk.verify());
        QVERIFY(!desk.button("reveal")->isEnabled());
        desk.type("revealTyped", QStringLiteral("Saving"));
        QVERIFY(!desk.button("reveal")->isEnabled());
        desk.type("revealTyped", QStringLiteral("s"));
        QVERIFY(desk.button("reveal")->isEnabled());
        const auto out = desk.at("keys.json");
        put(out, view("mine"));
        desk.click("reveal", out);
        auto* result = desk.window.find<Banner>("revealResult");
        QVERIFY(result->title().contains(QStringLiteral("a file of this name")));
        QCOMPARE(content(out), QByteArray("mine"));
        QVERIFY(QFile::remove(out));
        desk.click("reveal", out);
        QTRY_VERIFY(result->title().contains(QStringLiteral("written")));
        QVERIFY(!(QFileInfo(out).permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        const auto json = json::parse(content(out).toStdString());
        QVERIFY(json);
        QVERIFY((*json)["xprv"].get<std::string>().starts_with("xprv9"));
        QCOMPARE(desk.prompts.suggested, QStringLiteral("recovered-keys.json"));
        QVERIFY(!desk.button("reveal")->isEnabled());
    }

    void aSweepIsShownThenSigned()
    {
        Desk desk;
        desk.choose({ 0, 1, 2 });
        QVERIFY(desk.verify());
        const auto file = desk.at("sweep.json");
        auto* message = desk.window.find<Banner>("sweepMessage");
        put(file, view(sweepTo(kTo, kTo).toStdString()));
        desk.click("chooseSweep", file);
        QTRY_VERIFY(message->title().contains(QStringLiteral("no such address")));
        const auto sender = desk.addresses().first();
        put(file, view(sweepTo(kTo, sender.toStdString()).toStdString()));
        desk.click("chooseSweep", file);
        QTRY_VERIFY(desk.window.find<AddressView>("sweepRecipient"));
        QCOMPARE(
            desk.window.find<AddressView>("sweepRecipient")->address(), QString::fromLatin1(kTo));
        QVERIFY(message->title().isEmpty() || !message->isVisible());
        QVERIFY(!desk.button("sweepSign")->isEnabled());
        const auto question = desk.window.find<QLineEdit>("sweepSignTyped")->accessibleName();
        const int group
            = QRegularExpression(QStringLiteral("\\d+")).match(question).captured().toInt();
        QVERIFY(group > 1 && group < 10);
        desk.type("sweepSignTyped", QString::fromLatin1(kTo).mid(2 + 4 * (group - 1), 4));
        desk.click("sweepSign");
        QTRY_VERIFY(desk.window.find<HexText>("sweptRaw"));
        const auto raw = desk.window.find<HexText>("sweptRaw")->text();
        const auto parsed = chains::ethereum::parseSigned(*fromHex0x(raw.toStdString()));
        QVERIFY(parsed);
        QCOMPARE(QString::fromStdString(parsed->from.text()), sender);
        desk.click("saveSwept", desk.at("signed.txt"));
        QCOMPARE(QString::fromLatin1(content(desk.at("signed.txt"))), raw + QLatin1Char('\n'));
    }

    void isReachedFromEveryStateAndLeavesWithIt()
    {
        WindowFixture f(wallet::LockState::NoVault);
        QVERIFY(f.shown());
        f.click("next");
        f.click("recoverOffline");
        QVERIFY(f.window->recoveryConsole());
        QVERIFY(!f.window->firstRun());
        emit f.wallet.vaultsChanged();
        QVERIFY(f.window->recoveryConsole());
        f.click("closeRecovery");
        QVERIFY(f.window->firstRun());
        WindowFixture locked(wallet::LockState::Locked);
        QVERIFY(locked.shown());
        locked.click("recoverOffline");
        QVERIFY(locked.window->recoveryConsole());
        locked.click("closeRecovery");
        QVERIFY(locked.window->unlockPage());
        WindowFixture open(wallet::LockState::Unlocked);
        QVERIFY(open.shown());
        open.window->go(Place::KeyShares);
        open.find<QPushButton>("recoverOffline")->click();
        QTRY_VERIFY(open.window->recoveryConsole());
        QVERIFY(!open.window->openView());
        open.wallet.lock();
        QVERIFY(!open.window->recoveryConsole());
        QVERIFY(open.window->unlockPage());
    }

    void nothingIsCutAndAllHasAName_data() { addSizesAndScales(); }
    void nothingIsCutAndAllHasAName()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        for (const auto scheme : { Scheme::Light, Scheme::Dark }) {
            useTheme(scheme, scale);
            Desk desk;
            desk.window.resize(size);
            desk.choose({ 0, 1, 2 });
            QVERIFY(desk.verify());
            put(desk.at("sweep.json"), view(sweepTo(kTo).toStdString()));
            desk.click("chooseSweep", desk.at("sweep.json"));
            QTRY_VERIFY(desk.window.find<AddressView>("sweepRecipient"));
            desk.click("makeCollectKey", desk.at("collecting.txt"));
            QTRY_VERIFY(desk.window.find<HexText>("collectRecipient"));
            desk.click("addPart", desk.at("part.age"));
            QVERIFY2(clippedAtLast(desk.window).isEmpty(), qPrintable(clippedAtLast(desk.window)));
            QVERIFY2(desk.window.width() <= size.width(),
                qPrintable(tooWide(desk.window, size.width())));
            VERIFY_SPEAKABLE(desk.window);
            keepPicture(desk.window, QStringLiteral("recovery"), size, scale, scheme);
        }
    }
};

QTEST_MAIN(RecoveryTest)
#include "RecoveryTest.moc"
