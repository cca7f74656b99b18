#pragma once

#include "core/backend/CosignerBackend.h"
#include "core/wallet/Worker.h"

namespace tercet::wallet {

// Waits on the worker for one answer of a backend. `start(done)` begins it and returns its ticket.
// kStop and kCancel end it with Code::Cancelled.
template <typename T, typename Start> Result<T> awaited(Interrupts& interrupts, Start start)
{
    std::optional<Result<T>> answer; // under the interrupts' mutex
    // The first to go: its callback writes to `answer`.
    const std::unique_ptr<backend::Ticket> ticket = start([&](Result<T> result) {
        {
            const std::lock_guard lock(interrupts.mutex());
            answer.emplace(std::move(result));
        }
        interrupts.condition().notify_all();
    });
    std::optional<Result<T>> taken;
    {
        std::unique_lock lock(interrupts.mutex());
        interrupts.condition().wait(
            lock, [&] { return answer || (interrupts.raisedLocked() & (kStop | kCancel)) != 0; });
        taken.swap(answer);
    }
    if (!taken) return fail(Code::Cancelled, "interrupted");
    return std::move(*taken);
}

} // namespace tercet::wallet
