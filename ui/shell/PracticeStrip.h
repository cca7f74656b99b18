#pragma once

#include <QFrame>

namespace tercet::ui {

// Says above everything else of the window that this vault is practice.
class PracticeStrip : public QFrame {
    Q_OBJECT
public:
    explicit PracticeStrip(QWidget* parent = nullptr);
};

} // namespace tercet::ui
