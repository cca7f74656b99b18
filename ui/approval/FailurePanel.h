#pragma once

#include <QWidget>

#include "ui/approval/CeremonyText.h"

class QPushButton;

namespace tercet::ui {

// A failed ceremony in words, with the way on.
class FailurePanel : public QWidget {
    Q_OBJECT
public:
    explicit FailurePanel(const FailureText& text, QWidget* parent = nullptr);
signals:
    void retry();
};

} // namespace tercet::ui
