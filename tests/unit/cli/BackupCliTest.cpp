#include <QFile>
#include <QtTest>

#include "core/backup/BackupFile.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/AgeProgram.h"
#include "tests/unit/cli/Program.h"

using namespace tercet;
namespace age = tercet::backup::age;

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }
QString operator""_q(const char* s, std::size_t n) { return QString::fromUtf8(s, qsizetype(n)); }

} // namespace

// `backup …` of the real program, and the stock age program on its files.
class BackupCliTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void exportedInspectedListed();
    void thePassphraseAndTheStockProgram();
    void insideARefresh();
    void splitAndCombined();
    void onPaper();
    void eachErrorByItsName();

private:
    QString identityFile(const QString& name)
    {
        const auto identity = age::Identity::generate(m_random);
        m_recipients[name] = text(identity.recipient().text());
        const auto content = identity.file();
        return m_program.write(name,
            QByteArray(reinterpret_cast<const char*>(content.data()), qsizetype(content.size())));
    }
    QString at(const QString& name) const { return m_program.home() + QLatin1Char('/') + name; }

    crypto::SystemRandom m_random;
    Program m_program;
    QMap<QString, QString> m_recipients; // by identity file's name
    std::string m_vault;
};

void BackupCliTest::initTestCase()
{
    const auto made = m_program.run({ "vault"_q, "create"_q, "--name"_q, "Savings"_q });
    QCOMPARE(made.exitCode, 0);
    m_vault = made.json()["vault"].get<std::string>();
}

void BackupCliTest::exportedInspectedListed()
{
    const QString key = identityFile("mine"_q);
    const auto none = m_program.run({ "backup"_q, "list"_q }, {});
    QCOMPARE(none.json()["state"].get<std::string>(), std::string("none"));
    const auto made = m_program.run({ "backup"_q, "export"_q, "--out"_q, at("b.age"_q),
        "--recipient"_q, m_recipients["mine"_q] });
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.json()["epoch"].get<int>(), 1);
    QCOMPARE(made.json()["recipients"].size(), std::size_t(1));
    QCOMPARE(QFile(at("b.age"_q)).permissions() & (QFile::ReadGroup | QFile::ReadOther),
        QFile::Permissions());

    const auto seen = m_program.runPlain(
        { "backup"_q, "inspect"_q, at("b.age"_q), "--identity"_q, key, "--json"_q });
    QVERIFY2(seen.exitCode == 0, seen.err.constData());
    QCOMPARE(seen.json()["vault"].get<std::string>(), m_vault);
    QCOMPARE(seen.json()["name"].get<std::string>(), std::string("Savings"));
    QCOMPARE(seen.json()["cosigners"].size(), std::size_t(2));
    QVERIFY(!seen.out.contains("share\":\"")); // of the payload

    const auto list = m_program.run({ "backup"_q, "list"_q }, {});
    QCOMPARE(list.json()["state"].get<std::string>(), std::string("untested"));
    QCOMPARE(list.json()["backups"][0]["sha256"], made.json()["sha256"]);
}

void BackupCliTest::thePassphraseAndTheStockProgram()
{
    // One descriptor for both: a line each.
    const auto made = m_program.run(
        { "backup"_q, "export"_q, "--out"_q, at("p.age"_q), "--backup-passphrase-fd"_q, "3"_q },
        Program::kPassphrase + "\nopen sesame\n");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.json()["recipients"].size(), std::size_t(0));
    const QStringList inspect { "backup"_q, "inspect"_q, at("p.age"_q), "--backup-passphrase-fd"_q,
        "3"_q, "--json"_q };
    QCOMPARE(m_program.runPlain(inspect, "open sesame\n").exitCode, 0);
    QCOMPARE(m_program.runPlain(inspect, "wrong\n").code(), std::string("wrong-passphrase"));
    if (!testing::installed("age")) QSKIP("the age program is not installed");
    const auto out = at("payload"_q).toStdString();
    QCOMPARE(testing::runOnTerminal(
                 { "age", "-d", "-o", out, at("p.age"_q).toStdString() }, "open sesame"),
        0);
    const auto payload = testing::readFile(out);
    QVERIFY(backup::ShareBackup::decode(payload));
    QFile::remove(at("payload"_q));
}

