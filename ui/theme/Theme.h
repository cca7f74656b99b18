#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <array>

class QApplication;

namespace tercet::ui {

// Every colour in the product has one of these names; no widget writes a hex value of its own.
enum class Token {
    Window,
    Surface,
    Raised,
    Sunken,
    Sidebar,
    Line,
    Control,
    Text,
    Text2,
    Text3,
    Accent,
    AccentHover,
    AccentPress,
    OnAccent,
    AccentTint,
    AccentText,
    Ok,
    OkTint,
    Warn,
    WarnTint,
    Bad,
    BadTint,
    OnBad,
    Focus,
    Shadow,
    Count
};

enum class TextStyle {
    Display,
    Title,
    Heading,
    Body,
    BodyStrong,
    Label,
    Caption,
    Mono,
    MonoStrong,
    MonoSmall
};
enum class Scheme { Light, Dark };

// Spacing and radii, in device-independent pixels, all on a 4-px grid.
namespace metric {
inline constexpr int S1 = 4, S2 = 8, S3 = 12, S4 = 16, S5 = 20, S6 = 24, S8 = 32, S10 = 40;
inline constexpr int RadiusControl = 8, RadiusCard = 12;
inline constexpr int ControlHeight = 40, SidebarWidth = 224;
} // namespace metric

class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& the();

    void apply(QApplication& app, Scheme scheme);
    Scheme scheme() const { return m_scheme; }
    QColor color(Token token) const { return m_colors[size_t(token)]; }
    QFont font(TextStyle style) const;
    int lineHeight(TextStyle style) const;
    // Motion is off when the user or the platform asks for less of it.
    bool animationsEnabled() const { return m_animations; }
    void setAnimationsEnabled(bool on) { m_animations = on; }
    void setTextScale(qreal factor) { m_textScale = factor; }

    static double contrast(const QColor& a, const QColor& b);
    static const char* tokenName(Token token);

signals:
    void changed();

private:
    QString expandedStyleSheet() const;

    std::array<QColor, size_t(Token::Count)> m_colors {};
    Scheme m_scheme { Scheme::Light };
    qreal m_textScale { 1.0 };
    bool m_animations { true };
};

} // namespace tercet::ui
