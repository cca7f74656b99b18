#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <csignal>
#include <gtest/gtest.h>
#include <thread>

#include "app/cosigner/server/HttpServer.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryDeviceStorage.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/crypto/SystemRandom.h"

// What an exception of a handler leaves: an answer for who asked, a line in the log, the server.
namespace tercet::operating {

namespace {

using cosigner::DeviceRow;

// Throws whatever it is told to, where it is asked for a device.
class ThrowingDevices final : public cosigner::DeviceStorage {
public:
    std::function<void()> beforeDevice { [] { } };

    Result<std::optional<DeviceRow>> device(const Bytes32& key) override
    {
        beforeDevice();
        return m_inner.device(key);
    }
    Status insertPairingCode(
        const Bytes32& hash, std::int64_t expiresMs, std::int64_t nowMs) override
    {
        return m_inner.insertPairingCode(hash, expiresMs, nowMs);
    }
    Result<cosigner::Enrolment> enrol(const Bytes32& code, const DeviceRow& row) override
    {
        return m_inner.enrol(code, row);
    }
    Result<bool> insertDevice(const DeviceRow& row) override { return m_inner.insertDevice(row); }
    Result<std::vector<DeviceRow>> devices() override { return m_inner.devices(); }
    Result<bool> bindVault(const Bytes32& key, const Bytes32& vault) override
    {
        return m_inner.bindVault(key, vault);
    }
    Result<bool> revoke(const Bytes32& key, std::int64_t fromMs) override
    {
        return m_inner.revoke(key, fromMs);
    }
    Result<bool> cancelRevocation(const Bytes32& key, std::int64_t nowMs) override
    {
        return m_inner.cancelRevocation(key, nowMs);
    }
    Result<bool> claimNonce(
        const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs) override
    {
        return m_inner.claimNonce(key, nonce, nowMs);
    }

private:
    cosigner::MemoryDeviceStorage m_inner;
};

quint16 freePort()
{
    QTcpServer any;
    return any.listen(QHostAddress::LocalHost) ? any.serverPort() : quint16(0);
}

QByteArray health(QSslSocket& socket, bool last)
{
    socket.write("GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nTercet-Suite: mw1\r\n"
                 "Connection: "
        + QByteArray(last ? "close" : "keep-alive") + "\r\n\r\n");
    QByteArray answer;
    const auto complete = [&] {
        const auto end = answer.indexOf("\r\n\r\n");
        const auto lower = answer.toLower();
        const auto at = lower.indexOf("content-length: ");
        if (end < 0 || at < 0) return false;
        const auto length = lower.mid(at + 16, lower.indexOf("\r\n", at) - at - 16).toInt();
        return answer.size() >= end + 4 + length;
    };
    while (!complete() && socket.waitForReadyRead(20'000)) answer += socket.readAll();
    return answer;
}

} // namespace

TEST(WorkerException, IsAProblemForOneRequestAndNoEndOfTheServer)
{
    QTemporaryDir folder;
    const auto tls = makeTlsIdentity(folder.path().toStdString(), "127.0.0.1");
    ASSERT_TRUE(tls) << tls.error().context;
    crypto::SystemRandom random;
    const SystemClock clock;
    cosigner::MemoryStorage storage;
    ThrowingDevices devices;
    cosigner::KeySealer sealer(crypto::Secret<32>(random.bytes<32>()), random);
    const auto cosigner
        = *cosigner::Cosigner::start({ mpc::Party::P2, storage, sealer, random, clock });
    gate::Gate gate(
        { *cosigner, devices, random, clock }, { { "127.0.0.1" }, { 2, "unattested", "0" }, {} });
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> lines(std::tmpfile(), std::fclose);
    server::Log log(lines.get(), clock);
    server::Metrics metrics;
    Configuration configuration;
    configuration.listen = { "127.0.0.1", freePort() };
    auto& limits = configuration.server; // on a machine that is busy
    limits.handshakeSeconds = limits.headerSeconds = limits.strangerSeconds = 60;
    const auto server
        = server::HttpServer::open({ gate, log, metrics, clock }, configuration, *tls);
    ASSERT_TRUE(server) << server.error().context;
    std::thread serving([&] { (*server)->run([] { }); });

    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(
            QStringLiteral("127.0.0.1"), quint16(configuration.listen.port));
        EXPECT_TRUE(socket.waitForEncrypted(20'000));
        const std::function<void()> thrown[] {
            [] { throw std::runtime_error("what-was-sent"); },
            [] { throw std::bad_alloc(); },
            [] { throw 7; },
        };
        for (const auto& one : thrown) {
            devices.beforeDevice = one;
            const auto answer = health(socket, false);
            EXPECT_TRUE(answer.startsWith("HTTP/1.1 500 ")) << answer.toStdString();
            EXPECT_TRUE(answer.contains("application/problem+json")) << answer.toStdString();
            EXPECT_FALSE(answer.contains("what-was-sent"));
        }
        // The same connection, and nothing is held for those that failed.
        devices.beforeDevice = [] { };
        EXPECT_TRUE(health(socket, true).startsWith("HTTP/1.1 200 "));
        EXPECT_EQ(metrics.working.load(), 0);
    }
    std::raise(SIGTERM);
    serving.join();

    std::string logged;
    std::rewind(lines.get());
    for (int c; (c = std::fgetc(lines.get())) != EOF;) logged += char(c);
    std::size_t noted = 0;
    for (std::size_t at = 0; (at = logged.find("\"exception\"", at)) != std::string::npos; ++at)
        ++noted;
    EXPECT_EQ(noted, 3u) << logged;
    EXPECT_NE(logged.find("runtime_error"), std::string::npos);
    EXPECT_EQ(logged.find("what-was-sent"), std::string::npos);
}

} // namespace tercet::operating
