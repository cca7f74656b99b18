#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// A plain-text label in one of the text styles; tone 1 primary, 2 secondary, 3 hint.
QLabel* label(const QString& text, TextStyle style, int tone = 1, QWidget* parent = nullptr);
// A hairline.
QFrame* rule(QWidget* parent = nullptr);

} // namespace tercet::ui
