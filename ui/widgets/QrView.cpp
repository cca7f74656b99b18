#include "ui/widgets/QrView.h"

#include <QPainter>
#include <cmath>

namespace tercet::ui {

QrView::QrView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code of the address below"));
}

void QrView::setText(const QString& text)
{
    m_modules = QrModules::of(text);
    update();
}

void QrView::paintEvent(QPaintEvent*)
{
    if (m_modules.size == 0) return;
    constexpr int kQuiet = QrModules::kQuiet;
    QPainter p(this);
    p.setPen(Qt::NoPen);
    p.setBrush(Qt::white);
    p.drawRoundedRect(rect(), 8, 8);
    const qreal dpr = devicePixelRatioF();
    const qreal module
        = std::floor(qMin(width(), height()) * dpr / (m_modules.size + 2 * kQuiet)) / dpr;
    const qreal side = module * m_modules.size;
    p.fillPath(
        m_modules.path(QPointF((width() - side) / 2, (height() - side) / 2), module), Qt::black);
}

} // namespace tercet::ui
