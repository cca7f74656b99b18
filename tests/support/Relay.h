#pragma once

#include <QTcpServer>
#include <QThread>
#include <atomic>
#include <functional>
#include <mutex>

namespace tercet::test {

// A TCP relay on loopback with a thread of its own: it sees what a wire sees. Bytes may take their
// time, in order; and it may be one of the proxies that a wallet can be told to use.
class Relay {
public:
    enum class Kind { Wire, HttpConnect, Socks5 };
    struct Options {
        Kind kind { Kind::Wire };
        quint16 to { 0 }; // Wire: the port on 127.0.0.1; a proxy goes where it is asked to
        int delayMs { 0 }; // each way
        // What a proxy does instead of going where it is asked to: the port, 0 for a refusal.
        std::function<quint16(quint16 asked)> divert {};
    };
    explicit Relay(Options options);
    ~Relay();

    quint16 port() const { return m_port; }
    void setDelayMs(int ms) { m_delayMs = ms; }
    int connections() const { return m_connections; }
    // "host:port" as proxies were asked, by name or address, each connection once.
    QList<QByteArray> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    class Server;
    const Options m_options;
    quint16 m_port { 0 };
    std::atomic<int> m_delayMs { 0 }, m_connections { 0 };
    mutable std::mutex m_mutex;
    QList<QByteArray> m_asked;
    QThread m_thread;
    Server* m_server { nullptr };
};

} // namespace tercet::test
