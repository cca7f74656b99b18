#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace tercet::desktop {

// Calls `then` once, when the window's first picture has been handed to the window system: in the
// turn of the event loop after the window's first paint event.
class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget& window, std::function<void()> then);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
    std::function<void()> m_then;
};

} // namespace tercet::desktop
