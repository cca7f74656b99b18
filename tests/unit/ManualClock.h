#pragma once

#include <atomic>

#include "core/base/Clock.h"

namespace tercet::test {

// Stands still until it is told to move.
class ManualClock final : public Clock {
public:
    std::int64_t wallMs() const override { return m_now + m_wall; }
    std::int64_t monotonicMs() const override { return m_now; }
    void advance(std::int64_t ms) { m_now += ms; }
    void moveWall(std::int64_t ms) { m_wall += ms; } // as a person or NTP sets it

private:
    std::atomic<std::int64_t> m_now { 0 }, m_wall { 1'750'000'000'000 };
};

} // namespace tercet::test
