#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <set>

#include "TestPaths.h"
#include "ui/text/ErrorText.h"
#include "ui/text/PassphraseStrength.h"
#include "ui/text/RiskText.h"
#include "ui/widgets/UntrustedText.h"

using namespace tercet;
using namespace tercet::ui;

namespace {

double bits(const char* text)
{
    return guessBits({ reinterpret_cast<const std::uint8_t*>(text), std::strlen(text) });
}

} // namespace

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void everyCodeHasASentenceAndAWayOn()
    {
        std::set<QString> seen;
        for (int i = 0; i < kCodeCount; ++i) {
            const auto text = errorText({ Code(i), "developer's text", "field" });
            QVERIFY2(!text.what.isEmpty() && !text.next.isEmpty(), codeName(Code(i)).data());
            QVERIFY2(text.what.endsWith(QLatin1Char('.')), codeName(Code(i)).data());
            QVERIFY(!text.both().contains(QLatin1String("developer")));
            seen.insert(text.what);
        }
        QVERIFY(seen.size() > std::size_t(kCodeCount) * 9 / 10);
    }

    void keychainStatesAreToldApart()
    {
        std::set<QString> whats, nexts;
        const Code states[] = { Code::KeychainLocked, Code::KeychainDenied, Code::KeychainNoBackend,
            Code::KeychainMissing, Code::KeychainChanged, Code::KeychainOtherBackend,
            Code::KeychainTimeout, Code::KeychainFailed };
        for (const auto code : states) {
            whats.insert(errorText({ code }).what);
            nexts.insert(errorText({ code }).next);
        }
        QCOMPARE(whats.size(), std::size(states));
        QCOMPARE(nexts.size(), std::size(states));
    }

    // Every risk code that the decoder writes has a sentence of the window's own.
    void everyRiskOfTheSourcesHasASentence()
    {
        const auto known = knownRisks();
        static const QRegularExpression risk(
            QStringLiteral("Level::(?:Note|Warning|Danger|Forbidden),\\s*\"([a-z-]+)\""));
        int found = 0;
        for (const auto* folder : { "core/chains", "core/wallet" }) {
            QDirIterator it(QStringLiteral(TERCET_SOURCE_DIR "/") + QLatin1String(folder),
                { QStringLiteral("*.cpp") }, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto source = QString::fromUtf8(file.readAll());
                for (auto m = risk.globalMatch(source); m.hasNext();) {
                    const auto code = m.next().captured(1);
                    QVERIFY2(known.contains(code),
                        qPrintable(code + QLatin1String(" in ") + file.fileName()));
                    ++found;
                }
            }
        }
        QVERIFY2(found > 10, "the pattern no longer fits the sources");
    }

    void strength_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        const auto row = [](const char* text, Strength least, Strength most) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << int(least) << int(most);
        };
        row("", Strength::Weak, Strength::Weak);
        row("password", Strength::Weak, Strength::Weak);
        row("Passwort123", Strength::Weak, Strength::Weak);
        row("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak, Strength::Weak);
        row("abcdefghijklmnop", Strength::Weak, Strength::Weak);
        row("12345678901234567890", Strength::Weak, Strength::Weak);
        row("correct horse battery staple", Strength::Weak, Strength::Weak);
        row("abcabcabcabcabcabc", Strength::Weak, Strength::Weak);
        row("violin marsh", Strength::Weak, Strength::Fair);
        row("violin marsh copper teapot", Strength::Good, Strength::Good);
        row("violin marsh copper teapot orbit", Strength::Strong, Strength::Strong);
        row("k7#Vq2!xR9&mT4zB", Strength::Strong, Strength::Strong);
    }
    void strength()
    {
        QFETCH(QByteArray, passphrase);
        QFETCH(int, least);
        QFETCH(int, most);
        const double b = bits(passphrase.constData());
        const int is = int(strengthOf(b));
        QVERIFY2(is >= least && is <= most, qPrintable(QString::number(b)));
    }

    void strengthGrowsWithEachWord()
    {
        QVERIFY(bits("violin") < bits("violin marsh"));
        QVERIFY(bits("violin marsh") < bits("violin marsh copper"));
        QCOMPARE(bits("violin violin violin") < bits("violin marsh copper"), true);
    }

    void outsideTextIsPlainClippedAndMarked()
    {
        QCOMPARE(visibleText(QStringLiteral("a\u202Eb")), QStringLiteral("a⟨U+202E⟩b"));
        QCOMPARE(visibleText(QStringLiteral("a\u200Bb")), QStringLiteral("a⟨U+200B⟩b"));
        QCOMPARE(visibleText(QStringLiteral("a\u0007b")), QStringLiteral("a⟨U+0007⟩b"));
        QCOMPARE(visibleText(QStringLiteral("two\nlines")), QStringLiteral("two\nlines"));
        QCOMPARE(visibleText(QString(1'000'000, QLatin1Char('x')), 10),
            QString(10, QLatin1Char('x')) + QStringLiteral("…"));
        const UntrustedText link(
            QStringLiteral("<a href='https://evil.example'>click</a>"), TextStyle::Body);
        QCOMPARE(link.textFormat(), Qt::PlainText);
        QVERIFY(link.text().contains(QLatin1String("<a href")));
    }
};

QTEST_MAIN(TextTest)
#include "TextTest.moc"
