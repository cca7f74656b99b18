#include "core/backend/HttpsBackend.h"

#include <QFile>
#include <QSslConfiguration>
#include <QTimer>
#include <future>
#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/backend/CosignerPeer.h"

// HttpsBackend against servers that are not what they should be (reliability.md, row 11).
namespace tercet::test {

namespace {

using backend::Cosigner;
using cosigner::Answer;
using cosigner::Call;
using cosigner::Operation;

const std::string kVault(64, 'a');
const std::string kSession(32, 'b');
const Bytes kBody(2000, 7);

// Resident memory in bytes; 0 where the system does not say.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QFile::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

class Https : public testing::Test {
protected:
    // The server of share 2; nobody answers for share 3.
    void serve(TlsPeer::Options options)
    {
        if (!options.serve)
            options.serve = [this](QTcpSocket& socket, const TlsPeer::Request& request) {
                socket.write(m_cosigner.answer(request));
            };
        m_peer = std::make_unique<TlsPeer>(std::move(options));
        connectTo(m_peer->url(), pin());
    }
    void serve(TlsPeer::Serve how) { serve({ .tls = m_tls, .serve = std::move(how) }); }
    void answer(const QByteArray& bytes)
    {
        serve([bytes](QTcpSocket& socket, const TlsPeer::Request&) { socket.write(bytes); });
    }
    void connectTo(const std::string& url, const Bytes32& pin)
    {
        const backend::HttpsBackend::Peer peer { *backend::readEndpoint(url, hex(pin)),
            m_identity.publicKey() };
        m_backend = std::make_unique<backend::HttpsBackend>(
            std::array { peer, peer }, m_signer, m_random, m_clock, m_settings);
    }
    virtual Bytes32 pin() { return m_tls.pin(); }
    Result<Answer> round(int timeoutMs = 10'000)
    {
        std::promise<Result<Answer>> promise;
        const auto ticket = m_backend->submit(Cosigner::Google,
            { .operation = Operation::Round,
                .vault = kVault,
                .session = kSession,
                .round = 2,
                .body = kBody },
            timeoutMs, [&](auto got) { promise.set_value(std::move(got)); });
        return promise.get_future().get();
    }
    Code code(int timeoutMs = 10'000)
    {
        const auto got = round(timeoutMs);
        return got ? Code::Usage : got.error().code;
    }
    // Whatever is tried, and however often, the server gets nothing of it.
    void expectNothingLeaks(Code expected)
    {
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(code(), expected) << codeName(code());
            EXPECT_EQ(m_peer->received(), 0);
        }
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    TlsIdentity m_tls { makeTls() };
    crypto::SigningKey m_identity { crypto::SigningKey::generate(m_random) };
    std::shared_ptr<backend::DeviceSigner> m_signer { std::make_shared<backend::DeviceSigner>(
        crypto::SigningKey::generate(m_random)) };
    CosignerPeer m_cosigner { 2, m_identity,
        [](const Call& call) -> Result<Answer> { return Answer { call.session, call.body }; } };
    backend::HttpsSettings m_settings {};
    std::unique_ptr<TlsPeer> m_peer;
    std::unique_ptr<backend::HttpsBackend> m_backend;
};

class HttpsWrongPeer : public Https {
protected:
    Bytes32 pin() override { return m_pin.value_or(m_tls.pin()); }
    std::optional<Bytes32> m_pin;
};

} // namespace

TEST_F(Https, TalksToThePinnedKeyOverOneKeptConnection)
{
    serve(TlsPeer::Options { .tls = m_tls });
    for (int i = 0; i < 3; ++i) {
        const auto got = round();
        ASSERT_TRUE(got) << codeName(got.error().code) << " " << got.error().context;
        EXPECT_EQ(got->body, kBody);
        EXPECT_EQ(got->session, kSession);
    }
    EXPECT_EQ(m_peer->connections(), 2); // the bare handshake, and the one for requests
    EXPECT_EQ(m_peer->requests(), 3);
}

TEST_F(HttpsWrongPeer, WithAnotherKeyGetsNothing)
{
    m_pin = makeTls().pin();
    serve(TlsPeer::Options { .tls = m_tls });
    expectNothingLeaks(Code::CosignerWrongKey);
}

TEST_F(HttpsWrongPeer, WithAnotherKeyFromNowOnGetsNothingMore)
{
    serve(TlsPeer::Options { .tls = m_tls });
    ASSERT_TRUE(round());
    const auto before = m_peer->received();
    m_peer->setTls(makeTls());
    m_peer->hangUp();
    for (int i = 0; i < 3; ++i) {
        const auto refused = code();
        EXPECT_TRUE(refused == Code::CosignerWrongKey || refused == Code::CosignerUnreachable);
    }
    EXPECT_EQ(code(), Code::CosignerWrongKey);
    EXPECT_EQ(m_peer->received(), before);
    m_peer->setTls(m_tls);
    EXPECT_TRUE(round());
}

TEST_F(HttpsWrongPeer, WithACertificateOfAnotherTimeGetsNothing)
{
    for (const auto& [validity, expected] :
        { std::pair { Validity { -30, -1 }, Code::CosignerExpired },
            { Validity { 1, 30 }, Code::CosignerUnreachable } }) {
        m_tls = makeTls(validity);
        serve(TlsPeer::Options { .tls = m_tls });
        expectNothingLeaks(expected);
    }
}

TEST_F(HttpsWrongPeer, WithAnotherKeyHasNoCertificateToSpeakOf)
{
    m_pin = makeTls().pin();
    serve(TlsPeer::Options { .tls = makeTls({ -30, -1 }) });
    expectNothingLeaks(Code::CosignerWrongKey);
}

// An authority that this computer trusts vouches for the server: that is no pinned key. One that it
// does not trust does not help the pinned key either.
TEST_F(HttpsWrongPeer, OfAForeignAuthorityGetsNothing)
{
    const auto authority = makeTls({}, nullptr, true);
    const auto issued = makeTls({}, &authority);
    m_pin = makeTls().pin();
    const auto before = QSslConfiguration::defaultConfiguration();
    auto trusting = before;
    trusting.addCaCertificate(authority.certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
    serve(TlsPeer::Options { .tls = issued });
    expectNothingLeaks(Code::CosignerWrongKey);
    m_pin = issued.pin();
    serve(TlsPeer::Options { .tls = issued });
    expectNothingLeaks(Code::CosignerUnreachable);
    QSslConfiguration::setDefaultConfiguration(before);
}

TEST_F(HttpsWrongPeer, WithTls12GetsNothing)
{
    serve(TlsPeer::Options { .tls = m_tls, .protocol = QSsl::TlsV1_2 });
    expectNothingLeaks(Code::CosignerUnreachable);
}

TEST_F(HttpsWrongPeer, WithHttp2GetsNothing)
{
    serve(TlsPeer::Options { .tls = m_tls, .alpn = { "h2" } });
    expectNothingLeaks(Code::CosignerUnreachable);
    m_pin = makeTls().pin();
    serve(TlsPeer::Options { .tls = m_tls, .alpn = { "h2", "http/1.1" } });
    expectNothingLeaks(Code::CosignerWrongKey);
}

TEST_F(HttpsWrongPeer, InTheClearGetsNoRequest)
{
    serve(TlsPeer::Options { .tls = m_tls, .isPlain = true });
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code(300), Code::CosignerTimeout);
    EXPECT_EQ(m_peer->requests(), 0);
    connectTo("https://127.0.0.1:1", m_tls.pin());
    EXPECT_EQ(code(), Code::CosignerUnreachable);
}

TEST_F(Https, FollowsNoRedirect)
{
    TlsPeer elsewhere({ .tls = m_tls });
    for (const int status : { 301, 302, 303, 307, 308 }) {
        answer(TlsPeer::http(status, "text/plain", {},
            "Location: " + QByteArray::fromStdString(elsewhere.url()) + "/\r\n"));
        EXPECT_EQ(code(), Code::CosignerBadAnswer);
    }
    EXPECT_EQ(elsewhere.connections(), 0);
}

TEST_F(Https, WaitsForNobodyLongerThanItsDeadline)
{
    serve([](QTcpSocket&, const auto&) { }); // not a word
    EXPECT_EQ(code(200), Code::CosignerTimeout);
    // A byte now and then: in the head, and in the body.
    for (const QByteArray& begin : { QByteArray("HTTP/1.1 200 OK\r\nX-Slow: "),
             TlsPeer::http(200, "a/b", {}).replace("Length: 0", "Length: 60000") }) {
        serve([begin](QTcpSocket& socket, const auto&) {
            socket.write(begin);
            auto* drip = new QTimer(&socket);
            QObject::connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            drip->start(5);
        });
        EXPECT_EQ(code(300), Code::CosignerTimeout);
    }
    m_settings.firstByteMs = 150;
    serve([](QTcpSocket&, const auto&) { });
    EXPECT_EQ(code(60'000), Code::CosignerTimeout);
}

namespace {

// Writes `head`, then a gigabyte as fast as it is taken.
TlsPeer::Serve endless(const QByteArray& head)
{
    return [head](QTcpSocket& socket, const TlsPeer::Request&) {
        constexpr qint64 kGigabyte = 1 << 30;
        socket.write(head);
        auto* pump = new QTimer(&socket);
        QObject::connect(pump, &QTimer::timeout, &socket, [&socket, sent = qint64(0)]() mutable {
            auto& tls = dynamic_cast<QSslSocket&>(socket);
            const auto queued = tls.bytesToWrite() + tls.encryptedBytesToWrite();
            if (sent < kGigabyte && queued < 1 << 20) sent += tls.write(QByteArray(1 << 18, 'x'));
        });
        pump->start(0);
    };
}

} // namespace

TEST_F(Https, KeepsNothingOfAnEndlessAnswer)
{
    const auto before = residentBytes();
    for (const auto* head : { "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
             "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" }) {
        serve(endless(head));
        EXPECT_EQ(code(), Code::CosignerBadAnswer);
        EXPECT_LT(residentBytes() - before, 32 << 20) << head;
    }
}

// Qt bounds no head: only time does.
TEST_F(Https, GivesUpAnEndlessHead)
{
    serve(endless("HTTP/1.1 200 OK\r\nX-Endless: "));
    EXPECT_EQ(code(200), Code::CosignerTimeout);
}

TEST_F(Https, TakesNoCompressedAnswerAndNoOtherProtocol)
{
    answer(TlsPeer::http(200, "application/cbor", "x", "Content-Encoding: gzip\r\n"));
    EXPECT_EQ(code(), Code::CosignerBadAnswer);
    serve([](QTcpSocket& socket, const auto&) {
        socket.write(QByteArray::fromHex("00000604000000000000030000006400")); // HTTP/2 SETTINGS
        socket.disconnectFromHost();
    });
    EXPECT_FALSE(round(2'000));
}

TEST_F(Https, SendsABodyOnce)
{
    serve([](QTcpSocket& socket, const auto&) { socket.disconnectFromHost(); });
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    EXPECT_EQ(m_peer->requests(), 1);
    // On a kept connection too.
    auto count = std::make_shared<int>(0);
    serve([this, count](QTcpSocket& socket, const TlsPeer::Request& request) {
        if (++*count == 2) return socket.disconnectFromHost();
        socket.write(m_cosigner.answer(request));
    });
    EXPECT_TRUE(round());
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    EXPECT_EQ(m_peer->requests(), 2);
    EXPECT_TRUE(round());
}

TEST_F(Https, KeepsTheOrderOfWhatChangesSomething)
{
    QStringList targets;
    serve([&](QTcpSocket& socket, const TlsPeer::Request& request) {
        targets << QString::fromLatin1(request.target); // read once all are answered
        socket.write(m_cosigner.answer(request));
    });
    std::vector<std::unique_ptr<backend::Ticket>> tickets;
    std::promise<void> last;
    QStringList expected;
    for (std::uint32_t round = 2; round < 39; ++round) {
        const Call call { .operation = Operation::Round,
            .vault = kVault,
            .session = kSession,
            .round = round,
            .body = kBody };
        expected << QString::fromStdString(wire::routeOf(call).path);
        tickets.push_back(m_backend->submit(Cosigner::Google, call, 10'000, [&, round](auto got) {
            EXPECT_TRUE(got);
            if (round == 38) last.set_value();
        }));
        if (round % 3 == 1) tickets.back().reset(); // given up, and sent all the same
    }
    last.get_future().wait();
    EXPECT_EQ(targets, expected);
}

TEST_F(Https, BelievesOnlyAnswersOfThisCosignerToThisRequest)
{
    QByteArray kept;
    serve([&](QTcpSocket& socket, const TlsPeer::Request& request) {
        const auto good = m_cosigner.answer(request);
        if (kept.isEmpty()) kept = good;
        socket.write(kept); // the answer to the first, for ever
    });
    EXPECT_TRUE(round());
    EXPECT_EQ(code(), Code::CosignerBadAnswer);

    serve([this](QTcpSocket& socket, const TlsPeer::Request& request) {
        auto changed = m_cosigner.answer(request);
        changed.back() = char(changed.back() ^ 1);
        socket.write(changed);
    });
    EXPECT_EQ(code(), Code::CosignerBadAnswer);

    const auto other = crypto::SigningKey::generate(m_random);
    const CosignerPeer impostor(2, other,
        [](const Call& call) -> Result<Answer> { return Answer { call.session, call.body }; });
    serve([&](QTcpSocket& socket, const auto& request) { socket.write(impostor.answer(request)); });
    EXPECT_EQ(code(), Code::CosignerIdentityChanged);

    answer(TlsPeer::http(200, "application/cbor", "unsigned"));
    EXPECT_EQ(code(), Code::CosignerBadAnswer);
}

TEST_F(Https, TellsWhatTheCosignerAnswers)
{
    const CosignerPeer refuses(2, m_identity, [](const Call&) -> Result<Answer> {
        return fail(Code::PolicyLimit, "secret detail", "limit-per-transaction");
    });
    serve([&](QTcpSocket& socket, const auto& request) { socket.write(refuses.answer(request)); });
    const auto refused = round();
    EXPECT_EQ(refused.error().code, Code::PolicyLimit);
    EXPECT_EQ(refused.error().field, "limit-per-transaction");
    EXPECT_EQ(refused.error().context.find("secret"), std::string::npos);
    const CosignerPeer replayed(
        2, m_identity, [](const Call&) -> Result<Answer> { return fail(Code::RequestReplayed); });
    serve([&](QTcpSocket& socket, const auto& request) { socket.write(replayed.answer(request)); });
    EXPECT_EQ(code(), Code::CosignerUnreachable);
}

TEST_F(Https, TakesFewRefusalsUnsigned)
{
    const auto unsignedProblem = [&](Code problem) {
        const auto status = wire::statusOf(problem);
        answer(TlsPeer::http(status, wire::kProblemType.data(),
            QByteArray::fromStdString(wire::encodeProblem({ status, { problem } }))));
        return code();
    };
    for (const auto accepted : { Code::ClockSkew, Code::UnknownDevice, Code::RateLimited,
             Code::Overloaded, Code::VaultElsewhere })
        EXPECT_EQ(unsignedProblem(accepted), accepted) << codeName(accepted);
    for (const auto refused : { Code::CosignerLocked, Code::PolicyForbidden, Code::DeviceRevoked,
             Code::ProtocolQuarantine, Code::NoSuchVaultAtCosigner })
        EXPECT_EQ(unsignedProblem(refused), Code::CosignerBadAnswer) << codeName(refused);
    answer(TlsPeer::http(502, "text/html", "<a href='x'>a gateway</a>"));
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    answer(TlsPeer::http(404, "text/html", "no"));
    EXPECT_EQ(code(), Code::CosignerBadAnswer);
}

TEST_F(Https, RemembersForHowLongItIsNotWanted)
{
    answer(TlsPeer::http(503, "text/plain", "later", "Retry-After: 7\r\n"));
    EXPECT_EQ(m_backend->waitMs(Cosigner::Google), 0);
    EXPECT_EQ(code(), Code::CosignerUnreachable);
    EXPECT_GT(m_backend->waitMs(Cosigner::Google), 5'000);
    EXPECT_LE(m_backend->waitMs(Cosigner::Google), 7'000);
    EXPECT_EQ(m_backend->waitMs(Cosigner::Azure), 0);
}

TEST_F(Https, SendsNothingWithoutTheDeviceKey)
{
    serve(TlsPeer::Options { .tls = m_tls });
    ASSERT_TRUE(round());
    const auto before = m_peer->received();
    m_signer->forget();
    EXPECT_EQ(code(), Code::VaultLocked);
    EXPECT_EQ(m_peer->received(), before);
}

TEST_F(Https, MeetsACosignerAndEnrolsADevice)
{
    const auto own = mpc::OwnIdentity::generate(m_random);
    const CosignerPeer introduces(2, own.ik(), [&](const Call&) -> Result<Answer> {
        return Answer { {},
            cosigner::IdentityView { own.publicKeys(), own.certificate() }.encode() };
    });
    serve([&](QTcpSocket& socket, const auto& r) { socket.write(introduces.answer(r)); });
    const auto endpoint = *backend::readEndpoint(m_peer->url(), hex(m_tls.pin()));
    const backend::HttpsBackend::Peer unknown { endpoint, {} };
    backend::HttpsBackend fresh({ unknown, unknown }, m_signer, m_random, m_clock);
    const auto meet = [&](backend::HttpsBackend& over) {
        std::promise<Result<backend::HttpsBackend::Met>> promise;
        const auto ticket = over.meet(
            Cosigner::Google, 10'000, [&](auto got) { promise.set_value(std::move(got)); });
        return promise.get_future().get();
    };
    const auto met = meet(fresh);
    ASSERT_TRUE(met) << met.error().context;
    EXPECT_EQ(met->about.share, 2);
    EXPECT_EQ(met->about.profile, "unattested");
    EXPECT_EQ(met->identity.keys, own.publicKeys());
    std::promise<Status> enrolled;
    const auto ticket = fresh.enrol(Cosigner::Google, m_signer->publicKey(), "7K2M-9QRT", 10'000,
        [&](Status done) { enrolled.set_value(std::move(done)); });
    EXPECT_TRUE(enrolled.get_future().get());
    // The one that was known had another identity.
    EXPECT_EQ(meet(*m_backend).error().code, Code::CosignerIdentityChanged);
}

TEST_F(Https, EndsWithEveryCallbackDone)
{
    serve([](QTcpSocket&, const auto&) { });
    int calls = 0;
    std::vector<std::unique_ptr<backend::Ticket>> tickets;
    for (int i = 0; i < 3; ++i)
        tickets.push_back(m_backend->submit(Cosigner::Google,
            { .operation = Operation::Vault, .vault = kVault }, 3'600'000, [&](auto) { ++calls; }));
    tickets.push_back(m_backend->submit(Cosigner::Google,
        { .operation = Operation::Vault, .vault = kVault }, 3'600'000, [](auto) { FAIL(); }));
    tickets.pop_back(); // given up
    m_backend.reset();
    EXPECT_EQ(calls, 3);
}

TEST(Endpoint, TakesAnAddressAndAPinInOneSpelling)
{
    const std::string pin(64, 'a');
    const auto read = [&](std::string_view url) { return backend::readEndpoint(url, pin); };
    EXPECT_EQ(urlText(*read("https://Co-Signer.example/")), "https://co-signer.example");
    EXPECT_EQ(authority(*read("https://co-signer.example:443")), "co-signer.example");
    EXPECT_EQ(authority(*read("https://127.0.0.1:8402")), "127.0.0.1:8402");
    EXPECT_EQ(authority(*read("https://[::1]:8402")), "[::1]:8402");
    for (const auto* bad : { "", "co-signer.example", "http://co-signer.example", "https://",
             "https://u:p@host", "https://host/path", "https://host?x", "https://host#x",
             "https://host:0", "https://host:70000", "https://ho st", "ftp://host" })
        EXPECT_EQ(read(bad).error().code, Code::BadUrl) << bad;
    for (const auto& bad :
        { std::string(), std::string(63, 'a'), std::string(64, 'A'), std::string(63, 'a') + "g" })
        EXPECT_EQ(backend::readEndpoint("https://host", bad).error().code, Code::BadPin) << bad;
}

TEST(Proxy, IsNoneOrNamed)
{
    EXPECT_EQ(backend::readProxy("")->type(), QNetworkProxy::NoProxy);
    const auto tor = backend::readProxy("socks5://127.0.0.1:9050");
    EXPECT_EQ(tor->type(), QNetworkProxy::Socks5Proxy);
    EXPECT_EQ(tor->port(), 9050);
    EXPECT_TRUE(tor->capabilities() & QNetworkProxy::HostNameLookupCapability);
    EXPECT_EQ(backend::readProxy("http://proxy:3128")->type(), QNetworkProxy::HttpProxy);
    for (const auto* bad : { "socks5://host", "host:1", "https://host:1", "socks5://u@host:1" })
        EXPECT_EQ(backend::readProxy(bad).error().code, Code::BadUrl) << bad;
}

} // namespace tercet::test
