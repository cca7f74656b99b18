#pragma once

#include <atomic>

#include "core/base/Clock.h"

namespace tercet::test {

// Stands still until it is told to move.
class ManualClock final : public Clock {
public:
    std::int64_t wallMs() const override { return m_now + 1'750'000'000'000; }
    std::int64_t monotonicMs() const override { return m_now; }
    void advance(std::int64_t ms) { m_now += ms; }

private:
    std::atomic<std::int64_t> m_now { 0 };
};

} // namespace tercet::test
