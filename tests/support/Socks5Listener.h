#pragma once

#include <QMap>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

namespace tercet::test {

// A SOCKS5 proxy (RFC 1928, CONNECT without authentication) on loopback that carries what it is
// asked to and keeps to whom. Lives on the test's thread and needs its event loop.
class Socks5Listener : public QTcpServer {
public:
    Socks5Listener()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = nextPendingConnection()) serve(socket);
        });
    }
    QString url() const { return QStringLiteral("socks5://127.0.0.1:%1").arg(serverPort()); }
    // "host:port" of each CONNECT, in order; a host is as it was named.
    const QStringList& asked() const { return m_asked; }
    // Where a name leads to: nobody resolves it but this.
    void resolve(const QString& name, const QHostAddress& address) { m_names[name] = address; }

private:
    static constexpr char kVersion = 5, kConnect = 1, kIpv4 = 1, kName = 3;

    void serve(QTcpSocket* client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this,
            [this, client, in = QByteArray(), greeted = false]() mutable {
                in += client->readAll();
                if (!greeted) {
                    if (in.size() < 2 || in.size() < 2 + quint8(in[1])) return;
                    in.remove(0, 2 + quint8(in[1]));
                    greeted = true;
                    client->write(QByteArray::fromHex("0500"));
                }
                if (in.size() < 5) return;
                const bool named = in[3] == kName;
                const int length = named ? 1 + quint8(in[4]) : 4;
                if (in.size() < 4 + length + 2) return;
                if (in[0] != kVersion || in[1] != kConnect || (!named && in[3] != kIpv4))
                    return client->abort();
                const auto host = named
                    ? QString::fromLatin1(in.mid(5, length - 1))
                    : QHostAddress(qFromBigEndian<quint32>(in.constData() + 4)).toString();
                const auto port = qFromBigEndian<quint16>(in.constData() + 4 + length);
                client->disconnect(this);
                carry(client, host, port, in.mid(4 + length + 2));
            });
    }

    void carry(QTcpSocket* client, const QString& host, quint16 port, const QByteArray& early)
    {
        m_asked << QStringLiteral("%1:%2").arg(host).arg(port);
        auto* target = new QTcpSocket(client);
        connect(target, &QTcpSocket::connected, client, [client, target, early] {
            client->write(QByteArray::fromHex("05000001000000000000"));
            target->write(early);
        });
        connect(client, &QTcpSocket::readyRead, target,
            [client, target] { target->write(client->readAll()); });
        connect(target, &QTcpSocket::readyRead, client,
            [client, target] { client->write(target->readAll()); });
        connect(target, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(target, &QTcpSocket::errorOccurred, client, [client](auto error) {
            // One that has said everything is no failure; its last words are still to be carried.
            if (error == QAbstractSocket::RemoteHostClosedError)
                client->disconnectFromHost();
            else
                client->abort();
        });
        target->setProxy(QNetworkProxy::NoProxy);
        target->connectToHost(m_names.value(host, QHostAddress(host)), port);
    }

    QStringList m_asked;
    QMap<QString, QHostAddress> m_names;
};

} // namespace tercet::test
