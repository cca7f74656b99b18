#include "core/backend/TimedQueue.h"

namespace tercet::backend {

TimedQueue::TimedQueue()
    : m_thread([this] { run(); })
{
}

TimedQueue::~TimedQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void TimedQueue::at(Time when, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.emplace(when, std::move(task));
    }
    m_wake.notify_one();
}

void TimedQueue::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_tasks.empty()) {
            if (m_stop) return;
            m_wake.wait(lock);
            continue;
        }
        const auto first = m_tasks.begin();
        if (const auto when = first->first; !m_stop && when > std::chrono::steady_clock::now()) {
            m_wake.wait_until(lock, when);
            continue;
        }
        auto task = std::move(first->second);
        m_tasks.erase(first);
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
    }
}

} // namespace tercet::backend
