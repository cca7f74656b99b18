#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace tercet::backend {

// Runs tasks at their time on one thread of its own, in the order of their times. Thread-safe. The
// destructor runs what is left at once, in the same order, then joins: every task runs exactly
// once.
class TimedQueue {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Task = std::move_only_function<void()>;

    TimedQueue();
    ~TimedQueue();
    TimedQueue(const TimedQueue&) = delete;
    TimedQueue& operator=(const TimedQueue&) = delete;
    void at(Time when, Task task);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::multimap<Time, Task> m_tasks;
    bool m_stop { false };
    std::thread m_thread;
};

} // namespace tercet::backend