void BackupCliTest::insideARefresh()
{
    const auto made = m_program.run({ "vault"_q, "refresh"_q, "--backup-out"_q, at("r.age"_q),
                                        "--backup-passphrase-fd"_q, "3"_q },
        Program::kPassphrase + "\nopen sesame\n");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.json()["epoch"].get<int>(), 2);
    QCOMPARE(made.json()["backup"]["epoch"].get<int>(), 2);
    const auto seen = m_program.runPlain(
        { "backup"_q, "inspect"_q, at("r.age"_q), "--backup-passphrase-fd"_q, "3"_q, "--json"_q },
        "open sesame\n");
    QCOMPARE(seen.json()["epoch"].get<int>(), 2);
    const auto list = m_program.run({ "backup"_q, "list"_q }, {});
    QCOMPARE(list.json()["backups"][0]["sha256"], made.json()["backup"]["sha256"]);
    const auto again = m_program.run({ "vault"_q, "refresh"_q, "--backup-out"_q, at("r.age"_q),
        "--recipient"_q, m_recipients["mine"_q] });
    QCOMPARE(again.code(), std::string("file-unwritable"));
    for (const QStringList& words : { QStringList { "--backup-out"_q, "x"_q },
             QStringList { "--recipient"_q, m_recipients["mine"_q] } })
        QCOMPARE(m_program.runPlain(QStringList { "vault"_q, "refresh"_q } + words).exitCode, 2);
}

