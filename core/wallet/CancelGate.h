#pragma once

#include <QString>
#include <mutex>
#include <set>

#include "core/wallet/Worker.h"

namespace tercet::wallet {

// Decides whether a cancellation comes in time: until the request passes the gate nothing of it has
// left the device. Thread-safe; enter, pass and leave are the worker's, in this order.
class CancelGate {
public:
    explicit CancelGate(Interrupts& interrupts)
        : m_interrupts(interrupts)
    {
    }
    // A request is put into the queue, perhaps once more.
    void expect(const QString& request)
    {
        std::lock_guard lock(m_mutex);
        m_cancelled.erase(request);
        if (m_passed == request) m_passed.clear();
    }
    // False: the request passed, also when it is done by now. Also takes a request that waits
    // behind another one.
    bool cancel(const QString& request)
    {
        std::lock_guard lock(m_mutex);
        if (m_passed == request) return false;
        m_cancelled.insert(request);
        if (m_active == request) m_interrupts.raise(kCancel);
        return true;
    }
    void enter(const QString& request)
    {
        std::lock_guard lock(m_mutex);
        m_active = request;
        if (m_cancelled.contains(request)) m_interrupts.raise(kCancel);
    }
    // False: it was cancelled. True: from here on it cannot be.
    bool pass(const QString& request)
    {
        std::lock_guard lock(m_mutex);
        if (m_cancelled.contains(request)) return false;
        m_active.clear();
        m_passed = request;
        return true;
    }
    void leave(const QString& request)
    {
        std::lock_guard lock(m_mutex);
        m_cancelled.erase(request);
        m_active.clear();
        m_interrupts.clear(kCancel);
    }

private:
    Interrupts& m_interrupts;
    std::mutex m_mutex;
    QString m_active, m_passed;
    std::set<QString> m_cancelled;
};

} // namespace tercet::wallet
