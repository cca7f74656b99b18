#pragma once

#include <QWidget>

namespace tercet::ui {

// Title and explanation on the leading side, the control on the trailing one; names the control for
// a screen reader.
QWidget* settingRow(const QString& title, const QString& detail, QWidget* control, QWidget* parent);

} // namespace tercet::ui
