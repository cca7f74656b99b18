#include "ui/shell/Mark.h"

#include <QIcon>
#include <QPainter>

#include "ui/theme/Paint.h"

namespace tercet::ui {

namespace {

void paintMark(QPainter& p, qreal size, const QColor& ground, const QColor& figure)
{
    p.setRenderHint(QPainter::Antialiasing);
    p.scale(size / 32, size / 32);
    p.setPen(Qt::NoPen);
    p.setBrush(ground);
    p.drawRoundedRect(QRectF(0, 0, 32, 32), 9, 9);
    const QPointF corners[] = { { 16, 10 }, { 10, 21 }, { 22, 21 }, { 16, 10 } };
    p.setPen(QPen(figure, 1.6));
    p.drawPolyline(corners, 4);
    p.setPen(Qt::NoPen);
    p.setBrush(figure);
    for (int i = 0; i < 3; ++i) p.drawEllipse(corners[i], 3, 3);
}

} // namespace

Mark::Mark(int size, QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Mark::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintMark(p, width(), c(Token::Accent), c(Token::OnAccent));
}

QIcon appIcon()
{
    QIcon icon;
    for (const int size : { 16, 32, 64, 128 }) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter p(&pixmap);
        paintMark(p, size, QColor(0x2B, 0x59, 0xD9), Qt::white); // on a task bar, in either theme
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace tercet::ui
