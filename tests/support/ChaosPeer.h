#pragma once

#include <array>
#include <atomic>

#include "tests/support/HttpUpstream.h"

namespace tercet::test {

// What a network may do to one message and its answer.
enum class Mischief : std::uint8_t {
    None,
    LoseRequest, // it never arrives, the connection ends
    LoseAnswer, // it arrives, its answer does not
    Silence, // the same, and the connection stays
    RepeatRequest, // it arrives twice; the second answer is the one that is given
    CutRequest, // half of it arrives
    CutAnswer, // half of the answer does
    ResetBefore, // RST instead of passing it on
    ResetAfter, // RST instead of the answer
    LateRequest, // it is lost, and arrives after the next one
    OldAnswer, // the answer is that of the message before
    ChangeAnswer, // a byte of it is another
    Delay, // by some milliseconds
};
inline constexpr std::size_t kMischiefs = 13;

// Between a device and one co-signer, ending TLS with the co-signer's own key: it does something to
// every n-th message on average, as its seed and the message's number say and nothing else, so that
// a run can be repeated.
class ChaosPeer {
public:
    ChaosPeer(const TlsIdentity& tls, std::uint64_t seed);
    void setUpstream(quint16 port) { m_upstreamPort = port; }
    // 0: none; else one message of so many is passed on as it is not.
    void setEvery(std::uint32_t messages) { m_every = messages; }

    TlsPeer& peer() { return m_peer; }
    std::uint64_t messages() const { return m_count; }
    std::uint64_t done(Mischief what) const { return m_done[std::size_t(what)]; }
    static Mischief plan(std::uint64_t seed, std::uint64_t number, std::uint32_t every);

private:
    void serve(QTcpSocket& socket, const TlsPeer::Request& request);
    void pass(QTcpSocket& socket, const QByteArray& raw, Mischief what, std::uint64_t number);
    void answer(
        const QPointer<QTcpSocket>& client, QByteArray bytes, Mischief what, std::uint64_t number);
    void deliverLate(QObject* owner);

    const std::uint64_t m_seed;
    std::atomic<quint16> m_upstreamPort { 0 };
    std::atomic<std::uint32_t> m_every { 0 };
    std::atomic<std::uint64_t> m_count { 0 };
    std::array<std::atomic<std::uint64_t>, kMischiefs> m_done {};
    QByteArray m_lastAnswer; // the peer's thread's, as all below
    QList<QByteArray> m_late;
    HttpUpstream m_upstream;
    TlsPeer m_peer; // the first to go
};

} // namespace tercet::test
