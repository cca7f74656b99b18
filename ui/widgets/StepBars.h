#pragma once

#include <QString>

class QHBoxLayout;
class QWidget;

namespace tercet::ui {

// The bars above and below the steps of a wizard. What else stands in one is added to its row.
struct StepBar {
    QWidget* bar;
    QHBoxLayout* row;
};
StepBar headBar(const QString& title, QWidget* parent); // the mark and the title on the left
StepBar footBar(QWidget* parent);

} // namespace tercet::ui
