#include <limits>
#include <utility> // Boost 1.74's coroutines do without it

#include <atomic>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <poll.h>

#include "app/cosigner/server/Network.h"
#include "core/gate/HeaderScan.h"

namespace tercet::operating::server {

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using ErrorCode = boost::system::error_code;
using Seconds = std::chrono::seconds;
using Network = HttpServer::Network;
using Handled = gate::Gate::Handled;

constexpr std::size_t kChunk = 16 * 1024;
constexpr std::size_t kMaxLinger = 1024 * 1024;
constexpr Seconds kLinger { 2 };
constexpr std::chrono::milliseconds kSlice { 500 }; // of a long poll, until a stop is seen
constexpr std::chrono::milliseconds kGlance { 20 }; // the same, once the client has sent something
constexpr std::int64_t kMillis = 1000;

auto caught(ErrorCode& error) { return net::redirect_error(net::use_awaitable, error); }

std::string lowerCase(beast::string_view text)
{
    std::string out(text.data(), text.size());
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return out;
}

class Connection {
public:
    Connection(Network& network, tcp::socket socket, std::uint64_t number)
        : m_network(network)
        , m_peer(network.peers.at(number))
        , m_number(number)
        , m_stream(std::move(socket), network.tls)
    {
    }

    net::awaitable<void> serve()
    {
        m_peer.close = [this] { socket().cancel(); };
        ErrorCode error;
        timeout(m_network.limits.handshakeSeconds);
        co_await m_stream.async_handshake(net::ssl::stream_base::server, caught(error));
        if (error) {
            m_network.metrics.failedHandshake();
            co_return;
        }
        while (!m_network.stopping && co_await serveOne()) { }
        timeout(std::uint32_t(kLinger.count()));
        co_await m_stream.async_shutdown(caught(error));
    }

private:
    // One request and its answer; false: the connection is to end.
    net::awaitable<bool> serveOne()
    {
        auto head = co_await readHead();
        if (!head) co_return false;
        m_peer.busy = true;
        const auto began = m_network.clock.monotonicMs();
        auto handled = co_await answer(*head);
        const bool more = m_keepAlive && !m_network.stopping;
        note(handled, began);
        const bool written = co_await write(handled.response, more);
        m_peer.busy = false;
        if (written && !more) co_await linger();
        co_return written&& more;
    }

    // The header of the next request; empty when there is none to be had.
    net::awaitable<std::optional<gate::HttpRequest>> readHead()
    {
        timeout(m_known ? m_network.limits.idleSeconds : m_network.limits.strangerSeconds);
        gate::HeaderScanner scanner;
        for (bool begun = false;;) {
            const auto held = m_buffer.data();
            const auto scan = scanner.scan({ static_cast<const char*>(held.data()), held.size() });
            if (scan.state == gate::HeaderScan::State::Complete && scan.length <= kMaxHeader)
                co_return parseHead(scan.length);
            if (scan.state != gate::HeaderScan::State::More || held.size() > kMaxHeader) {
                m_network.metrics.badHeader();
                co_await refuseHead(held.size() > kMaxHeader);
                co_return std::nullopt;
            }
            if (held.size() > 0 && !std::exchange(begun, true))
                timeout(m_network.limits.headerSeconds);
            ErrorCode error;
            const auto got
                = co_await m_stream.async_read_some(m_buffer.prepare(kChunk), caught(error));
            if (error) co_return std::nullopt;
            m_buffer.commit(got);
        }
    }

    std::optional<gate::HttpRequest> parseHead(std::size_t length)
    {
        http::request_parser<http::empty_body> parser;
        parser.header_limit(std::uint32_t(kMaxHeader));
        // Not boost::none: Boost 1.74 holds every length to be above it.
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        ErrorCode error;
        parser.put(net::buffer(m_buffer.data().data(), length), error);
        // With a body to come the parser wants more; everything else is an error.
        if ((error && error != http::error::need_more) || !parser.is_header_done()) {
            m_network.metrics.badHeader();
            return std::nullopt;
        }
        m_buffer.consume(length);
        const auto& message = parser.get();
        gate::HttpRequest out { .method = std::string(message.method_string()),
            .target = std::string(message.target()),
            .peer = m_peer.address,
            .connection = m_number };
        for (const auto& field : message)
            out.fields.push_back({ lowerCase(field.name_string()), std::string(field.value()) });
        m_keepAlive = message.keep_alive();
        m_length = parser.content_length().value_or(0);
        return out;
    }

