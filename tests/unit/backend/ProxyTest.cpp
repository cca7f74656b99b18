#include <future>
#include <gtest/gtest.h>

#include "core/backend/HttpsBackend.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/Relay.h"
#include "tests/unit/backend/CosignerPeer.h"

// Co-signers behind a proxy that the person has set: HTTP CONNECT and SOCKS5.
namespace tercet::test {

namespace {

using cosigner::Answer;
using cosigner::Call;
using Kind = Relay::Kind;

class Proxied : public testing::TestWithParam<Kind> {
protected:
    TlsPeer::Options options(const TlsIdentity& tls)
    {
        return { .tls = tls, .serve = [this](QTcpSocket& socket, const TlsPeer::Request& request) {
                    socket.write(m_cosigner.answer(request));
                } };
    }
    void connectThrough(quint16 proxy, const std::string& host = "127.0.0.1")
    {
        const auto scheme = GetParam() == Kind::Socks5 ? "socks5://" : "http://";
        const backend::HttpsSettings settings { .proxy
            = *backend::readProxy(scheme + ("127.0.0.1:" + std::to_string(proxy))) };
        const backend::HttpsBackend::Peer peer { *backend::readEndpoint("https://" + host + ':'
                                                         + std::to_string(m_peer.port()),
                                                     hex(m_tls.pin())),
            m_identity.publicKey() };
        m_backend = std::make_unique<backend::HttpsBackend>(
            std::array { peer, peer }, m_signer, m_random, m_clock, settings);
    }
    Result<Answer> ask()
    {
        std::promise<Result<Answer>> promise;
        const auto ticket = m_backend->submit(backend::Cosigner::Google,
            { .operation = cosigner::Operation::Round,
                .vault = std::string(64, 'a'),
                .session = std::string(32, 'b'),
                .round = 2,
                .body = Bytes(2000, 7) },
            10'000, [&](auto got) { promise.set_value(std::move(got)); });
        return promise.get_future().get();
    }
    Code code()
    {
        const auto got = ask();
        return got ? Code::Usage : got.error().code;
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    TlsIdentity m_tls { makeTls() };
    crypto::SigningKey m_identity { crypto::SigningKey::generate(m_random) };
    std::shared_ptr<backend::DeviceSigner> m_signer { std::make_shared<backend::DeviceSigner>(
        crypto::SigningKey::generate(m_random)) };
    CosignerPeer m_cosigner { 2, m_identity,
        [](const Call& call) -> Result<Answer> { return Answer { call.session, call.body }; } };
    TlsPeer m_peer { options(m_tls) };
    std::unique_ptr<backend::HttpsBackend> m_backend;
};

} // namespace

TEST_P(Proxied, GoesThroughTheProxyAlone)
{
    const Relay proxy({ .kind = GetParam() });
    connectThrough(proxy.port());
    for (int i = 0; i < 3; ++i) {
        const auto got = ask();
        ASSERT_TRUE(got) << codeName(got.error().code) << " " << got.error().context;
        EXPECT_EQ(got->body, Bytes(2000, 7));
    }
    EXPECT_EQ(m_peer.requests(), 3);
    EXPECT_EQ(m_peer.connections(), proxy.connections());
    const auto place = "127.0.0.1:" + QByteArray::number(m_peer.port());
    EXPECT_EQ(proxy.asked(), QList<QByteArray>(proxy.connections(), place));
}

// As a hidden service has it: a name that only the proxy can resolve.
TEST_P(Proxied, LeavesNamesToTheProxy)
{
    const Relay proxy({ .kind = GetParam() });
    connectThrough(proxy.port(), "co-signer.invalid");
    const auto got = ask();
    ASSERT_TRUE(got) << codeName(got.error().code) << " " << got.error().context;
    const auto place = "co-signer.invalid:" + QByteArray::number(m_peer.port());
    EXPECT_EQ(proxy.asked(), QList<QByteArray>(proxy.connections(), place));
}

TEST_P(Proxied, TellsAProxyThatLeadsElsewhereNothing)
{
    TlsPeer impostor(options(makeTls()));
    const Relay proxy({ .kind = GetParam(), .divert = [&](quint16) { return impostor.port(); } });
    connectThrough(proxy.port());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code(), Code::CosignerWrongKey);
    EXPECT_GT(impostor.connections(), 0);
    EXPECT_EQ(impostor.received(), 0);
    EXPECT_EQ(m_peer.connections(), 0);
}

// Also where it does so only after it has been trusted.
TEST_P(Proxied, TellsAProxyThatTurnsNothing)
{
    TlsPeer impostor(options(makeTls()));
    std::atomic<int> times { 0 };
    const Relay proxy({ .kind = GetParam(),
        .divert = [&](quint16 asked) { return times++ == 0 ? asked : impostor.port(); } });
    connectThrough(proxy.port());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code(), Code::CosignerWrongKey);
    EXPECT_GT(impostor.connections(), 0);
    EXPECT_EQ(impostor.received(), 0);
    EXPECT_EQ(m_peer.received(), 0);
}

TEST_P(Proxied, DoesNotGoAroundAProxyThatRefuses)
{
    const Relay refusing({ .kind = GetParam(), .divert = [](quint16) { return quint16(0); } });
    connectThrough(refusing.port());
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    const auto gone = std::make_unique<Relay>(Relay::Options { .kind = GetParam() })->port();
    connectThrough(gone);
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    EXPECT_EQ(m_peer.connections(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Proxied, testing::Values(Kind::HttpConnect, Kind::Socks5), [](const auto& info) {
        return std::string(info.param == Kind::Socks5 ? "Socks5" : "HttpConnect");
    });

} // namespace tercet::test
