#include "ui/widgets/Identicon.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

Identicon::Identicon(const QByteArray& seed, int size, QWidget* parent)
    : QWidget(parent)
    , m_hash(QCryptographicHash::hash(seed.toLower(), QCryptographicHash::Sha256))
    , m_size(size)
{
    setFixedSize(size, size);
}

void Identicon::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool dark = Theme::the().scheme() == Scheme::Dark;
    const auto byte = [this](int i) { return quint8(m_hash[i]); };
    const int hue = byte(0) * 360 / 256;
    const QColor fore = QColor::fromHsl(hue, 150, dark ? 165 : 105);
    const QColor back = QColor::fromHsl((hue + 24) % 360, 90, dark ? 45 : 232);
    QPainterPath clip;
    clip.addRoundedRect(rect(), 10, 10);
    p.setClipPath(clip);
    p.fillRect(rect(), back);
    const qreal pad = m_size * 0.14, cell = (m_size - 2 * pad) / 5;
    p.setPen(Qt::NoPen);
    p.setBrush(fore);
    for (int x = 0; x < 3; ++x)
        for (int y = 0; y < 5; ++y)
            if (byte(2 + x * 5 + y) & 1)
                for (int mx : { x, 4 - x })
                    p.drawRoundedRect(
                        QRectF(pad + mx * cell, pad + y * cell, cell - 0.6, cell - 0.6), 1.6, 1.6);
}

} // namespace tercet::ui
