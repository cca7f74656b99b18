#pragma once

#include <QColor>
#include <QFont>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// Short names for what every paintEvent needs.
inline QColor c(Token t) { return Theme::the().color(t); }
inline QFont f(TextStyle s) { return Theme::the().font(s); }
inline QColor alpha(QColor colour, qreal a)
{
    colour.setAlphaF(float(a));
    return colour;
}

} // namespace tercet::ui