    // Nothing but the bounded header and the connection itself is held for a stranger; what he may
    // send is small, and what is larger is read of known devices only.
    net::awaitable<Handled> answer(gate::HttpRequest& request)
    {
        const auto admitted = m_network.gate.admit(request);
        if (const auto* const handled = std::get_if<Handled>(&admitted)) co_return unread(*handled);
        const auto& admission = std::get<gate::Gate::Admission>(admitted);
        if (m_length > admission.body)
            co_return unread(
                m_network.gate.problem({ Code::JsonTooLarge, "the body is too large" }, request));
        const auto length = std::size_t(m_length);
        if (length > gate::Limits::kStrangersBody) {
            const auto refused = co_await recognise(request, admission);
            if (refused) co_return unread(*refused);
        }
        const auto memory = m_network.takeBody(length);
        if (!memory) co_return unread(tooBusy(request));
        if (!co_await readBody(request, length))
            co_return unread(
                m_network.gate.problem({ Code::BadLength, "the body ended early" }, request));
        auto work = m_network.takeWork();
        if (!work) co_return unread(tooBusy(request));
        auto handled
            = co_await onWorker(request, [&] { return m_network.gate.handle(request, admission); });
        work.reset();
        m_known = handled.known;
        if (handled.waiting) handled = co_await poll(request, std::move(handled));
        co_return handled;
    }

    net::awaitable<std::optional<Handled>> recognise(
        const gate::HttpRequest& request, const gate::Gate::Admission& admission)
    {
        const auto work = m_network.takeWork();
        if (!work) co_return tooBusy(request);
        bool known = false;
        auto handled = co_await onWorker(request, [&] {
            auto refused = m_network.gate.recognise(request, admission);
            known = !refused;
            return refused ? std::move(*refused) : Handled {};
        });
        if (known) co_return std::nullopt;
        co_return handled;
    }

    // An answer to a request whose body was not read.
    Handled unread(Handled handled)
    {
        m_keepAlive = false;
        return handled;
    }

    Handled tooBusy(const gate::HttpRequest& request)
    {
        return m_network.gate.problem({ Code::Overloaded, "too busy" }, request);
    }

    // A long poll: no worker is held while there is nothing to tell, and no connection for a client
    // that has left.
    net::awaitable<Handled> poll(const gate::HttpRequest& request, Handled handled)
    {
        const auto until = m_network.clock.monotonicMs() + kMillis * handled.waiting->wait;
        const auto woken = std::make_shared<std::atomic<bool>>(false);
        const auto slice = std::make_shared<net::steady_timer>(m_network.io);
        const auto watch = m_network.gate.watch(handled, [woken, slice, &io = m_network.io] {
            *woken = true;
            net::post(io, [slice] { slice->cancel(); });
        });
        handled
            = co_await onWorker(request, [&] { return m_network.gate.again(request, handled); });
        const auto heard = std::make_shared<bool>(false);
        socket().async_wait(tcp::socket::wait_read, [heard, slice](const ErrorCode& error) {
            if (error) return;
            *heard = true;
            slice->cancel();
        });
        while (handled.waiting && !*woken && !m_network.stopping
            && m_network.clock.monotonicMs() < until) {
            if (clientLeft()) {
                m_network.gate.unwatch(watch);
                co_return unread(handled);
            }
            slice->expires_after(*heard ? kGlance : kSlice);
            ErrorCode cancelled;
            co_await slice->async_wait(caught(cancelled));
        }
        m_network.gate.unwatch(watch);
        if (handled.waiting)
            handled = co_await onWorker(
                request, [&] { return m_network.gate.again(request, handled); });
        co_return handled;
    }

    // It has closed its side: nobody reads the answer. What it sent before that, such as the end of
    // TLS, is not asked for.
    bool clientLeft()
    {
        pollfd descriptor { socket().native_handle(), POLLRDHUP, 0 };
        return ::poll(&descriptor, 1, 0) == 1;
    }

    net::awaitable<bool> readBody(gate::HttpRequest& request, std::size_t length)
    {
        request.body.resize(length);
        const auto held = net::buffer_copy(net::buffer(request.body), m_buffer.data());
        m_buffer.consume(held);
        ErrorCode error;
        timeout(m_network.limits.bodySeconds);
        if (held < length)
            co_await net::async_read(m_stream, net::buffer(request.body) + held, caught(error));
        beast::get_lowest_layer(m_stream).expires_never();
        co_return !error;
    }

    net::awaitable<Handled> onWorker(
        const gate::HttpRequest& request, std::function<Handled()> work)
    {
        Handled out;
        net::steady_timer done(m_network.io, net::steady_timer::time_point::max());
        net::post(m_network.workers, [&] {
            auto handled = caughtWork(request, work);
            net::post(m_network.io, [&, handled = std::move(handled)]() mutable {
                out = std::move(handled);
                done.cancel();
            });
        });
        ErrorCode cancelled;
        co_await done.async_wait(caught(cancelled));
        co_return out;
    }

