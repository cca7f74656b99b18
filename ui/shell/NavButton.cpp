#include "ui/shell/NavButton.h"

#include <QLocale>
#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

NavButton::NavButton(const QString& iconName, const QString& text, QWidget* parent)
    : QToolButton(parent)
    , m_name(text)
{
    setIcon(ui::icon(iconName));
    setIconSize({ 18, 18 });
    setText(QStringLiteral("  ") + text); // the gap to the icon; the accessible name has none
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setProperty("nav", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus); // a click must not leave a keyboard ring behind
    setBadge(0);
}

void NavButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleName(count ? tr("%1, %n waiting", nullptr, count).arg(m_name) : m_name);
    update();
}

void NavButton::setDot(const QString& why)
{
    if (why == m_dot) return;
    m_dot = why;
    //: %1: a place, as "Key shares"; %2: what is to be done there
    setAccessibleName(why.isEmpty() ? m_name : tr("%1, %2").arg(m_name, why));
    setToolTip(why);
    update();
}

void NavButton::paintEvent(QPaintEvent* e)
{
    QToolButton::paintEvent(e);
    if (!m_badge && m_dot.isEmpty()) return;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    if (!m_badge) {
        constexpr int kDot = 8, kEdge = 16;
        const QRectF dot(layoutDirection() == Qt::RightToLeft ? kEdge : width() - kDot - kEdge,
            (height() - kDot) / 2.0, kDot, kDot);
        p.setPen(Qt::NoPen);
        p.setBrush(c(Token::Warn));
        p.drawEllipse(dot);
        return;
    }
    p.setFont(f(TextStyle::Caption));
    const auto text = m_badge > 99 ? QStringLiteral("99+") : locale().toString(m_badge);
    const int height = p.fontMetrics().height() + 4;
    const int wide = qMax(height, p.fontMetrics().horizontalAdvance(text) + 12);
    const QRectF pill(layoutDirection() == Qt::RightToLeft ? 10 : width() - wide - 10,
        (this->height() - height) / 2.0, wide, height);
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::Accent));
    p.drawRoundedRect(pill, height / 2.0, height / 2.0);
    p.setPen(c(Token::OnAccent));
    p.drawText(pill, Qt::AlignCenter, text);
}

} // namespace tercet::ui
