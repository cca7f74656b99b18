#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace tercet::wallet {

// Why somebody who waits on the worker should stop waiting.
enum Interruption : unsigned {
    kStop = 1, // the wallet locks or ends
    kCancel = 2, // the person cancelled the request that is being signed
    kYield = 4, // something that a person waits for is in the queue
};

// The flags and the one condition that everything on the worker waits on. Thread-safe.
class Interrupts {
public:
    void raise(unsigned which);
    void clear(unsigned which);
    unsigned raised() const;

    // For Exchange and Handover: what they wait for changes under this mutex.
    std::mutex& mutex() { return m_mutex; }
    std::condition_variable& condition() { return m_changed; }
    unsigned raisedLocked() const { return m_raised; }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    unsigned m_raised { 0 };
};

// The thread on which MPC work, password hashes and waiting for co-signers happen, one task after
// the other.
class Worker {
public:
    using Task = std::move_only_function<void()>;
    Worker();
    ~Worker(); // finishes the running task, drops the others
    void post(Task task);
    Interrupts& interrupts() { return m_interrupts; }

private:
    void loop();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stop { false };
    Interrupts m_interrupts;
    std::thread m_thread;
};

} // namespace tercet::wallet
