#pragma once

#include <QScrollArea>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// Scrolls when it must and never grows past its content, so that a footer below it stays in sight.
class FitScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FitScroll(QWidget* content, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;

private:
    int contentHeight() const;
};

} // namespace tercet::ui
