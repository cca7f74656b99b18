#pragma once

#include <cstdint>

namespace tercet {

// Time is handed in everywhere, so that tests own it.
class Clock {
public:
    virtual ~Clock() = default;
    // Milliseconds since the Unix epoch; may jump.
    virtual std::int64_t wallMs() const = 0;
    // Milliseconds since some fixed point; never runs backwards, and goes on while the computer
    // sleeps: idle time and the age of a link include that.
    virtual std::int64_t monotonicMs() const = 0;
};

// The computer's own. Thread-safe.
class SystemClock final : public Clock {
public:
    std::int64_t wallMs() const override;
    std::int64_t monotonicMs() const override;
};

} // namespace tercet
