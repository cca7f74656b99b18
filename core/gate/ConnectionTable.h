#pragma once

#include <map>
#include <mutex>

#include "core/base/Bytes.h"

namespace tercet::gate {

// Which device uses which connections: at most `limit` each. Thread-safe.
class ConnectionTable {
public:
    explicit ConnectionTable(std::uint32_t limit)
        : m_limit(limit)
    {
    }
    // False: the device has as many others already. A connection is counted for the first device
    // that used it; number 0 for none.
    bool use(std::uint64_t connection, const Bytes32& device)
    {
        if (connection == 0) return true;
        const std::lock_guard lock(m_mutex);
        if (m_devices.contains(connection)) return true;
        const auto it = m_counts.find(device);
        if (it != m_counts.end() && it->second >= m_limit) return false;
        ++m_counts[device];
        m_devices.emplace(connection, device);
        return true;
    }
    void closed(std::uint64_t connection)
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_devices.find(connection);
        if (it == m_devices.end()) return;
        if (const auto count = m_counts.find(it->second); --count->second == 0)
            m_counts.erase(count);
        m_devices.erase(it);
    }

private:
    std::uint32_t m_limit;
    std::mutex m_mutex;
    std::map<std::uint64_t, Bytes32> m_devices;
    std::map<Bytes32, std::uint32_t> m_counts;
};

} // namespace tercet::gate
