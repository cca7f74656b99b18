#pragma once

#include <QThread>

#include "core/wallet/QueueWatch.h"

namespace tercet::wallet {

// A QueueWatch on a thread of its own. The methods may be called from any one thread and return at
// once; what they lead to is told on the watch's thread.
class QueueHost {
public:
    explicit QueueHost(const QueueWatch::Parts& parts)
        : m_watch(new QueueWatch(parts))
    {
        m_watch->moveToThread(&m_thread);
        m_thread.start();
    }
    ~QueueHost()
    {
        QMetaObject::invokeMethod(
            m_watch, [this] { delete m_watch; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    QueueHost(const QueueHost&) = delete;
    QueueHost& operator=(const QueueHost&) = delete;

    template <typename Task> void post(Task task)
    {
        QMetaObject::invokeMethod(
            m_watch, [watch = m_watch, task = std::move(task)]() mutable { task(*watch); },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    QueueWatch* m_watch;
};

} // namespace tercet::wallet