    // What an exception leaves of the request, not of the server: a problem, or, where there is no
    // memory even for that, a bare 500.
    Handled caughtWork(
        const gate::HttpRequest& request, const std::function<Handled()>& work) noexcept
    {
        try {
            try {
                return work();
            } catch (...) {
                m_network.noteException(std::current_exception());
                return m_network.gate.problem({ Code::Internal, "an exception" }, request);
            }
        } catch (...) {
            return {};
        }
    }

    net::awaitable<bool> write(gate::HttpResponse& response, bool more)
    {
        http::response<http::vector_body<std::uint8_t>> message {
            http::int_to_status(unsigned(response.status)), 11, std::move(response.body)
        };
        for (const auto& field : response.fields) message.set(field.name, field.value);
        message.keep_alive(more);
        message.prepare_payload();
        ErrorCode error;
        timeout(m_network.limits.writeSeconds);
        co_await http::async_write(m_stream, message, caught(error));
        co_return !error;
    }

    // What is said of a header that is none; to no request in particular.
    net::awaitable<void> refuseHead(bool tooLarge)
    {
        auto handled = m_network.gate.problem(tooLarge
                ? Error { Code::JsonTooLarge, "the header is too large" }
                : Error { Code::BadField, "no request of HTTP/1.1", "header" });
        note(handled, m_network.clock.monotonicMs());
        if (co_await write(handled.response, false)) co_await linger();
    }

    // Closing a socket with unread bytes would reset the connection under the answer.
    net::awaitable<void> linger()
    {
        timeout(std::uint32_t(kLinger.count()));
        ErrorCode error;
        socket().shutdown(tcp::socket::shutdown_send, error);
        std::vector<std::uint8_t> scrap(kChunk);
        for (std::size_t total = 0; !error && total < kMaxLinger;)
            total += co_await m_stream.async_read_some(net::buffer(scrap), caught(error));
    }

    void note(const Handled& handled, std::int64_t began)
    {
        const auto ms = m_network.clock.monotonicMs() - began;
        m_network.metrics.answered(handled.endpoint, handled.response.status, double(ms) / 1000);
        Json line { { "endpoint", handled.endpoint }, { "status", handled.response.status },
            { "ms", ms } };
        if (handled.device) line["device"] = hex(*handled.device).substr(0, 16);
        if (handled.error) {
            line["code"] = codeName(handled.error->code);
            line["detail"] = handled.error->context;
            if (!handled.error->field.empty()) line["field"] = handled.error->field;
        }
        const bool ours = handled.response.status >= 500;
        m_network.log.write(ours ? Log::Level::Error : Log::Level::Info, "request", line);
    }

    tcp::socket& socket() { return beast::get_lowest_layer(m_stream).socket(); }
    void timeout(std::uint32_t seconds)
    {
        beast::get_lowest_layer(m_stream).expires_after(Seconds(seconds));
    }

    Network& m_network;
    Network::Peer& m_peer;
    std::uint64_t m_number;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    beast::flat_buffer m_buffer { kMaxHeader + 2 * kChunk };
    bool m_keepAlive { false };
    bool m_known { false }; // the last request was an enrolled device's
    std::uint64_t m_length { 0 }; // of the request's body
};

} // namespace

net::awaitable<void> serveConnection(Network& network, tcp::socket socket, std::uint64_t number)
{
    Connection connection(network, std::move(socket), number);
    std::exception_ptr failed;
    try {
        co_await connection.serve();
    } catch (...) {
        failed = std::current_exception();
    }
    network.peers.at(number).close = nullptr;
    if (failed) std::rethrow_exception(failed);
}

net::awaitable<void> serveMetrics(Network& network, tcp::socket socket)
{
    beast::tcp_stream stream(std::move(socket));
    stream.expires_after(Seconds(network.limits.headerSeconds));
    beast::flat_buffer buffer { kMaxHeader };
    http::request<http::empty_body> request;
    ErrorCode error;
    co_await http::async_read(stream, buffer, request, caught(error));
    if (error) co_return;
    const bool known = request.method() == http::verb::get && request.target() == "/metrics";
    http::response<http::string_body> response { known ? http::status::ok : http::status::not_found,
        11 };
    response.set(http::field::content_type, "text/plain; version=0.0.4");
    if (known) response.body() = network.metrics.text();
    response.keep_alive(false);
    response.prepare_payload();
    co_await http::async_write(stream, response, caught(error));
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
}

} // namespace tercet::operating::server
