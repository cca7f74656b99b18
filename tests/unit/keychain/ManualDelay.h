#pragma once

#include <QPointer>
#include <QTest>
#include <memory>
#include <optional>
#include <vector>

#include "core/crypto/Secret.h"
#include "core/keychain/Delay.h"

namespace tercet::keychain {

// Time that passes when a test says so.
class ManualDelay final : public Delay {
public:
    void after(std::chrono::milliseconds wait, QObject* context, std::function<void()> run) override
    {
        m_timers.push_back({ m_now + wait, context, std::move(run) });
    }

    // Runs what is due up to then, in order, and the event loop between.
    void advance(std::chrono::milliseconds by)
    {
        settle();
        const auto until = m_now + by;
        for (auto due = next(until); due != m_timers.end(); due = next(until)) {
            m_now = due->when;
            const Timer timer = *due;
            m_timers.erase(due);
            if (timer.context) timer.run();
            settle();
        }
        m_now = until;
    }
    // Lets everything happen that needs no time.
    static void settle()
    {
        for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
    }
    std::chrono::milliseconds now() const { return m_now; }

private:
    struct Timer {
        std::chrono::milliseconds when;
        QPointer<QObject> context;
        std::function<void()> run;
    };
    std::vector<Timer>::iterator next(std::chrono::milliseconds until)
    {
        auto first = m_timers.end();
        for (auto it = m_timers.begin(); it != m_timers.end(); ++it)
            if (it->when <= until && (first == m_timers.end() || it->when < first->when))
                first = it;
        return first;
    }

    std::chrono::milliseconds m_now { 0 };
    std::vector<Timer> m_timers;
};

// What a callback was called with. `take()` lets the event loop run until it came.
template <typename T> class Answer {
public:
    std::function<void(Result<T>)> callback()
    {
        return [slot = m_slot](Result<T> result) {
            ++slot->calls;
            slot->result.emplace(std::move(result));
        };
    }
    bool came() const { return m_slot->calls > 0; }
    int calls() const { return m_slot->calls; }
    Result<T> take(int timeoutMs = 30000)
    {
        if (!QTest::qWaitFor([this] { return came(); }, timeoutMs))
            return fail(Code::Internal, "the callback never came");
        Result<T> result = std::move(*m_slot->result);
        m_slot->result.reset();
        return result;
    }
    Code code(int timeoutMs = 30000)
    {
        const auto result = take(timeoutMs);
        return result ? Code::Usage : result.error().code; // Usage: nothing of a keychain's
    }

private:
    struct Slot {
        int calls { 0 };
        std::optional<Result<T>> result {};
    };
    std::shared_ptr<Slot> m_slot { std::make_shared<Slot>() };
};

inline constexpr Code kNoError = Code::Usage;

inline crypto::SecretBytes secretText(std::string_view text)
{
    return crypto::SecretBytes::from(view(text));
}

} // namespace tercet::keychain
