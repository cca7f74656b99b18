#pragma once

#include <QObject>
#include <chrono>
#include <functional>

namespace tercet::keychain {

// Timers are handed in, so that tests own the time.
class Delay {
public:
    virtual ~Delay() = default;
    // Calls `run` once on the current thread's event loop, not before `wait` has passed; never if
    // `context` is gone by then.
    virtual void after(std::chrono::milliseconds wait, QObject* context, std::function<void()> run)
        = 0;
};

// The event loop's own.
Delay& systemDelay();

} // namespace tercet::keychain
