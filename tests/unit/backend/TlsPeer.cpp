#include "tests/unit/backend/TlsPeer.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "core/backend/Endpoint.h"

namespace tercet::test {

namespace {

QByteArray pem(const std::function<int(BIO*)>& write)
{
    BIO* bio = BIO_new(BIO_s_mem());
    write(bio);
    char* data = nullptr;
    const auto length = BIO_get_mem_data(bio, &data);
    QByteArray out(data, qsizetype(length));
    BIO_free(bio);
    return out;
}

EVP_PKEY* keyOf(const TlsIdentity& tls)
{
    const auto text = tls.key.toPem();
    BIO* bio = BIO_new_mem_buf(text.constData(), int(text.size()));
    auto* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    return key;
}

constexpr long kDay = 24 * 3600;

} // namespace

Bytes32 TlsIdentity::pin() const { return backend::spkiHash(certificate); }

TlsIdentity makeTls(const Validity& validity, const TlsIdentity* issuer, bool isAuthority)
{
    static std::atomic<long> serial { 1 };
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* x509 = X509_new();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), serial++);
    X509_gmtime_adj(X509_getm_notBefore(x509), validity.fromDays * kDay);
    X509_gmtime_adj(X509_getm_notAfter(x509), validity.toDays * kDay);
    X509_set_pubkey(x509, key);
    auto* name = X509_get_subject_name(x509);
    const auto* text
        = reinterpret_cast<const unsigned char*>(issuer ? "co-signer.test" : "self-signed.test");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
    auto* alternative = X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_subject_alt_name, "DNS:co-signer.test,IP:127.0.0.1");
    X509_add_ext(x509, alternative, -1);
    X509_EXTENSION_free(alternative);
    // As tercet-cosigner makes its own: a key for TLS alone.
    for (const auto& [kind, value] :
        { std::pair(NID_basic_constraints, "critical,CA:FALSE"),
            { NID_key_usage, "critical,digitalSignature" }, { NID_ext_key_usage, "serverAuth" } }) {
        if (isAuthority) break;
        auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value);
        X509_add_ext(x509, extension, -1);
        X509_EXTENSION_free(extension);
    }
    EVP_PKEY* by = key;
    if (issuer) {
        by = keyOf(*issuer);
        const auto der = issuer->certificate.toDer();
        const auto* in = reinterpret_cast<const unsigned char*>(der.constData());
        X509* parent = d2i_X509(nullptr, &in, long(der.size()));
        X509_set_issuer_name(x509, X509_get_subject_name(parent));
        X509_free(parent);
    } else {
        X509_set_issuer_name(x509, name);
    }
    X509_sign(x509, by, EVP_sha256());
    const auto certificate = pem([&](BIO* bio) { return PEM_write_bio_X509(bio, x509); });
    const auto secret = pem([&](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    if (by != key) EVP_PKEY_free(by);
    X509_free(x509);
    EVP_PKEY_free(key);
    return { QSslCertificate(certificate), QSslKey(secret, QSsl::Ec) };
}

// Lives on the peer's thread.
class TlsPeer::Server final : public QTcpServer {
public:
    explicit Server(TlsPeer& peer)
        : m_peer(peer)
    {
    }
    void hangUp()
    {
        for (const auto& socket : std::exchange(m_sockets, {}))
            if (socket) socket->abort();
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++m_peer.m_connections;
        auto* socket = new QSslSocket(this);
        m_sockets.append(socket);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QSslSocket::readyRead, this,
            [this, socket, buffer = QByteArray()]() mutable { read(*socket, buffer); });
        const auto& options = m_peer.m_options;
        if (options.isPlain) return;
        QSslConfiguration tls;
        tls.setProtocol(options.protocol);
        tls.setLocalCertificate(options.tls.certificate);
        tls.setPrivateKey(options.tls.key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (!options.alpn.isEmpty()) tls.setAllowedNextProtocols(options.alpn);
        socket->setSslConfiguration(tls);
        socket->startServerEncryption();
    }

private:
    void read(QSslSocket& socket, QByteArray& buffer)
    {
        const auto bytes = socket.readAll();
        m_peer.m_received += bytes.size();
        buffer += bytes;
        while (true) {
            const auto end = buffer.indexOf("\r\n\r\n");
            if (end < 0) return;
            Request request;
            const auto lines = buffer.left(end).split('\n');
            const auto first = lines.first().trimmed().split(' ');
            request.method = first.value(0);
            request.target = first.value(1);
            for (const auto& line : lines.mid(1))
                if (const auto colon = line.indexOf(':'); colon > 0)
                    request.fields[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
            const auto length = request.fields.value("content-length").toLongLong();
            if (buffer.size() < end + 4 + length) return;
            request.body = buffer.mid(end + 4, length);
            buffer.remove(0, end + 4 + length);
            ++m_peer.m_requests;
            if (m_peer.m_options.serve) m_peer.m_options.serve(socket, request);
        }
    }

    TlsPeer& m_peer;
    QList<QPointer<QSslSocket>> m_sockets;
};

TlsPeer::TlsPeer(Options options)
    : m_options(std::move(options))
    , m_server(new Server(*this))
{
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            m_server->listen(QHostAddress::LocalHost, m_options.port);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

TlsPeer::~TlsPeer()
{
    QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TlsPeer::setTls(const TlsIdentity& tls)
{
    QMetaObject::invokeMethod(m_server, [&] { m_options.tls = tls; }, Qt::BlockingQueuedConnection);
}

void TlsPeer::hangUp()
{
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->hangUp(); }, Qt::BlockingQueuedConnection);
}

QByteArray TlsPeer::http(
    int status, const QByteArray& contentType, const QByteArray& body, const QByteArray& fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Answer\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n"
        + body;
}

} // namespace tercet::test
