#include "ui/widgets/Pill.h"

#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

Token Pill::foreground(Tone t)
{
    switch (t) {
    case Tone::Accent:
        return Token::AccentText;
    case Tone::Ok:
        return Token::Ok;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Bad:
        return Token::Bad;
    case Tone::Neutral:
        break;
    }
    return Token::Text2;
}

Token Pill::background(Tone t)
{
    switch (t) {
    case Tone::Accent:
        return Token::AccentTint;
    case Tone::Ok:
        return Token::OkTint;
    case Tone::Warn:
        return Token::WarnTint;
    case Tone::Bad:
        return Token::BadTint;
    case Tone::Neutral:
        break;
    }
    return Token::Sunken;
}

Pill::Pill(QString iconName, QString text, Tone tone, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setContent(iconName, text, tone);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pill::setContent(const QString& iconName, const QString& text, Tone tone)
{
    m_icon = iconName;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics m(f(TextStyle::Caption));
    return { m.horizontalAdvance(m_text) + 10 + 14 + 6 + 10, m.height() + 10 };
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(c(background(m_tone)));
    p.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const QColor fg = c(foreground(m_tone));
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const QRectF ir(rtl ? width() - 10 - 14 : 10, (height() - 14) / 2.0, 14, 14);
    paintIcon(p, ir, m_icon, fg);
    p.setPen(fg);
    p.setFont(f(TextStyle::Caption));
    const QRect tr = rtl ? rect().adjusted(10, 0, -30, 0) : rect().adjusted(30, 0, -10, 0);
    p.drawText(tr, Qt::AlignVCenter | (rtl ? Qt::AlignRight : Qt::AlignLeft), m_text);
}

} // namespace tercet::ui
