#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>

// An HTTP server on loopback that answers each request as the test says, and keeps what it was
// sent.
class ScriptedServer : public QTcpServer {
    Q_OBJECT
public:
    struct Request {
        QByteArray head, body;
    };
    // The bytes to write; then the connection is closed, unless they are empty: then it is held
    // open without a word.
    using Script = std::function<QByteArray(const Request&)>;

    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = nextPendingConnection()) serve(socket);
        });
    }
    QUrl url() const { return QUrl { QStringLiteral("http://127.0.0.1:%1/").arg(serverPort()) }; }
    const QList<Request>& requests() const { return m_requests; }

    static QByteArray http(
        const QByteArray& body, const QByteArray& status = "200 OK", const QByteArray& headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

private:
    void serve(QTcpSocket* socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(
            socket, &QTcpSocket::readyRead, this, [this, socket, buffer = QByteArray()]() mutable {
                buffer += socket->readAll();
                const auto split = buffer.indexOf("\r\n\r\n");
                if (split < 0) return;
                const Request request { buffer.left(split), buffer.mid(split + 4) };
                const auto at = request.head.toLower().indexOf("content-length:");
                const auto length
                    = request.head.mid(at + 15, request.head.indexOf('\r', at) - at - 15)
                          .trimmed()
                          .toLongLong();
                if (request.body.size() < length) return;
                buffer.clear();
                m_requests.append(request);
                const auto answer = m_script(request);
                if (answer.isEmpty()) return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
    }
    Script m_script;
    QList<Request> m_requests;
};
