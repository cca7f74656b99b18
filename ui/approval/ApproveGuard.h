#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace tercet::ui {

// Against click-through: nothing may be approved until the card has stood unchanged in an active
// window for a moment.
class ApproveGuard : public QObject {
    Q_OBJECT
public:
    ApproveGuard(QWidget* card, int settleMs);
    bool open() const { return m_open; }
    // The card appeared or changed: closes, and opens after the time when the window is still
    // active.
    void restart();
signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void set(bool open);
    QWidget* m_card;
    QTimer m_settle;
    bool m_open { false };
};

} // namespace tercet::ui
