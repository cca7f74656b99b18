#include "tests/support/ChaosPeer.h"

#include <QTimer>

namespace tercet::test {

namespace {

constexpr std::uint32_t kMaxDelayMs = 20;

std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

} // namespace

ChaosPeer::ChaosPeer(const TlsIdentity& tls, std::uint64_t seed)
    : m_seed(seed)
    , m_peer({ .tls = tls, .serve = [this](QTcpSocket& socket, const TlsPeer::Request& request) {
                  serve(socket, request);
              } })
{
}

Mischief ChaosPeer::plan(std::uint64_t seed, std::uint64_t number, std::uint32_t every)
{
    const auto dice = mixed(mixed(seed) ^ number);
    if (every == 0 || dice % every != 0) return Mischief::None;
    const auto what = Mischief(1 + (dice >> 32) % (kMischiefs - 1));
    // Not a network's doing but a hostile front's, which nobody is told to be patient with.
    const bool lies = what == Mischief::OldAnswer || what == Mischief::ChangeAnswer;
    return lies && (dice >> 48) % 4 != 0 ? Mischief::Delay : what;
}

void ChaosPeer::serve(QTcpSocket& socket, const TlsPeer::Request& request)
{
    const auto number = m_count++;
    const auto what = plan(m_seed, number, m_every);
    ++m_done[std::size_t(what)];
    const auto raw = HttpUpstream::raw(request);
    switch (what) {
    case Mischief::LoseRequest:
        return socket.abort();
    case Mischief::ResetBefore:
        return reset(socket);
    case Mischief::LateRequest:
        m_late.append(raw);
        return reset(socket);
    case Mischief::CutRequest:
        HttpUpstream::sendPart(socket.parent(), m_upstreamPort, raw.left(raw.size() / 2));
        return socket.abort();
    case Mischief::Delay:
        QTimer::singleShot(int(mixed(number) % kMaxDelayMs), &socket,
            [this, &socket, raw, what, number] { pass(socket, raw, what, number); });
        return;
    default:
        return pass(socket, raw, what, number);
    }
}

void ChaosPeer::pass(QTcpSocket& socket, const QByteArray& raw, Mischief what, std::uint64_t number)
{
    const QPointer<QTcpSocket> client(&socket);
    const QPointer<QObject> owner(socket.parent());
    m_upstream.send(owner, m_upstreamPort, raw,
        [this, client, owner, raw, what, number](const QByteArray& first) {
            if (!owner) return;
            deliverLate(owner);
            if (what != Mischief::RepeatRequest) return answer(client, first, what, number);
            m_upstream.send(
                owner, m_upstreamPort, raw, [this, client, what, number](const QByteArray& second) {
                    answer(client, second, what, number);
                });
        });
}

void ChaosPeer::deliverLate(QObject* owner)
{
    for (const auto& raw : std::exchange(m_late, {}))
        m_upstream.send(owner, m_upstreamPort, raw, [](const QByteArray&) { });
}

void ChaosPeer::answer(
    const QPointer<QTcpSocket>& client, QByteArray bytes, Mischief what, std::uint64_t number)
{
    const auto before = std::exchange(m_lastAnswer, bytes);
    if (!client) return;
    if (bytes.isEmpty()) return client->abort(); // the co-signer itself is away
    switch (what) {
    case Mischief::LoseAnswer:
        return client->abort();
    case Mischief::ResetAfter:
        return reset(*client);
    case Mischief::Silence:
        return;
    case Mischief::CutAnswer:
        client->write(bytes.left(bytes.size() / 2));
        client->flush();
        return client->disconnectFromHost();
    case Mischief::OldAnswer:
        if (!before.isEmpty()) bytes = before;
        break;
    case Mischief::ChangeAnswer: {
        auto& byte = bytes[qsizetype(mixed(number) % std::uint64_t(bytes.size()))];
        byte = char(byte ^ 0x20);
        break;
    }
    default:
        break;
    }
    client->write(bytes);
}

} // namespace tercet::test
