#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTransform>

#include "core/backup/BackupFile.h"
#include "core/crypto/Hash.h"
#include "core/crypto/SystemRandom.h"
#include "tests/gui/PageFixture.h"
#include "tests/support/AgeProgram.h"
#include "tests/unit/backup/SampleBackup.h"
#include "ui/backup/OpenBackupPart.h"
#include "ui/backup/PrintPart.h"
#include "ui/paper/PaperPdf.h"
#include "ui/paper/PaperPictures.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
namespace age = tercet::backup::age;

namespace {

constexpr QSize kTall { 1240, 1600 };

bool renders() { return !QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty(); }

// A backup's file, its entry in the register, its PDF and the pictures of its pages.
class Printed {
public:
    explicit Printed(int dotsAnInch = 150)
        : m_identity(age::Identity::generate(m_random))
    {
        const auto ik = crypto::SigningKey::generate(m_random);
        const auto payload = backup::sampleBackup(m_random, ik).encode(ik).value();
        file = age::encrypt(
            payload.view(), std::array { m_identity.recipient() }, age::Armor::Yes, m_random)
                   .value();
        entry.file = write("b.age", file);
        entry.sha256 = QString::fromStdString(hex(crypto::sha256(file)));
        entry.epoch = 7;
        entry.made = QDateTime(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);
        entry.recipients = { QString::fromStdString(m_identity.recipient().fingerprint()) };
        world.prompts.answer = at("b.pdf");
        PrintPart part(world.context, entry);
        auto* button = part.findChild<QPushButton*>(QStringLiteral("printBackup"));
        button->click();
        banner = QTest::qWaitFor([&] { return button->isEnabled(); }, 30'000)
            ? part.findChild<Banner*>(QStringLiteral("printResult"))->title()
            : QString();
        QProcess::execute(QStringLiteral("pdftoppm"),
            { QStringLiteral("-r"), QString::number(dotsAnInch), QStringLiteral("-png"),
                at("b.pdf"), at("page") });
        for (const auto& name : QDir(m_folder.path()).entryList({ QStringLiteral("page*.png") }))
            pages << at(name.toUtf8().constData());
    }
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString write(const char* name, ByteView content) const
    {
        QFile out(at(name));
        if (!out.open(QIODevice::WriteOnly)) return {};
        out.write(reinterpret_cast<const char*>(content.data()), qint64(content.size()));
        return out.fileName();
    }
    crypto::SecretBytes identity() const { return m_identity.file(); }

    World world;
    Bytes file;
    wallet::BackupEntry entry;
    QString banner;
    QStringList pages; // pictures

private:
    QTemporaryDir m_folder;
    crypto::SystemRandom m_random;
    age::Identity m_identity;
};

// The part in which a backup is opened, with a passphrase typed.
struct Opening {
    explicit Opening(World& world)
        : part(new OpenBackupPart(world.context, QStringLiteral("Open")))
        , window(part, kTall)
        , prompts(world.prompts)
    {
        window.showActive();
        QTest::keyClicks(window.find<SecretEdit>("backupPassphrase"), QStringLiteral("x"));
    }
    void choose(const QStringList& files)
    {
        prompts.answers = files;
        window.find<QPushButton>("backupFile")->click();
    }
    bool waitFor(const QString& words)
    {
        return QTest::qWaitFor([&] { return said(name()) == words; }, 60'000);
    }
    QLabel* name() const { return window.find<QLabel>("backupFileName"); }
    QString banner() const { return window.find<Banner>("backupOpenError")->title(); }
    QPushButton* open() const { return window.find<QPushButton>("backupOpen"); }

    OpenBackupPart* part;
    Window window;
    FakePrompts& prompts;
};

QString all(int count) { return QStringLiteral("%1 of %1 parts of a backup on paper").arg(count); }

// As a camera sees it: askew on a grey table, smaller, in JPEG.
QString photographed(const QString& page, const QString& path)
{
    QImage picture(page);
    QImage table(picture.size() * 1.2, QImage::Format_RGB32);
    table.fill(QColor(150, 140, 130));
    QPainter paint(&table);
    paint.setRenderHint(QPainter::SmoothPixmapTransform);
    paint.translate(table.width() / 2.0, table.height() / 2.0);
    paint.rotate(93);
    paint.scale(0.9, 0.9);
    paint.drawImage(QPointF(-picture.width() / 2.0, -picture.height() / 2.0), picture);
    paint.end();
    table.save(path, "jpeg", 70);
    return path;
}

} // namespace

class PaperTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initGui();
        if (!renders()) QSKIP("pdftoppm (poppler-utils) is not installed");
    }
    void cleanup() { useTheme(); }

