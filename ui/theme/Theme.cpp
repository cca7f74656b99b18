#include "ui/theme/Theme.h"
#include "ui/theme/WalletStyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QToolTip>
#include <cmath>

namespace tercet::ui {

namespace {

struct Row {
    Token token;
    const char* name;
    const char* light;
    const char* dark;
};

constexpr Row kRows[] = {
    { Token::Window, "window", "#F4F5F8", "#0E1116" },
    { Token::Surface, "surface", "#FFFFFF", "#161A21" },
    { Token::Raised, "raised", "#FFFFFF", "#1D222B" },
    { Token::Sunken, "sunken", "#F0F2F6", "#10141A" },
    { Token::Sidebar, "sidebar", "#EBEDF2", "#12151B" },
    { Token::Line, "line", "#DFE3EA", "#272D38" },
    { Token::Control, "control", "#7F8A9C", "#6B7689" },
    { Token::Text, "text", "#12161F", "#EDF0F5" },
    { Token::Text2, "text2", "#4B5567", "#B4BCCA" },
    { Token::Text3, "text3", "#5F6B7E", "#8D97A8" },
    { Token::Accent, "accent", "#2B59D9", "#7EA2FF" },
    { Token::AccentHover, "accentHover", "#214AC0", "#97B4FF" },
    { Token::AccentPress, "accentPress", "#1A3CA3", "#6A90F2" },
    { Token::OnAccent, "onAccent", "#FFFFFF", "#0B1430" },
    { Token::AccentTint, "accentTint", "#E8EEFD", "#1A2440" },
    { Token::AccentText, "accentText", "#2450C8", "#8FAEFF" },
    { Token::Ok, "ok", "#157347", "#5CC98B" },
    { Token::OkTint, "okTint", "#E3F4EA", "#12291D" },
    { Token::Warn, "warn", "#8F4E00", "#F0B35A" },
    { Token::WarnTint, "warnTint", "#FDF1DC", "#2E230F" },
    { Token::Bad, "bad", "#B3261E", "#FF8A80" },
    { Token::BadTint, "badTint", "#FCE9E7", "#331817" },
    { Token::OnBad, "onBad", "#FFFFFF", "#2B0705" },
    { Token::Focus, "focus", "#2B59D9", "#8FAEFF" },
    { Token::Shadow, "shadow", "#0F172A", "#000000" },
};
static_assert(std::size(kRows) == size_t(Token::Count));

struct Face {
    const char* family;
    int px;
    int line;
    QFont::Weight weight;
};
constexpr Face face(TextStyle s)
{
    switch (s) {
    case TextStyle::Display:
        return { "Tercet Sans Display", 32, 40, QFont::DemiBold };
    case TextStyle::Title:
        return { "Tercet Sans", 20, 28, QFont::DemiBold };
    case TextStyle::Heading:
        return { "Tercet Sans", 15, 22, QFont::DemiBold };
    case TextStyle::Body:
        return { "Tercet Sans", 14, 20, QFont::Normal };
    case TextStyle::BodyStrong:
        return { "Tercet Sans", 14, 20, QFont::DemiBold };
    case TextStyle::Label:
        return { "Tercet Sans", 13, 18, QFont::Medium };
    case TextStyle::Caption:
        return { "Tercet Sans", 12, 16, QFont::Medium };
    case TextStyle::Mono:
        return { "Tercet Mono", 14, 22, QFont::Normal };
    case TextStyle::MonoStrong:
        return { "Tercet Mono", 14, 22, QFont::Bold };
    case TextStyle::MonoSmall:
        return { "Tercet Mono", 12, 18, QFont::Normal };
    }
    return { "Tercet Sans", 14, 20, QFont::Normal };
}

void loadFonts()
{
    static bool once = [] {
        for (const char* f : { "TercetSans-Regular.otf", "TercetSans-Medium.otf",
                 "TercetSans-SemiBold.otf", "TercetSans-Bold.otf", "TercetSansDisplay-SemiBold.otf",
                 "TercetMono-Regular.ttf", "TercetMono-Bold.ttf" })
            if (QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(f))
                < 0)
                qFatal("font %s did not load", f);
        return true;
    }();
    Q_UNUSED(once);
}

double channel(double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double luminance(const QColor& c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

} // namespace

Theme& Theme::the()
{
    static Theme instance;
    return instance;
}

const char* Theme::tokenName(Token token) { return kRows[size_t(token)].name; }

double Theme::contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QFont Theme::font(TextStyle style) const
{
    const Face f = face(style);
    QFont font(QString::fromLatin1(f.family));
    font.setPixelSize(qRound(f.px * m_textScale));
    font.setWeight(f.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

int Theme::lineHeight(TextStyle style) const { return qRound(face(style).line * m_textScale); }

QString Theme::expandedStyleSheet() const
{
    QFile file(QStringLiteral(":/theme.qss"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("theme.qss is missing from the resources");
    QString qss = QString::fromUtf8(file.readAll());
    // Longest names first, so that @accentHover is not eaten by @accent.
    static const QRegularExpression token(QStringLiteral("@([A-Za-z0-9]+)"));
    QString out;
    qsizetype last = 0;
    for (auto it = token.globalMatch(qss); it.hasNext();) {
        const auto m = it.next();
        out += QStringView(qss).mid(last, m.capturedStart() - last);
        const QString name = m.captured(1);
        bool found = name == QLatin1String("scheme"); // in the names of pictures
        if (found) out += m_scheme == Scheme::Dark ? QLatin1String("dark") : QLatin1String("light");
        for (const Row& r : kRows)
            if (name == QLatin1String(r.name)) {
                out += color(r.token).name(QColor::HexRgb);
                found = true;
            }
        if (!found) qFatal("theme.qss uses the unknown token @%s", qPrintable(name));
        last = m.capturedEnd();
    }
    return out + qss.mid(last);
}

void Theme::apply(QApplication& app, Scheme scheme)
{
    loadFonts();
    m_scheme = scheme;
    for (const Row& r : kRows)
        m_colors[size_t(r.token)]
            = QColor(QLatin1String(scheme == Scheme::Dark ? r.dark : r.light));

    QPalette p;
    p.setColor(QPalette::Window, color(Token::Window));
    p.setColor(QPalette::WindowText, color(Token::Text));
    p.setColor(QPalette::Base, color(Token::Surface));
    p.setColor(QPalette::AlternateBase, color(Token::Sunken));
    p.setColor(QPalette::Text, color(Token::Text));
    p.setColor(QPalette::PlaceholderText, color(Token::Text3));
    p.setColor(QPalette::Button, color(Token::Surface));
    p.setColor(QPalette::ButtonText, color(Token::Text));
    p.setColor(QPalette::BrightText, color(Token::Bad));
    p.setColor(QPalette::Highlight, color(Token::Accent));
    p.setColor(QPalette::HighlightedText, color(Token::OnAccent));
    p.setColor(QPalette::Link, color(Token::AccentText));
    p.setColor(QPalette::LinkVisited, color(Token::AccentText));
    p.setColor(QPalette::ToolTipBase, color(Token::Raised));
    p.setColor(QPalette::ToolTipText, color(Token::Text));
    for (auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        p.setColor(QPalette::Disabled, role, color(Token::Text3));

    // Order matters: style, then palette, then sheet. A sheet set first keeps the old palette's
    // colours.
    if (!app.property("walletStyle").toBool()) {
        app.setStyle(new WalletStyle);
        app.setProperty("walletStyle", true);
    }
    QPixmapCache::clear();
    app.setPalette(p);
    QToolTip::setPalette(p);
    app.setFont(font(TextStyle::Body));
    app.setStyleSheet(expandedStyleSheet());
    emit changed();
}

} // namespace tercet::ui
