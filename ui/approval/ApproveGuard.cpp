#include "ui/approval/ApproveGuard.h"

#include <QEvent>
#include <QWidget>

namespace tercet::ui {

ApproveGuard::ApproveGuard(QWidget* card, int settleMs)
    : QObject(card)
    , m_card(card)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this,
        [this] { set(m_card->isVisible() && m_card->isActiveWindow()); });
    card->installEventFilter(this);
}

void ApproveGuard::restart()
{
    set(false);
    if (m_card->isVisible() && m_card->isActiveWindow()) m_settle.start();
}

bool ApproveGuard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::WindowActivate:
        restart();
        break;
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        m_settle.stop();
        set(false);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void ApproveGuard::set(bool open)
{
    if (open == m_open) return;
    m_open = open;
    emit changed();
}

} // namespace tercet::ui
