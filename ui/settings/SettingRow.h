#pragma once

#include <QLayout>
#include <QWidget>

namespace tercet::ui {

// Title and explanation on the leading side, the control on the trailing one; names the control for
// a screen reader. The labels become siblings of the control.
QLayout* settingRow(const QString& title, const QString& detail, QWidget* control);

} // namespace tercet::ui
