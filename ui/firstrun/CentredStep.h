#pragma once

#include <QWidget>

namespace tercet::ui {

// A step in the middle of the window, as wide as text reads well; scrolls where the window is too
// small. What it returns owns the step.
QWidget* centredStep(QWidget* step);

} // namespace tercet::ui
