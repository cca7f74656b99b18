#pragma once

#include <QWidget>

namespace tercet::ui {

// Title and explanation at the top of a step of the first run.
class StepText : public QWidget {
    Q_OBJECT
public:
    StepText(const QString& title, const QString& text, QWidget* parent);
};

} // namespace tercet::ui
