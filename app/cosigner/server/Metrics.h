#pragma once

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <string>

namespace tercet::operating::server {

// What the operator's monitoring reads, in the text format of Prometheus. Thread-safe.
class Metrics {
public:
    void answered(std::string_view endpoint, int status, double seconds);
    void connected() { ++m_accepted; }
    void refusedConnection() { ++m_refused; }
    void failedHandshake() { ++m_handshakes; }
    void badHeader() { ++m_badHeaders; }

    std::atomic<std::int64_t> connections { 0 };
    std::atomic<std::int64_t> working { 0 }; // requests queued or being worked on

    std::string text() const;

private:
    static constexpr std::array kBuckets { 0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0 };
    struct Times {
        std::array<std::uint64_t, kBuckets.size()> within {};
        std::uint64_t count { 0 };
        double sum { 0 };
    };

    std::atomic<std::uint64_t> m_accepted { 0 }, m_refused { 0 }, m_handshakes { 0 },
        m_badHeaders { 0 };
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, int>, std::uint64_t> m_answers; // by endpoint and status
    std::map<std::string, Times> m_times; // by endpoint
};

} // namespace tercet::operating::server
