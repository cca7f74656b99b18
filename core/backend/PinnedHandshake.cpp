#include "core/backend/PinnedHandshake.h"

#include <QDateTime>
#include <QSslConfiguration>

namespace tercet::backend {

QSslConfiguration tlsConfiguration()
{
    QSslConfiguration out;
    out.setProtocol(QSsl::TlsV1_3OrLater);
    out.setAllowedNextProtocols({ QByteArrayLiteral("http/1.1") });
    out.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    out.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    out.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    out.setCaCertificates({});
    return out;
}

PinnedHandshake::PinnedHandshake(
    const Endpoint& endpoint, const QNetworkProxy& proxy, int timeoutMs, Done done, QObject* parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_done(std::move(done))
{
    auto tls = tlsConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // the key is compared below
    m_socket.setSslConfiguration(tls);
    m_socket.setProxy(proxy);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        const auto chain = m_socket.peerCertificateChain();
        if (chain.isEmpty() || spkiHash(chain.first()) != m_endpoint.pin)
            return finish(fail(Code::CosignerWrongKey, "another TLS key"));
        // Qt would refuse it later, and say no more than that there is no connection.
        if (chain.first().expiryDate() < QDateTime::currentDateTimeUtc())
            return finish(fail(Code::CosignerExpired, "its certificate has expired"));
        finish(chain);
    });
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this](auto error) {
        finish(fail(Code::CosignerUnreachable, "connection error " + std::to_string(int(error))));
    });
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { finish(fail(Code::CosignerUnreachable, "no connection in time")); });
    m_deadline.setSingleShot(true);
    m_deadline.start(timeoutMs);
    // Not from here: `done` may run at once where there is nothing to connect to.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_socket.connectToHostEncrypted(
                m_endpoint.url.host(), quint16(m_endpoint.url.port(443)));
        },
        Qt::QueuedConnection);
}

void PinnedHandshake::finish(Result<QList<QSslCertificate>> result)
{
    const auto done = std::exchange(m_done, nullptr);
    if (!done) return;
    m_deadline.stop();
    m_socket.abort();
    deleteLater();
    done(std::move(result));
}

} // namespace tercet::backend
