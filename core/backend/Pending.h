#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "core/backend/CosignerBackend.h"

namespace tercet::backend {

// One call under way. Its lock is held while the callback runs, so that cancel() on another thread
// returns after it; it is recursive because the callback may destroy its own ticket.
template <typename T> class Pending {
public:
    using Done = std::function<void(T)>;
    explicit Pending(Done done)
        : m_done(std::move(done))
    {
    }
    void finish(T result)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto done = std::exchange(m_done, nullptr)) done(std::move(result));
    }
    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_done = nullptr;
    }

private:
    std::recursive_mutex m_mutex;
    Done m_done;
};

template <typename T> class PendingTicket final : public Ticket {
public:
    explicit PendingTicket(std::shared_ptr<Pending<T>> pending)
        : m_pending(std::move(pending))
    {
    }
    ~PendingTicket() override { m_pending->cancel(); }

private:
    std::shared_ptr<Pending<T>> m_pending;
};

} // namespace tercet::backend
