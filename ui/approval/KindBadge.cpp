#include "ui/approval/KindBadge.h"

#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

KindBadge::KindBadge(QString icon, QWidget* parent, int size)
    : QWidget(parent)
    , m_icon(std::move(icon))
{
    setFixedSize(size, size);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KindBadge::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::AccentTint));
    p.drawRoundedRect(rect(), 10, 10);
    const qreal inset = width() / 4.0;
    paintIcon(
        p, QRectF(rect()).adjusted(inset, inset, -inset, -inset), m_icon, c(Token::AccentText));
}

} // namespace tercet::ui
