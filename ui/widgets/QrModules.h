#pragma once

#include <QPainterPath>
#include <QString>
#include <vector>

namespace tercet::ui {

// A text as a QR code, error correction M or higher.
struct QrModules {
    static constexpr int kQuiet = 4; // white modules that belong around it

    int size { 0 }; // modules a side; 0: none
    std::vector<bool> dark {}; // row by row

    static QrModules of(const QString& text);
    // The dark ones, from their upper left corner.
    QPainterPath path(QPointF origin, qreal module) const;
};

} // namespace tercet::ui
