#pragma once

#include <QToolButton>

namespace tercet::ui {

// One place of the sidebar, with the number that waits there.
class NavButton : public QToolButton {
    Q_OBJECT
public:
    NavButton(const QString& iconName, const QString& text, QWidget* parent);
    void setBadge(int count);
    int badge() const { return m_badge; }
    // Something is to be done there: a dot; `why` is what a screen reader says of it. Empty: none.
    void setDot(const QString& why);
    bool hasDot() const { return !m_dot.isEmpty(); }

protected:
    void paintEvent(QPaintEvent* e) override;

private:
    QString m_name, m_dot;
    int m_badge { 0 };
};

} // namespace tercet::ui
