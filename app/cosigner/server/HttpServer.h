#pragma once

#include <functional>
#include <memory>

#include "app/cosigner/Configuration.h"
#include "app/cosigner/TlsIdentity.h"
#include "app/cosigner/server/Log.h"
#include "app/cosigner/server/Metrics.h"
#include "core/gate/Gate.h"

namespace tercet::operating::server {

// The gate on a socket: TLS 1.3, HTTP/1.1, nothing else. One thread does the network, a few workers
// run what the gate is asked, so that a long round delays nobody's handshake. Everything a stranger
// can make it hold is bounded: connections, headers, bodies, time.
class HttpServer {
public:
    struct Parts { // outlive it
        gate::Gate& gate;
        Log& log;
        Metrics& metrics;
        const Clock& clock;
        // What each worker holds while it runs, made on its thread; none: nothing.
        std::function<std::shared_ptr<void>()> equipment {};
    };
    // Binds the sockets. Code::FileUnwritable where an address is not to be had, BadField for keys
    // that OpenSSL does not take.
    static Result<std::unique_ptr<HttpServer>> open(
        const Parts& parts, const Configuration& configuration, const TlsIdentity& tls);
    ~HttpServer();

    // Serves until SIGTERM or SIGINT; requests that run then are finished. `ready` is called once,
    // when connections are accepted.
    void run(const std::function<void()>& ready);

    class Network; // inside only
private:
    explicit HttpServer(std::unique_ptr<Network> network);
    std::unique_ptr<Network> m_network;
};

} // namespace tercet::operating::server
