#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "core/base/Result.h"
#include "core/wallet/Worker.h"

namespace tercet::wallet {

// How the worker asks for something that lives on the window's thread (the keychain) and waits for
// its answer; kStop ends the waiting with Code::Cancelled.
class Handover {
public:
    Handover(QObject& home, Interrupts& interrupts)
        : m_home(home)
        , m_interrupts(interrupts)
    {
    }

    // `start(done)` runs on the home's thread and leads to one call of done(Result<T>) there.
    template <typename T, typename Start> Result<T> ask(Start start)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        QMetaObject::invokeMethod(
            &m_home,
            [start = std::move(start), answer, &interrupts = m_interrupts]() mutable {
                start([answer, &interrupts](Result<T> result) {
                    {
                        std::lock_guard lock(interrupts.mutex());
                        answer->emplace(std::move(result));
                    }
                    interrupts.condition().notify_all();
                });
            },
            Qt::QueuedConnection);
        std::unique_lock lock(m_interrupts.mutex());
        m_interrupts.condition().wait(lock,
            [&] { return answer->has_value() || (m_interrupts.raisedLocked() & kStop) != 0; });
        auto& result = *answer;
        if (!result) return fail(Code::Cancelled, "interrupted");
        return std::move(*result);
    }

private:
    QObject& m_home;
    Interrupts& m_interrupts;
};

} // namespace tercet::wallet
