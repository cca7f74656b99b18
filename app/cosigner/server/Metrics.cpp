#include "app/cosigner/server/Metrics.h"

#include <sstream>

namespace tercet::operating::server {

void Metrics::answered(std::string_view endpoint, int status, double seconds)
{
    const std::string name(endpoint.empty() ? "none" : endpoint);
    const std::lock_guard lock(m_mutex);
    ++m_answers[{ name, status }];
    auto& times = m_times[name];
    ++times.count;
    times.sum += seconds;
    for (std::size_t i = 0; i < kBuckets.size(); ++i) times.within[i] += seconds <= kBuckets[i];
}

std::string Metrics::text() const
{
    std::ostringstream out;
    const auto single = [&](const char* name, const char* type, const char* help, auto value) {
        out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n'
            << name << ' ' << value << '\n';
    };
    single("tercet_connections", "gauge", "Open connections.", connections.load());
    single("tercet_working", "gauge", "Requests queued or being worked on.", working.load());
    single("tercet_connections_total", "counter", "Connections accepted.", m_accepted.load());
    single("tercet_connections_refused_total", "counter", "Connections above a limit.",
        m_refused.load());
    single("tercet_handshakes_failed_total", "counter", "TLS handshakes that failed.",
        m_handshakes.load());
    single("tercet_headers_refused_total", "counter", "Headers that are no HTTP of ours.",
        m_badHeaders.load());
    const std::lock_guard lock(m_mutex);
    out << "# HELP tercet_requests_total Answers by endpoint and status.\n"
           "# TYPE tercet_requests_total counter\n";
    for (const auto& [key, count] : m_answers)
        out << "tercet_requests_total{endpoint=\"" << key.first << "\",status=\"" << key.second
            << "\"} " << count << '\n';
    out << "# HELP tercet_request_seconds From the header to the answer.\n"
           "# TYPE tercet_request_seconds histogram\n";
    for (const auto& [endpoint, times] : m_times) {
        const auto label = "{endpoint=\"" + endpoint + '"';
        for (std::size_t i = 0; i < kBuckets.size(); ++i)
            out << "tercet_request_seconds_bucket" << label << ",le=\"" << kBuckets[i] << "\"} "
                << times.within[i] << '\n';
        out << "tercet_request_seconds_bucket" << label << ",le=\"+Inf\"} " << times.count << '\n'
            << "tercet_request_seconds_sum" << label << "} " << times.sum << '\n'
            << "tercet_request_seconds_count" << label << "} " << times.count << '\n';
    }
    return out.str();
}

} // namespace tercet::operating::server
