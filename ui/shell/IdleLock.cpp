#include "ui/shell/IdleLock.h"

#include <QCoreApplication>
#include <QEvent>

namespace tercet::ui {

IdleLock::IdleLock(std::function<qint64()> now, QObject* parent)
    : QObject(parent)
    , m_now(std::move(now))
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::check);
    qApp->installEventFilter(this);
}

void IdleLock::setLimit(qint64 ms)
{
    m_limit = ms;
    touch();
}

void IdleLock::setRunning(bool on)
{
    if (m_running == on) return;
    m_running = on;
    touch();
    if (on)
        m_timer.start();
    else
        m_timer.stop();
}

void IdleLock::touch()
{
    m_last = m_now();
    if (!std::exchange(m_warning, false)) return;
    emit calmed();
}

void IdleLock::check()
{
    if (!m_running || m_limit <= 0) return;
    const qint64 left = m_limit - (m_now() - m_last);
    if (left <= 0) {
        m_warning = false;
        emit expired();
    } else if (left <= kWarningMs) {
        m_warning = true;
        emit warned(int((left + 999) / 1000));
    }
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_running) touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tercet::ui
