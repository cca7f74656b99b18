#pragma once

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <functional>

#include "core/backend/Endpoint.h"

namespace tercet::backend {

// A TLS handshake and nothing after it: not one byte of a request. It learns the certificate that
// the pinned key stands in, so that the connections which carry requests can verify it in the
// ordinary way. `done` runs once, on this object's thread, unless the object is gone by then.
// Code::CosignerWrongKey, CosignerExpired (the pinned key, in a certificate whose time is over),
// CosignerUnreachable.
class PinnedHandshake : public QObject {
public:
    using Done = std::function<void(Result<QList<QSslCertificate>>)>; // leaf first
    PinnedHandshake(const Endpoint& endpoint, const QNetworkProxy& proxy, int timeoutMs, Done done,
        QObject* parent);

private:
    void finish(Result<QList<QSslCertificate>> result);
    Endpoint m_endpoint;
    Done m_done;
    QSslSocket m_socket;
    QTimer m_deadline;
};

// TLS 1.3, HTTP/1.1, no session tickets, nothing from the default configuration.
QSslConfiguration tlsConfiguration();

} // namespace tercet::backend
