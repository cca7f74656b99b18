#pragma once

#include <QHBoxLayout>

namespace tercet::ui {

// A widget with a maximum width at the leading edge. In a row of its own, since a column computes
// the height of wrapped text from its whole width and would cut it.
inline QHBoxLayout* narrow(QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->addWidget(widget, 1000);
    row->addStretch(1);
    return row;
}

} // namespace tercet::ui
