#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "core/base/Bytes.h"

namespace tercet::cosigner {

// Who waits for a change of a vault's requests. No thread waits: what was handed in runs once, on
// the thread that made the change, after it, with no lock held. Thread-safe.
class ChangeWatch {
public:
    using Wake = std::function<void()>;

    // Begin to watch before looking: a change between the two is not missed then.
    std::uint64_t add(const Bytes32& vault, Wake wake)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.emplace(++m_last, Waiting { vault, std::move(wake) });
        return m_last;
    }
    // False: it runs or ran.
    bool remove(std::uint64_t id)
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.erase(id) == 1;
    }
    void changed(const Bytes32& vault)
    {
        std::vector<Wake> woken;
        {
            const std::lock_guard lock(m_mutex);
            for (auto it = m_waiting.begin(); it != m_waiting.end();) {
                if (it->second.vault != vault) {
                    ++it;
                    continue;
                }
                woken.push_back(std::move(it->second.wake));
                it = m_waiting.erase(it);
            }
        }
        for (const auto& wake : woken) wake();
    }

private:
    struct Waiting {
        Bytes32 vault;
        Wake wake;
    };
    std::mutex m_mutex;
    std::uint64_t m_last { 0 };
    std::map<std::uint64_t, Waiting> m_waiting;
};

} // namespace tercet::cosigner
