#include "core/wallet/AutoLock.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>

namespace tercet::wallet {

using namespace std::chrono_literals;

AutoLock::AutoLock(const Clock& clock, std::function<void()> lock)
    : m_clock(clock)
    , m_lock(std::move(lock))
    , m_last(clock.monotonicMs())
{
    m_timer.setInterval(5s);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::check);
    m_timer.start();
    if (auto* app = QCoreApplication::instance()) app->installEventFilter(this);
}

bool AutoLock::isDue() const
{
    return m_minutes > 0 && m_clock.monotonicMs() - m_last >= std::int64_t(m_minutes) * 60'000;
}

void AutoLock::check()
{
    if (!isDue()) return;
    touch();
    m_lock();
}

bool AutoLock::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        // What wakes a computer that slept past the time comes before the timer. Queued: locking
        // may destroy whom the event is for.
        if (isDue())
            QMetaObject::invokeMethod(this, &AutoLock::check, Qt::QueuedConnection);
        else
            touch();
        break;
    default:
        break;
    }
    return false;
}

} // namespace tercet::wallet
