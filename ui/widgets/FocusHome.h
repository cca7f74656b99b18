#pragma once

#include <QWidget>

namespace tercet::ui {

// What has the focus and is disabled or hidden while work goes on, or because another step comes,
// leaves it to this widget around it, not to whatever comes next in the window: whoever works with
// the keyboard or a screen reader stays on the page. The page then gives it to what comes first.
class FocusHome : public QWidget {
public:
    using QWidget::QWidget;

protected:
    bool focusNextPrevChild(bool next) override;
};

} // namespace tercet::ui