    void aPrintedBackupIsReadFromPicturesOfItsPages()
    {
        Printed printed;
        QCOMPARE(printed.banner, QStringLiteral("The PDF is written: b.pdf"));
        QVERIFY(printed.pages.size() > 2);
        if (qEnvironmentVariableIsSet("TERCET_PICTURES"))
            for (const auto& page : printed.pages)
                QFile::copy(page,
                    qEnvironmentVariable("TERCET_PICTURES") + QStringLiteral("/paper-")
                        + QFileInfo(page).fileName());
        Opening o(printed.world);
        QVERIFY(!o.open()->isEnabled());
        // The page of instructions has no code; what the others have is kept.
        auto pages = printed.pages;
        std::ranges::reverse(pages);
        o.choose(pages);
        QVERIFY(QTest::qWaitFor([&] { return o.open()->isEnabled(); }, 60'000));
        QVERIFY(o.banner().startsWith(QStringLiteral("No QR code was found in page")));
        QVERIFY(o.name()->text().endsWith(QStringLiteral("parts of a backup on paper")));
        VERIFY_SPEAKABLE(o.window);
        QCOMPARE(clippedAtLast(o.window), QString());
        o.open()->click();
        const auto& opened = printed.world.wallet.openedContent;
        QCOMPARE(Bytes(opened.begin(), opened.end()), printed.file);
        QCOMPARE(
            printed.world.wallet.calls.last(), QStringLiteral("openBackup (paper) passphrase"));

        // A file takes the place of the parts.
        o.choose({ printed.entry.file });
        QCOMPARE(o.name()->text(), QStringLiteral("b.age"));
        o.part->clear();
        QCOMPARE(o.name()->text(), QStringLiteral("None chosen"));

        if (!testing::installed("age")) QSKIP("the age program is not installed");
        const auto joined = printed.write("joined.age", Bytes(opened.begin(), opened.end()));
        const auto key = printed.write("key", printed.identity().view());
        const auto out = printed.at("payload").toStdString();
        QCOMPARE(testing::runOnTerminal(
                     { "age", "-d", "-i", key.toStdString(), "-o", out, joined.toStdString() }),
            0);
        QVERIFY(backup::ShareBackup::decode(testing::readFile(out)));
    }

    void photosPageByPage()
    {
        Printed printed(200);
        const auto photo = printed.at("photo.jpg");
        Opening o(printed.world);
        auto pages = printed.pages.mid(1);
        const auto last = pages.takeLast();
        for (const auto& page : pages) {
            o.choose({ photographed(page, photo) });
            QVERIFY(QTest::qWaitFor(
                [&] { return o.banner().startsWith(QStringLiteral("Missing: part ")); }, 60'000));
            QVERIFY(!o.open()->isEnabled());
        }
        const auto count = o.banner().split(QLatin1Char(' ')).last().remove(QLatin1Char('.'));
        o.choose({ photographed(last, photo) });
        QVERIFY(o.waitFor(all(count.toInt())));
        QCOMPARE(o.banner(), QString());
        QVERIFY(o.open()->isEnabled());
    }

    void textsAndPicturesTogether()
    {
        Printed printed;
        Opening o(printed.world);
        const auto texts = textsOf(printed.pages[1]);
        QVERIFY(texts);
        const auto typed = texts->join(QStringLiteral("\r\n\r\n")).toUtf8();
        const auto file = printed.write("typed.txt", Bytes(typed.begin(), typed.end()));
        QVERIFY(isOfPaper(file) && isOfPaper(printed.pages[0]) && !isOfPaper(printed.entry.file));
        o.choose(QStringList { file } + printed.pages.mid(2));
        QVERIFY(QTest::qWaitFor([&] { return o.open()->isEnabled(); }, 60'000));
        QCOMPARE(o.banner(), QString());
    }

    void everyWayToBeWrongIsSaid()
    {
        Printed printed, other;
        Opening o(printed.world);
        const auto says = [&](const QStringList& files, const char* words) {
            o.part->clear();
            QTest::keyClicks(o.window.find<SecretEdit>("backupPassphrase"), QStringLiteral("x"));
            o.choose(files);
            const bool told = QTest::qWaitFor(
                [&] { return o.banner().startsWith(QLatin1String(words)); }, 60'000);
            if (!told) qWarning() << o.banner();
            return told && !o.open()->isEnabled();
        };
        QVERIFY(says(
            { printed.pages[1], other.pages[2] }, "These are parts of two different backups."));
        QVERIFY(says({ printed.pages[0] }, "No QR code was found in page"));
        QVERIFY(says({ printed.at("b.pdf") }, "The file b.pdf is a PDF."));
        QFile picture(printed.pages[1]);
        QVERIFY(picture.open(QIODevice::ReadOnly));
        const auto half = picture.read(1000);
        const auto cut = printed.write("cut.png", Bytes(half.begin(), half.end()));
        QVERIFY(says({ cut }, "The file cut.png cannot be read."));
        auto typed = textsOf(printed.pages[1])->first().toUtf8();
        typed[typed.size() - 5] = typed[typed.size() - 5] == 'a' ? 'b' : 'a';
        const auto wrong = printed.write("typed.txt", Bytes(typed.begin(), typed.end()));
        QVERIFY(says({ wrong }, "Part "));
        QVERIFY(o.banner().endsWith(QStringLiteral("is damaged.")));
        const auto note = printed.write("note.txt", toBytes(view("hello")));
        QVERIFY(says({ note, printed.pages[1] }, "There is no part of a backup in note.txt."));
        QVERIFY(says(
            { printed.at("gone.png"), printed.pages[1] }, "The file gone.png cannot be read."));
        // Larger than any photo: by its head alone.
        QByteArray huge("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\0\0\0\0", 29);
        huge.append(QByteArray::fromHex("96c1f6e0"));
        const auto bomb = printed.write("huge.png", Bytes(huge.begin(), huge.end()));
        QVERIFY(says({ bomb }, "The file huge.png "));
        Bytes scans(std::size_t(17) << 20, 0);
        std::ranges::copy(Bytes { 0xff, 0xd8, 0xff, 0xe0 }, scans.begin());
        QVERIFY(says({ printed.write("long.jpg", scans) }, "The file long.jpg is too large."));
    }

    void whatIsNotTheBackupAnyMoreIsNotPrinted()
    {
        Printed printed;
        auto entry = printed.entry;
        PrintPart part(printed.world.context, entry);
        auto* button = part.findChild<QPushButton*>(QStringLiteral("printBackup"));
        auto* banner = part.findChild<Banner*>(QStringLiteral("printResult"));
        const auto print = [&] {
            button->click();
            return QTest::qWaitFor([&] { return button->isEnabled(); }, 30'000) ? banner->title()
                                                                                : QString();
        };
        QFile::remove(printed.at("b.pdf"));
        printed.write("b.age", toBytes(view("something else")));
        QCOMPARE(print(), QStringLiteral("The file is damaged."));
        QFile::remove(entry.file);
        QCOMPARE(print(), QStringLiteral("The file of the backup cannot be read."));
        QVERIFY(!QFile::exists(printed.at("b.pdf")));
        QCOMPARE(printed.world.prompts.suggested, QStringLiteral("b.pdf"));
    }
};

QTEST_MAIN(PaperTest)
#include "PaperTest.moc"
