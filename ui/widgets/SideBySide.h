#pragma once

#include <QWidget>

class QBoxLayout;

namespace tercet::ui {

// Widgets beside each other where there is room for all, below each other where there is not.
class SideBySide : public QWidget {
    Q_OBJECT
public:
    explicit SideBySide(int spacing, QWidget* parent = nullptr);
    void add(QWidget* widget);
    QSize minimumSizeHint() const override; // as narrow as the widest of them

protected:
    void resizeEvent(QResizeEvent* e) override;

private:
    QBoxLayout* m_layout;
};

} // namespace tercet::ui
