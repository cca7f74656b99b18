#pragma once

#include <mutex>
#include <unordered_map>

#include "core/base/Clock.h"
#include "core/gate/Limits.h"

namespace tercet::gate {

// One token bucket for each name, all of one rate: full at first, refilled evenly. Thread-safe, and
// bounded: beyond kMaxNames busy names the others share one bucket.
class RateLimiter {
public:
    static constexpr std::size_t kMaxNames = 65'536;

    RateLimiter(const Rate& rate, const Clock& clock)
        : m_interval(rate.periodMs * kMicro / rate.count)
        , m_burst(m_interval * rate.count)
        , m_clock(clock)
    {
    }
    // Takes a token. Code::RateLimited where there is none; how long until there is one again,
    // waitSeconds() tells.
    Status take(const std::string& name);
    std::int64_t waitSeconds(const std::string& name); // rounded up; 0: one is there

private:
    static constexpr std::int64_t kMicro = 1000;
    std::int64_t nowMicro() const { return m_clock.monotonicMs() * kMicro; }
    std::int64_t& fullAt(const std::string& name, std::int64_t now);

    std::int64_t m_interval; // microseconds for a token
    std::int64_t m_burst;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::unordered_map<std::string, std::int64_t> m_fullAt; // when the bucket is full again
    std::int64_t m_sharedFullAt { 0 };
    std::int64_t m_sweptAt { 0 };
};

} // namespace tercet::gate
