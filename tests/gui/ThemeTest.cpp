#include <QFontInfo>
#include <QFontMetricsF>
#include <QLocale>
#include <QTest>
#include <cmath>

#include "ui/theme/Theme.h"
#include "ui/widgets/Amounts.h"

using namespace tercet::ui;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::the().setAnimationsEnabled(false);
        Theme::the().apply(*qApp, Scheme::Light);
    }

    void everyTextStyleUsesABundledFace()
    {
        for (int i = 0; i <= int(TextStyle::MonoSmall); ++i) {
            const QFont font = Theme::the().font(TextStyle(i));
            QCOMPARE(QFontInfo(font).family(), font.family());
            QVERIFY(font.family().startsWith(QLatin1String("Tercet ")));
        }
    }

    void digitsAreTabularAndNothingIsSubstituted()
    {
        for (int i = 0; i <= int(TextStyle::MonoSmall); ++i) {
            const QFontMetricsF m(Theme::the().font(TextStyle(i)));
            const qreal zero = m.horizontalAdvance(QLatin1Char('0'));
            // Ten of each, so that kerning between them would show too.
            for (const QChar c : QStringLiteral("123456789"))
                QVERIFY2(std::abs(m.horizontalAdvance(QString(10, c)) - 10 * zero) < 0.2,
                    qPrintable(QStringLiteral("%1 in style %2").arg(c).arg(i)));
            QVERIFY(std::abs(m.horizontalAdvance(QStringLiteral("1,234.56"))
                        - m.horizontalAdvance(QStringLiteral("9,870.11")))
                < 0.2);
            // Inter's contextual alternates would turn the x into a multiplication sign.
            QVERIFY(std::abs(m.horizontalAdvance(QStringLiteral("0x7"))
                        - (2 * zero + m.horizontalAdvance(QLatin1Char('x'))))
                < 0.3);
        }
    }

    void contrast_data()
    {
        QTest::addColumn<int>("fore");
        QTest::addColumn<int>("back");
        QTest::addColumn<double>("least");
        struct Pair {
            Token fore, back;
            double least;
        };
        using T = Token;
        const Pair pairs[] = { { T::Text, T::Window, 4.5 }, { T::Text, T::Surface, 4.5 },
            { T::Text, T::Sidebar, 4.5 }, { T::Text, T::AccentTint, 4.5 },
            { T::Text, T::WarnTint, 4.5 }, { T::Text, T::BadTint, 4.5 },
            { T::Text, T::OkTint, 4.5 }, { T::Text, T::Raised, 4.5 }, { T::Text2, T::Surface, 4.5 },
            { T::Text2, T::Window, 4.5 }, { T::Text2, T::Sidebar, 4.5 },
            { T::Text2, T::Sunken, 4.5 }, { T::Text2, T::WarnTint, 4.5 },
            { T::Text2, T::BadTint, 4.5 }, { T::Text2, T::OkTint, 4.5 },
            { T::Text2, T::AccentTint, 4.5 }, { T::Text3, T::Surface, 4.5 },
            { T::Text3, T::Window, 4.5 }, { T::Text3, T::Sidebar, 4.5 },
            { T::OnAccent, T::Accent, 4.5 }, { T::OnAccent, T::AccentHover, 4.5 },
            { T::OnAccent, T::AccentPress, 4.5 }, { T::AccentText, T::AccentTint, 4.5 },
            { T::AccentText, T::Surface, 4.5 }, { T::Ok, T::OkTint, 4.5 },
            { T::Warn, T::WarnTint, 4.5 }, { T::Bad, T::BadTint, 4.5 }, { T::Ok, T::Surface, 4.5 },
            { T::Bad, T::Surface, 4.5 }, { T::Warn, T::Surface, 4.5 }, { T::OnBad, T::Bad, 4.5 },
            { T::Control, T::Surface, 3 }, { T::Control, T::Window, 3 },
            { T::Focus, T::Surface, 3 }, { T::Focus, T::Window, 3 }, { T::Focus, T::Sidebar, 3 },
            { T::Accent, T::Surface, 3 } };
        for (const auto& p : pairs)
            QTest::addRow("%s on %s", Theme::tokenName(p.fore), Theme::tokenName(p.back))
                << int(p.fore) << int(p.back) << p.least;
    }
    void contrast()
    {
        QFETCH(int, fore);
        QFETCH(int, back);
        QFETCH(double, least);
        for (const auto scheme : { Scheme::Light, Scheme::Dark }) {
            Theme::the().apply(*qApp, scheme);
            const double ratio
                = Theme::contrast(Theme::the().color(Token(fore)), Theme::the().color(Token(back)));
            QVERIFY2(ratio >= least,
                qPrintable(QStringLiteral("%1: %2")
                        .arg(scheme == Scheme::Dark ? QStringLiteral("dark")
                                                    : QStringLiteral("light"))
                        .arg(ratio)));
        }
        Theme::the().apply(*qApp, Scheme::Light);
    }

    void styleSheetKnowsEveryToken()
    {
        for (const auto scheme : { Scheme::Light, Scheme::Dark }) {
            Theme::the().apply(*qApp, scheme);
            QVERIFY(!qApp->styleSheet().isEmpty());
            QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
        }
        Theme::the().apply(*qApp, Scheme::Light);
    }

    void amounts_data()
    {
        QTest::addColumn<QString>("units");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("shown");
        QTest::newRow("usdc") << QStringLiteral("1250000000") << 6 << QStringLiteral("1,250.00");
        QTest::newRow("one wei") << QStringLiteral("1") << 18
                                 << QStringLiteral("0.000000000000000001");
        QTest::newRow("2^256-1") << QStringLiteral(
            "115792089237316195423570985008687907853269984665640564039457584007913129639935")
                                 << 18
                                 << QStringLiteral("115,792,089,237,316,195,423,570,985,008,687,"
                                                   "907,853,269,984,665,640,564,039,457."
                                                   "584007913129639935");
        QTest::newRow("no decimals") << QStringLiteral("42") << 0 << QStringLiteral("42");
        QTest::newRow("negative") << QStringLiteral("-1500000") << 6 << QStringLiteral("−1.50");
    }
    void amounts()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QFETCH(QString, units);
        QFETCH(int, decimals);
        QFETCH(QString, shown);
        QCOMPARE(formatAmount(units, decimals), shown);
    }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