void BackupCliTest::splitAndCombined()
{
    QStringList split { "backup"_q, "split"_q, "--out"_q, at("split"_q), "--threshold"_q, "2"_q };
    QStringList keys;
    for (const auto& name : { "h1"_q, "h2"_q, "h3"_q }) {
        keys.append(identityFile(name));
        split += { "--recipient"_q, m_recipients[name] };
    }
    const auto made = m_program.run(split);
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QStringList pieces;
    const auto answer = made.json();
    for (const auto& piece : answer["pieces"]) pieces.append(text(piece.get<std::string>()));
    QCOMPARE(pieces.size(), 3);

    const QStringList combine { "backup"_q, "combine"_q, pieces[0], pieces[2], "--identity"_q,
        keys[0], "--identity"_q, keys[2], "--out"_q, at("opens"_q), "--json"_q };
    const auto combined = m_program.runPlain(combine);
    QVERIFY2(combined.exitCode == 0, combined.err.constData());
    QCOMPARE(QFile(at("opens"_q)).permissions()
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    const auto seen = m_program.runPlain({ "backup"_q, "inspect"_q,
        text(answer["backup"].get<std::string>()), "--identity"_q, at("opens"_q), "--json"_q });
    QCOMPARE(seen.json()["vault"].get<std::string>(), m_vault);

    const auto few = m_program.runPlain({ "backup"_q, "combine"_q, pieces[0], "--identity"_q,
        keys[0], "--out"_q, at("none"_q), "--json"_q });
    QCOMPARE(few.code(), std::string("not-enough-pieces"));
    const auto again = m_program.runPlain(combine); // nothing is overwritten
    QCOMPARE(again.code(), std::string("file-unwritable"));
    const auto foreign = m_program.runPlain({ "backup"_q, "combine"_q, at("b.age"_q), pieces[0],
        "--identity"_q, m_program.write("x"_q, {}), "--out"_q, at("none"_q), "--json"_q });
    QCOMPARE(foreign.code(), std::string("bad-identity"));
    QVERIFY(!QFile::exists(at("none"_q)));
    QFile::remove(at("opens"_q));
}

// The parts, typed or scanned into files, are the backup again; and by hand the age file.
void BackupCliTest::onPaper()
{
    const QString key = identityFile("paper"_q);
    const auto made = m_program.run({ "backup"_q, "export"_q, "--out"_q, at("onpaper.age"_q),
        "--recipient"_q, m_recipients["paper"_q] });
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const auto printed = m_program.runPlain(
        { "backup"_q, "paper"_q, at("onpaper.age"_q), "--out"_q, at("parts.txt"_q), "--json"_q });
    QVERIFY2(printed.exitCode == 0, printed.err.constData());
    QCOMPARE(printed.json()["sha256"], made.json()["sha256"]);
    const auto bytes = testing::readFile(at("parts.txt"_q).toStdString());
    const auto all = text(std::string(bytes.begin(), bytes.end())).split("\n\n"_q);
    QCOMPARE(std::size_t(all.size()), printed.json()["parts"].get<std::size_t>());
    QVERIFY(all.size() > 3);

    const auto rest = m_program.write("rest"_q, all.mid(1).join("\r\n\r\n"_q).toUtf8());
    const auto first = m_program.write("first"_q, "Page 1\n" + all[0].toUtf8() + "\n");
    const QStringList open { "--identity"_q, key };
    const auto seen = m_program.runPlain(
        QStringList { "backup"_q, "inspect"_q, rest, first, "--json"_q } + open);
    QVERIFY2(seen.exitCode == 0, seen.err.constData());
    QCOMPARE(seen.json()["vault"].get<std::string>(), m_vault);
    const auto drilled
        = m_program.run(QStringList { "backup"_q, "drill"_q, first, rest, first } + open);
    QVERIFY2(drilled.exitCode == 0, drilled.err.constData());
    const auto list = m_program.run({ "backup"_q, "list"_q }, {});
    QCOMPARE(list.json()["backups"][0]["sha256"], made.json()["sha256"]);
    QVERIFY(!list.json()["backups"][0]["tested"].is_null());

    const auto gap
        = m_program.runPlain(QStringList { "backup"_q, "inspect"_q, rest, "--json"_q } + open);
    QCOMPARE(gap.code(), std::string("not-enough-pieces"));
    QVERIFY(gap.err.contains(("Part 1 of " + std::to_string(all.size()) + " is missing.").c_str()));
    const auto other = m_program.write("note"_q, "hello");
    QCOMPARE(
        m_program.runPlain(QStringList { "backup"_q, "inspect"_q, rest, other, "--json"_q } + open)
            .code(),
        std::string("not-age-file"));
    QCOMPARE(m_program.runPlain({ "backup"_q, "paper"_q, other, "--out"_q, at("no"_q), "--json"_q })
                 .code(),
        std::string("not-age-file"));
    QVERIFY(!QFile::exists(at("no"_q)));
}

void BackupCliTest::eachErrorByItsName()
{
    const QString key = identityFile("other"_q);
    const auto inspect = [&](const QString& file) {
        return m_program
            .runPlain({ "backup"_q, "inspect"_q, file, "--identity"_q, key, "--json"_q })
            .code();
    };
    QCOMPARE(inspect(at("b.age"_q)), std::string("no-matching-identity"));
    QCOMPARE(inspect(m_program.write("text"_q, "hello")), std::string("not-age-file"));
    QCOMPARE(inspect(at("missing"_q)), std::string("file-not-found"));
    QFile file(at("b.age"_q));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto whole = file.readAll();
    QCOMPARE(inspect(m_program.write("cut"_q, whole.left(whole.size() / 2))),
        std::string("age-damaged"));
    const auto usage = [&](const QStringList& words) {
        return m_program.runPlain(QStringList { "backup"_q } + words + QStringList { "--json"_q })
                   .exitCode
            == 2;
    };
    QVERIFY(usage({ "export"_q, "--out"_q, "x"_q }));
    QVERIFY(usage({ "export"_q, "--out"_q, "x"_q, "--recipient"_q, "r"_q,
        "--backup-passphrase-fd"_q, "3"_q }));
    QVERIFY(usage({ "inspect"_q, "x"_q }));
    QVERIFY(usage({ "inspect"_q, "x"_q, "--identity-passphrase-fd"_q, "3"_q }));
    QVERIFY(usage({ "split"_q, "--out"_q, "x"_q, "--threshold"_q, "2"_q, "--recipient"_q, "r"_q }));
    QVERIFY(usage({ "combine"_q, "--identity"_q, key, "--out"_q, "x"_q }));
    QVERIFY(usage({ "list"_q, "--recipient"_q, "r"_q }));
    QCOMPARE(
        m_program.run({ "backup"_q, "export"_q, "--out"_q, at("x"_q), "--recipient"_q, "age1"_q })
            .code(),
        std::string("bad-recipient"));
    QVERIFY(!QFile::exists(at("x"_q)));
}

QTEST_GUILESS_MAIN(BackupCliTest)
#include "BackupCliTest.moc"
