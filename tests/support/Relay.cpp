#include "tests/support/Relay.h"

#include <QTcpSocket>
#include <QTimer>

namespace tercet::test {

namespace {

quint16 portAt(const QByteArray& bytes, qsizetype at)
{
    return quint16(quint8(bytes[at]) << 8 | quint8(bytes[at + 1]));
}

// What a client of a proxy has said so far: what to answer now, and where it wants to go.
struct Talk {
    QByteArray answer {};
    bool isBad { false };
    bool hasGreeted { false }; // SOCKS5
    QByteArray host {};
    quint16 port { 0 }; // 0: not said yet

    void readConnect(QByteArray& in)
    {
        const auto end = in.indexOf("\r\n\r\n");
        if (end < 0) return;
        const auto words = in.left(in.indexOf("\r\n")).split(' ');
        in.remove(0, end + 4);
        const auto colon = words.value(1).lastIndexOf(':');
        isBad = words.size() != 3 || words[0] != "CONNECT" || colon < 0;
        if (isBad) return;
        host = words[1].left(colon);
        port = words[1].mid(colon + 1).toUShort();
        answer = "HTTP/1.1 200 OK\r\n\r\n";
    }
    void readSocks(QByteArray& in)
    {
        if (!hasGreeted) {
            if (in.size() < 2 || in.size() < 2 + in[1]) return;
            isBad = in[0] != 5;
            in.remove(0, 2 + in[1]);
            hasGreeted = true;
            answer = QByteArray("\x05\x00", 2); // without a password
            return;
        }
        if (in.size() < 5) return;
        const auto kind = in[3];
        const qsizetype length = kind == 1 ? 4 : kind == 4 ? 16 : 1 + quint8(in[4]);
        if (in.size() < 4 + length + 2) return;
        isBad = in[0] != 5 || in[1] != 1;
        host = kind == 3 ? in.mid(5, length - 1) : kind == 1 ? address(in.mid(4, 4)) : "::";
        port = portAt(in, 4 + length);
        in.remove(0, 4 + length + 2);
        answer = QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10);
    }
    static QByteArray address(const QByteArray& four)
    {
        QByteArray out;
        for (const auto byte : four)
            out += (out.isEmpty() ? "" : ".") + QByteArray::number(quint8(byte));
        return out;
    }
};

} // namespace

// Lives on the relay's thread.
class Relay::Server final : public QTcpServer {
public:
    explicit Server(Relay& relay)
        : m_relay(relay)
    {
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++m_relay.m_connections;
        auto* near = new QTcpSocket(this);
        near->setSocketDescriptor(handle);
        near->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        if (m_relay.m_options.kind == Kind::Wire) return join(near, m_relay.m_options.to);
        connect(near, &QTcpSocket::readyRead, this,
            [this, near, talk = Talk(), in = QByteArray()]() mutable { hear(near, talk, in); });
    }

private:
    void hear(QTcpSocket* near, Talk& talk, QByteArray& in)
    {
        in += near->readAll();
        if (m_relay.m_options.kind == Kind::HttpConnect)
            talk.readConnect(in);
        else
            talk.readSocks(in);
        if (talk.isBad) return near->abort();
        const auto port = talk.port;
        if (port != 0) {
            const std::lock_guard lock(m_relay.m_mutex);
            m_relay.m_asked.append(talk.host + ':' + QByteArray::number(port));
        }
        const auto to
            = port != 0 && m_relay.m_options.divert ? m_relay.m_options.divert(port) : port;
        if (port != 0 && to == 0) return near->abort();
        near->write(std::exchange(talk.answer, {}));
        if (port == 0) return;
        near->disconnect(this); // it has said all that is for the proxy: this lambda is gone
        join(near, to);
    }
    void join(QTcpSocket* near, quint16 port)
    {
        auto* far = new QTcpSocket(this);
        far->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(far, &QTcpSocket::disconnected, far, &QObject::deleteLater);
        connect(far, &QTcpSocket::errorOccurred, far, &QObject::deleteLater);
        pass(near, far);
        pass(far, near);
        far->connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void pass(QTcpSocket* from, QTcpSocket* to)
    {
        const auto queue = std::make_shared<QList<QByteArray>>();
        const auto deliver = [to, queue] { to->write(queue->takeFirst()); };
        const auto take = [this, from, to, queue, deliver] {
            const auto bytes = from->readAll();
            if (bytes.isEmpty()) return;
            queue->append(bytes);
            const int ms = m_relay.m_delayMs;
            if (ms == 0)
                deliver();
            else
                QTimer::singleShot(ms, Qt::PreciseTimer, to, deliver);
        };
        connect(from, &QTcpSocket::readyRead, to, take);
        connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
        connect(from, &QObject::destroyed, to, [to] { to->abort(); });
    }

    Relay& m_relay;
};

Relay::Relay(Options options)
    : m_options(std::move(options))
    , m_delayMs(m_options.delayMs)
    , m_server(new Server(*this))
{
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

Relay::~Relay()
{
    QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace tercet::test
