#pragma once

#include <QFrame>

class QLabel;

namespace tercet::ui {

// Says above everything else of the window that this vault is practice.
class PracticeStrip : public QFrame {
    Q_OBJECT
public:
    explicit PracticeStrip(QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* e) override;

private:
    QLabel* m_text;
};

} // namespace tercet::ui
