#include "app/cosigner/server/HttpServer.h"

#include <csignal>
#include <thread>
#include <typeinfo>

#include "app/cosigner/server/Network.h"

namespace tercet::operating::server {

namespace {

constexpr std::size_t kMiB = 1024 * 1024;
constexpr auto kPause = std::chrono::milliseconds(100); // when the system has no more sockets

Status bindTo(tcp::acceptor& acceptor, net::io_context& io, const HostPort& at)
{
    boost::system::error_code error;
    const auto found = tcp::resolver(io).resolve(
        at.host, std::to_string(at.port), tcp::resolver::passive, error);
    if (error || found.empty()) return fail(Code::FileUnwritable, "no such address", at.text());
    const auto endpoint = found.begin()->endpoint();
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) return fail(Code::FileUnwritable, error.message(), at.text());
    return {};
}

} // namespace

HttpServer::Network::Network(const Parts& parts, const ServerLimits& serverLimits)
    : gate(parts.gate)
    , log(parts.log)
    , metrics(parts.metrics)
    , clock(parts.clock)
    , limits(serverLimits)
    , m_equipment(parts.equipment)
    , m_addresses(serverLimits.connectionsOfAddress)
{
}

Status HttpServer::Network::listen(const HostPort& at, const std::optional<HostPort>& metricsAt)
{
    TERCET_CHECK(bindTo(m_acceptor, io, at));
    if (metricsAt) TERCET_CHECK(bindTo(m_metricsAcceptor, io, *metricsAt));
    return {};
}

HttpServer::Network::Place HttpServer::Network::takeBody(std::size_t bytes)
{
    if (m_bodyBytes + bytes > limits.bodyMemory * kMiB) return {};
    m_bodyBytes += bytes;
    return { this, [this, bytes](void*) { m_bodyBytes -= bytes; } };
}

HttpServer::Network::Place HttpServer::Network::takeWork()
{
    if (std::cmp_greater_equal(metrics.working.load(), limits.queue + limits.workers)) return {};
    ++metrics.working;
    return { this, [this](void*) { --metrics.working; } };
}

void HttpServer::Network::noteException(const std::exception_ptr& exception) noexcept
{
    try {
        std::string type = "unknown";
        try {
            std::rethrow_exception(exception);
        } catch (const std::exception& e) {
            type = typeid(e).name();
        } catch (...) {
        }
        log.write(Log::Level::Error, "exception", { { "type", type } });
    } catch (...) { // no memory for a line either
    }
}

net::awaitable<void> HttpServer::Network::accept()
{
    while (!stopping) {
        boost::system::error_code error;
        auto socket
            = co_await m_acceptor.async_accept(net::redirect_error(net::use_awaitable, error));
        if (error == net::error::operation_aborted) co_return;
        if (error) {
            net::steady_timer pause(io, kPause);
            co_await pause.async_wait(net::redirect_error(net::use_awaitable, error));
            continue;
        }
        try {
            take(std::move(socket));
        } catch (...) {
            noteException(std::current_exception());
        }
    }
}

void HttpServer::Network::take(tcp::socket socket)
{
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    const auto address = peer.address().to_string();
    if (peers.size() >= limits.connections || !m_addresses.enter(address))
        return metrics.refusedConnection();
    metrics.connected();
    ++metrics.connections;
    const auto number = ++m_lastNumber;
    peers[number].address = address;
    net::co_spawn(io, serveConnection(*this, std::move(socket), number),
        [this, number](const std::exception_ptr& exception) {
            if (exception) noteException(exception);
            m_addresses.leave(peers.at(number).address);
            peers.erase(number);
            gate.closed(number);
            --metrics.connections;
            if (stopping && peers.empty()) m_deadline.cancel();
        });
}

net::awaitable<void> HttpServer::Network::acceptMetrics()
{
    while (!stopping) {
        boost::system::error_code error;
        auto socket = co_await m_metricsAcceptor.async_accept(
            net::redirect_error(net::use_awaitable, error));
        if (error) co_return;
        net::co_spawn(io, serveMetrics(*this, std::move(socket)), net::detached);
    }
}

void HttpServer::Network::stop()
{
    stopping = true;
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_metricsAcceptor.close(ignored);
    log.write(Log::Level::Info, "stopping", { { "connections", peers.size() } });
    if (peers.empty()) return;
    m_deadline.expires_after(std::chrono::seconds(limits.stopSeconds));
    m_deadline.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        log.write(Log::Level::Warning, "cut", { { "connections", peers.size() } });
        io.stop();
    });
    for (auto& [number, peer] : peers)
        if (!peer.busy && peer.close) peer.close();
}

void HttpServer::Network::run(const std::function<void()>& ready)
{
    std::signal(SIGPIPE, SIG_IGN);
    m_signals.add(SIGTERM);
    m_signals.add(SIGINT);
    m_signals.async_wait([this](const boost::system::error_code& error, int) {
        if (!error) stop();
    });
    net::co_spawn(io, accept(), net::detached);
    if (m_metricsAcceptor.is_open()) net::co_spawn(io, acceptMetrics(), net::detached);
    std::vector<std::jthread> threads;
    auto open = net::make_work_guard(workers); // the first to go: then they end
    for (std::uint32_t i = 0; i < limits.workers; ++i) threads.emplace_back([this] { work(); });
    ready();
    io.run();
    open.reset();
}

void HttpServer::Network::work()
{
    const auto equipment = m_equipment ? m_equipment() : nullptr;
    workers.run();
}

HttpServer::HttpServer(std::unique_ptr<Network> network)
    : m_network(std::move(network))
{
}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::open(
    const Parts& parts, const Configuration& configuration, const TlsIdentity& tls)
{
    auto network = std::make_unique<Network>(parts, configuration.server);
    TERCET_CHECK(network->useKey(tls));
    TERCET_CHECK(network->listen(configuration.listen, configuration.metrics));
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(network)));
}

void HttpServer::run(const std::function<void()>& ready) { m_network->run(ready); }

} // namespace tercet::operating::server
