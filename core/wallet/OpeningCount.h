#pragma once

#include <cstdint>
#include <deque>

#include "core/mpc/PeerVault.h"

namespace tercet::wallet {

// The openings of a link that the co-signers have counted (protocol.md 2.2), as far as this process
// made them. Times are of one monotonic clock.
class OpeningCount {
public:
    static constexpr std::int64_t kHourMs = 3'600'000;

    void add(std::int64_t nowMs)
    {
        m_at.push_back(nowMs);
        if (m_at.size() > std::size_t(mpc::kOpeningsPerHour)) m_at.pop_front();
    }
    // How long an opening that was refused as one too many has to wait, at the most. Others may
    // have made some that are not known here.
    std::int64_t waitMs(std::int64_t nowMs) const
    {
        if (m_at.size() < std::size_t(mpc::kOpeningsPerHour)) return kHourMs;
        const auto since = nowMs - m_at.front();
        return since < kHourMs ? kHourMs - since : kHourMs;
    }

private:
    std::deque<std::int64_t> m_at;
};

} // namespace tercet::wallet
