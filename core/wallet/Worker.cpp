#include "core/wallet/Worker.h"

namespace tercet::wallet {

void Interrupts::raise(unsigned which)
{
    {
        std::lock_guard lock(m_mutex);
        m_raised |= which;
    }
    m_changed.notify_all();
}

void Interrupts::clear(unsigned which)
{
    std::lock_guard lock(m_mutex);
    m_raised &= ~which;
}

unsigned Interrupts::raised() const
{
    std::lock_guard lock(m_mutex);
    return m_raised;
}

Worker::Worker()
    : m_thread([this] { loop(); })
{
}

Worker::~Worker()
{
    {
        std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_interrupts.raise(kStop);
    m_wake.notify_all();
    m_thread.join();
}

void Worker::post(Task task)
{
    {
        std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_all();
}

void Worker::loop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_stop || !m_tasks.empty(); });
        if (m_stop) return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
    }
}

} // namespace tercet::wallet
