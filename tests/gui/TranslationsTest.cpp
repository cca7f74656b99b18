#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "TestPaths.h"

namespace {

struct Message {
    QString context, source, translation;
    bool unfinished { false };
    int forms { 0 };
};

QList<Message> read(const char* name)
{
    QFile file(QStringLiteral(TERCET_SOURCE_DIR "/translations/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            all << Message { context, {}, {} };
        } else if (xml.name() == QLatin1String("source")) {
            all.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            all.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement
                && xml.name() == QLatin1String("translation"))) {
                if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                    ++all.last().forms;
                if (xml.isCharacters()) text += xml.text();
            }
            all.last().translation = text;
        }
    }
    return all;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?\\d|%n"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private slots:
    void germanIsComplete()
    {
        const auto all = read("tercet_de.ts");
        QVERIFY(all.size() > 500);
        for (const auto& m : all) {
            const auto where = qPrintable(m.context + QLatin1String(": ") + m.source);
            QVERIFY2(!m.unfinished, where);
            QVERIFY2(!m.translation.trimmed().isEmpty(), where);
            QVERIFY2(placeholders(m.source) == placeholders(m.translation), where);
            QVERIFY2(m.forms == 0 || m.forms == 2, where);
            QVERIFY2(m.source.endsWith(QLatin1Char('.'))
                    == m.translation.trimmed().endsWith(QLatin1Char('.')),
                where);
        }
    }

    void englishHasItsPlurals()
    {
        const auto all = read("tercet_en.ts");
        QVERIFY(all.size() > 5);
        for (const auto& m : all) {
            QVERIFY2(!m.unfinished, qPrintable(m.source));
            QCOMPARE(m.forms, 2);
            QVERIFY2(!m.translation.contains(QLatin1String("(s)")), qPrintable(m.source));
        }
    }

    // Formal address throughout.
    void germanSaysSie()
    {
        static const QRegularExpression informal(
            QStringLiteral("\\b([Dd]u|[Dd]ein\\w*|[Dd]ich|[Dd]ir)\\b"));
        for (const auto& m : read("tercet_de.ts"))
            QVERIFY2(!informal.match(m.translation).hasMatch(), qPrintable(m.translation));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
