#pragma once

#include "tests/support/HttpUpstream.h"

namespace tercet::test {

// A proxy that ends TLS in a co-signer's place, with its key, and passes each request on to the
// port that `choose` names: a router, or with one port a co-signer's own front.
class ForwardingPeer {
public:
    // On the peer's thread.
    using Choose = std::function<quint16(const TlsPeer::Request&)>;
    ForwardingPeer(const TlsIdentity& tls, Choose choose, quint16 port = 0)
        : m_choose(std::move(choose))
        , m_peer({ .tls = tls,
              .serve = [this](QTcpSocket& socket,
                           const TlsPeer::Request& request) { serve(socket, request); },
              .port = port })
    {
    }
    TlsPeer& peer() { return m_peer; }

private:
    void serve(QTcpSocket& socket, const TlsPeer::Request& request)
    {
        m_upstream.send(socket.parent(), m_choose(request), HttpUpstream::raw(request),
            [client = QPointer<QTcpSocket>(&socket)](const QByteArray& answer) {
                if (!client) return;
                if (answer.isEmpty()) return client->abort();
                client->write(answer);
            });
    }

    Choose m_choose;
    HttpUpstream m_upstream;
    TlsPeer m_peer; // the first to go
};

} // namespace tercet::test
