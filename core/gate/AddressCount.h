#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/gate/AddressName.h"

namespace tercet::gate {

// How many connections each client has, by addressName(): at most `limit`. Not thread-safe.
class AddressCount {
public:
    explicit AddressCount(std::uint32_t limit)
        : m_limit(limit)
    {
    }
    // False: it has as many already.
    bool enter(const std::string& address)
    {
        auto& count = m_counts[addressName(address)];
        if (count >= m_limit) return false;
        ++count;
        return true;
    }
    void leave(const std::string& address)
    {
        const auto it = m_counts.find(addressName(address));
        if (it != m_counts.end() && --it->second == 0) m_counts.erase(it);
    }

private:
    std::uint32_t m_limit;
    std::map<std::string, std::uint32_t> m_counts;
};

} // namespace tercet::gate
