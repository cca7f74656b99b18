#include "ui/widgets/QrModules.h"

#include <qrcodegen/qrcodegen.hpp>

namespace tercet::ui {

QrModules QrModules::of(const QString& text)
{
    using qrcodegen::QrCode;
    const auto code = QrCode::encodeText(text.toUtf8().constData(), QrCode::Ecc::MEDIUM);
    QrModules out { .size = code.getSize() };
    for (int y = 0; y < out.size; ++y)
        for (int x = 0; x < out.size; ++x) out.dark.push_back(code.getModule(x, y));
    return out;
}

QPainterPath QrModules::path(QPointF origin, qreal module) const
{
    QPainterPath out;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (dark[std::size_t(y) * std::size_t(size) + std::size_t(x)])
                out.addRect(
                    QRectF(origin.x() + x * module, origin.y() + y * module, module, module));
    return out;
}

} // namespace tercet::ui
