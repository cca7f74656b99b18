#include "core/gate/RateLimiter.h"

namespace tercet::gate {

std::int64_t& RateLimiter::fullAt(const std::string& name, std::int64_t now)
{
    if (const auto it = m_fullAt.find(name); it != m_fullAt.end()) return it->second;
    // A full bucket is as good as none. Not at every stranger: the sweep takes its time.
    if (m_fullAt.size() >= kMaxNames && now - m_sweptAt >= Limits::kSecond * kMicro) {
        m_sweptAt = now;
        std::erase_if(m_fullAt, [&](const auto& bucket) { return bucket.second <= now; });
    }
    if (m_fullAt.size() >= kMaxNames) return m_sharedFullAt;
    return m_fullAt[name];
}

Status RateLimiter::take(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    const auto now = nowMicro();
    auto& full = fullAt(name, now);
    const auto after = std::max(full, now) + m_interval;
    if (after - now > m_burst) return fail(Code::RateLimited, "too many requests");
    full = after;
    return {};
}

std::int64_t RateLimiter::waitSeconds(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    const auto now = nowMicro();
    const auto it = m_fullAt.find(name);
    const auto full = it != m_fullAt.end() ? it->second
        : m_fullAt.size() >= kMaxNames     ? m_sharedFullAt
                                           : now;
    const auto wait = std::max(full, now) + m_interval - m_burst - now;
    const auto second = Limits::kSecond * kMicro;
    return wait <= 0 ? 0 : (wait + second - 1) / second;
}

} // namespace tercet::gate
