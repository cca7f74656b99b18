#include "tests/support/HttpUpstream.h"

#include <QSslConfiguration>
#include <sys/socket.h>

namespace tercet::test {

namespace {

QSslSocket* connectTo(QObject* owner, quint16 port)
{
    auto* socket = new QSslSocket(owner);
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->setProtocol(QSsl::TlsV1_3OrLater);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket;
}

bool isWhole(const QByteArray& answer)
{
    const auto end = answer.indexOf("\r\n\r\n");
    if (end < 0) return false;
    const auto head = answer.left(end + 2).toLower();
    const auto at = head.indexOf("\r\ncontent-length:");
    const auto length = at < 0
        ? 0
        : head.mid(at + 17, head.indexOf("\r\n", at + 2) - at - 17).trimmed().toLongLong();
    return answer.size() >= end + 4 + length;
}

} // namespace

QByteArray HttpUpstream::raw(const TlsPeer::Request& request)
{
    auto out = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (auto it = request.fields.begin(); it != request.fields.end(); ++it)
        out += it.key() + ": " + it.value() + "\r\n";
    return out + "\r\n" + request.body;
}

void HttpUpstream::send(QObject* owner, quint16 port, const QByteArray& request, Answered answered)
{
    QSslSocket* socket = nullptr;
    for (auto& idle = m_idle[port]; !socket && !idle.isEmpty();) {
        const auto kept = idle.takeLast();
        if (kept && kept->isEncrypted()) socket = kept;
    }
    if (!socket) socket = connectTo(owner, port);
    // One end of the exchange, whichever comes first.
    struct Exchange {
        QByteArray answer;
        Answered answered;
        QList<QMetaObject::Connection> connections;
    };
    auto exchange = std::make_shared<Exchange>();
    exchange->answered = std::move(answered);
    const auto finish = [exchange](const QByteArray& answer) {
        for (const auto& connection : std::exchange(exchange->connections, {}))
            QObject::disconnect(connection);
        if (const auto done = std::exchange(exchange->answered, nullptr)) done(answer);
    };
    exchange->connections << QObject::connect(
        socket, &QSslSocket::readyRead, socket, [this, socket, port, exchange, finish] {
            exchange->answer += socket->readAll();
            if (!isWhole(exchange->answer)) return;
            m_idle[port].append(socket);
            finish(exchange->answer);
        });
    const auto lost = [socket, finish] {
        finish({});
        socket->deleteLater();
    };
    exchange->connections << QObject::connect(socket, &QSslSocket::disconnected, socket, lost)
                          << QObject::connect(socket, &QSslSocket::errorOccurred, socket, lost);
    socket->write(request);
}

void HttpUpstream::sendPart(QObject* owner, quint16 port, const QByteArray& begin)
{
    auto* socket = connectTo(owner, port);
    QObject::connect(socket, &QSslSocket::encryptedBytesWritten, socket, [socket, begin] {
        if (socket->isEncrypted() && socket->bytesToWrite() == 0
            && socket->encryptedBytesToWrite() == 0)
            socket->disconnectFromHost();
    });
    QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QSslSocket::errorOccurred, socket, &QObject::deleteLater);
    socket->write(begin);
}

void reset(QTcpSocket& socket)
{
    const linger now { 1, 0 };
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.abort();
}

} // namespace tercet::test
