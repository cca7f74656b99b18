#include "app/desktop/FirstPaint.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace tercet::desktop {

FirstPaint::FirstPaint(QWidget& window, std::function<void()> then)
    : QObject(&window)
    , m_window(window)
    , m_then(std::move(then))
{
    // On the application: a window covered by opaque children gets no paint event of its own.
    qApp->installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint) return false;
    const auto* painted = qobject_cast<QWidget*>(watched);
    if (!painted || painted->window() != &m_window) return false;
    qApp->removeEventFilter(this);
    QMetaObject::invokeMethod(this, [this] { m_then(); }, Qt::QueuedConnection);
    return false;
}

} // namespace tercet::desktop
