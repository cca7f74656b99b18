#include "ui/widgets/Toast.h"

#include <QAccessible>
#include <QPainter>
#include <QTimer>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

Toast::Toast(QWidget* host, QString iconName, QString text)
    : QWidget(host)
    , m_icon(std::move(iconName))
    , m_text(std::move(text))
{
    const QFontMetrics m(f(TextStyle::Label));
    resize(m.horizontalAdvance(m_text) + 64, 44);
    move((host->width() - width()) / 2, host->height() - height() - 24);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(m_text);
}

void Toast::show(QWidget* host, const QString& iconName, const QString& text)
{
    auto* t = new Toast(host, iconName, text);
    t->QWidget::show();
    t->raise();
    QAccessibleEvent ev(t, QAccessible::Alert);
    QAccessible::updateAccessibility(&ev);
    QTimer::singleShot(4000, t, &QObject::deleteLater);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::Text));
    p.drawRoundedRect(rect(), 10, 10);
    paintIcon(p, QRectF(16, 13, 18, 18), m_icon, c(Token::Surface));
    p.setPen(c(Token::Surface));
    p.setFont(f(TextStyle::Label));
    p.drawText(rect().adjusted(44, 0, -16, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace tercet::ui
