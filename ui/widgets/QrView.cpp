#include "ui/widgets/QrView.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <qrcodegen/qrcodegen.hpp>

namespace tercet::ui {

QrView::QrView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code of the address below"));
}

void QrView::setText(const QString& text)
{
    using qrcodegen::QrCode;
    const auto code = QrCode::encodeText(text.toUtf8().constData(), QrCode::Ecc::MEDIUM);
    m_size = code.getSize();
    m_modules.assign(std::size_t(m_size) * std::size_t(m_size), false);
    for (int y = 0; y < m_size; ++y)
        for (int x = 0; x < m_size; ++x)
            m_modules[std::size_t(y * m_size + x)] = code.getModule(x, y);
    update();
}

void QrView::paintEvent(QPaintEvent*)
{
    if (!m_size) return;
    constexpr int kQuiet = 4;
    QPainter p(this);
    p.setPen(Qt::NoPen);
    p.setBrush(Qt::white);
    p.drawRoundedRect(rect(), 8, 8);
    const qreal dpr = devicePixelRatioF();
    const qreal module = std::floor(qMin(width(), height()) * dpr / (m_size + 2 * kQuiet)) / dpr;
    const QPointF origin((width() - module * m_size) / 2, (height() - module * m_size) / 2);
    QPainterPath path;
    for (int y = 0; y < m_size; ++y)
        for (int x = 0; x < m_size; ++x)
            if (m_modules[std::size_t(y * m_size + x)])
                path.addRect(
                    QRectF(origin.x() + x * module, origin.y() + y * module, module, module));
    p.fillPath(path, Qt::black);
}

} // namespace tercet::ui
