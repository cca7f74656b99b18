#pragma once

#include <utility> // Boost 1.74's coroutines do without it

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <map>

#include "app/cosigner/server/HttpServer.h"
#include "core/gate/AddressCount.h"

namespace tercet::operating::server {

namespace net = boost::asio;
using net::ip::tcp;

// What the connections of one server share. All of it is the network thread's, but for the workers.
class HttpServer::Network {
public:
    Network(const Parts& parts, const ServerLimits& limits);

    Status listen(const HostPort& at, const std::optional<HostPort>& metrics);
    Status useKey(const TlsIdentity& tls);
    void run(const std::function<void()>& ready);

    // One open connection.
    struct Peer {
        std::string address {};
        bool busy { false }; // with a request, which a stop lets finish
        std::function<void()> close {};
    };
    // Memory for a body, or a place among the requests that workers have, until it ends; empty
    // where there is none left.
    using Place = std::shared_ptr<void>;
    Place takeBody(std::size_t bytes);
    Place takeWork();
    // What a worker's, or the network's, own exception is: never its text, which may quote what
    // was sent.
    void noteException(const std::exception_ptr& exception) noexcept;

    gate::Gate& gate;
    Log& log;
    Metrics& metrics;
    const Clock& clock;
    const ServerLimits limits;
    net::io_context io { 1 };
    net::ssl::context tls { net::ssl::context::tls_server };
    net::io_context workers {};
    std::map<std::uint64_t, Peer> peers {};
    bool stopping { false };

private:
    net::awaitable<void> accept();
    net::awaitable<void> acceptMetrics();
    void take(tcp::socket socket);
    void stop();
    void work();

    std::function<std::shared_ptr<void>()> m_equipment;
    tcp::acceptor m_acceptor { io };
    tcp::acceptor m_metricsAcceptor { io };
    net::signal_set m_signals { io };
    net::steady_timer m_deadline { io };
    gate::AddressCount m_addresses;
    std::uint64_t m_lastNumber { 0 };
    std::size_t m_bodyBytes { 0 };
};

// One connection, from its handshake to its end.
net::awaitable<void> serveConnection(
    HttpServer::Network& network, tcp::socket socket, std::uint64_t number);
// One scrape of the metrics, in clear.
net::awaitable<void> serveMetrics(HttpServer::Network& network, tcp::socket socket);

} // namespace tercet::operating::server
