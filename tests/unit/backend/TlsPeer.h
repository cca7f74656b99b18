#pragma once

#include <QMap>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

#include "core/base/Bytes.h"

namespace tercet::test {

// A TLS key of P-256 with its certificate.
struct TlsIdentity {
    QSslCertificate certificate;
    QSslKey key;
    Bytes32 pin() const;
};
struct Validity {
    int fromDays { -1 }, toDays { 30 }; // from now
};
// Signed by `issuer`, or by itself.
TlsIdentity makeTls(
    const Validity& validity = {}, const TlsIdentity* issuer = nullptr, bool isAuthority = false);

// A server on loopback with a thread of its own, which does what a test says, and counts what it
// was sent inside of TLS (or in the clear where it speaks no TLS).
class TlsPeer {
public:
    struct Request {
        QByteArray method, target, body;
        QMap<QByteArray, QByteArray> fields; // by lower-case name
    };
    // On the peer's thread. Writes to the socket what it likes, when it likes.
    using Serve = std::function<void(QTcpSocket&, const Request&)>;
    struct Options {
        TlsIdentity tls { makeTls() };
        QSsl::SslProtocol protocol { QSsl::TlsV1_3OrLater };
        QList<QByteArray> alpn {};
        bool isPlain { false };
        Serve serve {};
        quint16 port { 0 }; // any
    };
    explicit TlsPeer(Options options);
    ~TlsPeer();

    quint16 port() const { return m_port; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port); }
    qint64 received() const { return m_received; } // application bytes
    int connections() const { return m_connections; }
    int requests() const { return m_requests; }
    void setTls(const TlsIdentity& tls); // for connections from now on
    void hangUp(); // closes every connection

    static QByteArray http(int status, const QByteArray& contentType, const QByteArray& body,
        const QByteArray& fields = {});

private:
    class Server;
    Options m_options;
    quint16 m_port { 0 };
    std::atomic<qint64> m_received { 0 };
    std::atomic<int> m_connections { 0 }, m_requests { 0 };
    QThread m_thread;
    Server* m_server { nullptr };
};

} // namespace tercet::test
