#include "core/wallet/AutoLock.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>
#include <utility>

namespace tercet::wallet {

using namespace std::chrono_literals;

AutoLock::AutoLock(const Clock& clock)
    : m_clock(clock)
    , m_last(clock.monotonicMs())
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::check);
    if (auto* app = QCoreApplication::instance()) app->installEventFilter(this);
}

void AutoLock::setMinutes(int minutes)
{
    m_minutes = minutes;
    touch();
}

void AutoLock::setRunning(bool on)
{
    if (std::exchange(m_running, on) == on) return;
    touch();
    if (on)
        m_timer.start();
    else
        m_timer.stop();
}

void AutoLock::touch()
{
    m_last = m_clock.monotonicMs();
    if (std::exchange(m_warning, false)) emit warned(0);
}

std::int64_t AutoLock::leftMs() const
{
    return m_last + std::int64_t(m_minutes) * 60'000 - m_clock.monotonicMs();
}

void AutoLock::check()
{
    if (!m_running || m_minutes <= 0) return;
    const auto left = leftMs();
    if (left <= 0) {
        touch();
        emit expired();
    } else if (left <= kWarningMs) {
        m_warning = true;
        emit warned(int((left + 999) / 1000));
    }
}

bool AutoLock::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (!m_running) break;
        // What wakes a computer that slept past the time comes before the timer. Queued: locking
        // may destroy whom the event is for.
        if (m_minutes > 0 && leftMs() <= 0)
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
