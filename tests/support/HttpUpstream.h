#pragma once

#include <QPointer>
#include <QSslSocket>
#include <functional>
#include <map>

#include "tests/unit/backend/TlsPeer.h"

namespace tercet::test {

// How a proxy of a test passes requests on: HTTPS to ports of 127.0.0.1 over connections that are
// kept. Used on one thread, whose sockets belong to `owner`.
class HttpUpstream {
public:
    // The whole answer as it came; empty: the connection was lost before its end.
    using Answered = std::function<void(const QByteArray& answer)>;
    void send(QObject* owner, quint16 port, const QByteArray& request, Answered answered);
    // What is written here is the beginning of a request whose rest never comes.
    static void sendPart(QObject* owner, quint16 port, const QByteArray& begin);
    static QByteArray raw(const TlsPeer::Request& request); // as it stands on the wire

private:
    std::map<quint16, QList<QPointer<QSslSocket>>> m_idle;
};

void reset(QTcpSocket& socket); // RST instead of FIN

} // namespace tercet::test
