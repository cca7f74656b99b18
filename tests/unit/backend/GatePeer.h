#pragma once

#include <optional>

#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryDeviceStorage.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/crypto/SystemRandom.h"
#include "core/gate/Gate.h"
#include "core/gate/PairingCode.h"
#include "tests/unit/backend/TlsPeer.h"

namespace tercet::test {

// A whole co-signer of this process behind TLS: the gate and everything below it, in memory.
class GatePeer {
public:
    // `clock` is the gate's, and outlives it.
    GatePeer(int share, const Clock& clock)
        : m_share(share)
        , m_clock(clock)
    {
        start();
    }
    ~GatePeer() { stop(); }
    void stop()
    {
        m_peer.reset();
        m_gate.reset();
        m_cosigner.reset();
    }
    // Again, with what it has stored and at the same address.
    void start()
    {
        attestation.tlsSpki = claimedPin.value_or(m_tls.pin());
        m_cosigner = *cosigner::Cosigner::start(
            { mpc::Party(m_share), *m_storage, m_sealer, m_random, m_clock, attestation });
        m_peer = std::make_unique<TlsPeer>(TlsPeer::Options { .tls = m_tls,
            .serve =
                [this](QTcpSocket& socket, const TlsPeer::Request& request) {
                    if (answering) socket.write(answer(request));
                },
            .port = m_port });
        m_port = m_peer->port();
        gate::Gate::Settings settings;
        settings.authorities = { "127.0.0.1:" + std::to_string(m_port) };
        settings.about = { m_share, profile, "test" };
        settings.limits.link = settings.limits.keygen = settings.limits.sign
            = { 1000, gate::Limits::kMinute };
        m_gate = std::make_unique<gate::Gate>(
            gate::Gate::Parts { *m_cosigner, m_devices, m_random, m_clock }, settings);
    }
    // Its address and TLS key stay; its identity and all it knows are others.
    void loseEverything()
    {
        stop();
        m_storage = std::make_unique<cosigner::MemoryStorage>();
        start();
    }
    std::string url() const { return m_peer->url(); }
    std::string pin() const { return hex(m_tls.pin()); }
    std::string pairingCode()
    {
        const auto code = gate::makePairingCode(m_random);
        const auto now = m_clock.wallMs();
        (void)m_devices.insertPairingCode(*gate::pairingCodeHash(code), now + 3'600'000, now);
        return code;
    }
    TlsPeer& peer() { return *m_peer; }
    cosigner::MemoryDeviceStorage& devices() { return m_devices; }
    cosigner::Cosigner& cosigner() { return *m_cosigner; }
    const Bytes32& identity() const { return m_cosigner->identityKey().publicKey(); }

    std::optional<Bytes32> claimedPin {}; // in T, instead of the real one
    std::atomic<bool> answering { true };
    cosigner::AttestationParts attestation {}; // likewise from the next start()
    std::string profile { "unattested" }; // from the next start()

private:
    QByteArray answer(const TlsPeer::Request& request)
    {
        gate::HttpRequest in { .method = request.method.toStdString(),
            .target = request.target.toStdString(),
            .body = Bytes(request.body.begin(), request.body.end()),
            .peer = "127.0.0.1" };
        for (auto it = request.fields.begin(); it != request.fields.end(); ++it)
            in.fields.push_back({ it.key().toStdString(), it.value().toStdString() });
        auto admitted = m_gate->admit(in);
        const auto handled = std::holds_alternative<std::size_t>(admitted)
            ? m_gate->handle(in)
            : std::get<gate::Gate::Handled>(std::move(admitted));
        const auto& out = handled.response;
        QByteArray head = "HTTP/1.1 " + QByteArray::number(out.status) + " Answer\r\n";
        for (const auto& field : out.fields)
            head += QByteArray::fromStdString(field.name + ": " + field.value + "\r\n");
        head += "content-length: " + QByteArray::number(qsizetype(out.body.size())) + "\r\n\r\n";
        return head
            + QByteArray(
                reinterpret_cast<const char*>(out.body.data()), qsizetype(out.body.size()));
    }

    int m_share;
    const Clock& m_clock;
    crypto::SystemRandom m_random;
    TlsIdentity m_tls { makeTls() };
    std::unique_ptr<cosigner::Storage> m_storage { std::make_unique<cosigner::MemoryStorage>() };
    cosigner::MemoryDeviceStorage m_devices;
    cosigner::KeySealer m_sealer { crypto::Secret<32>(m_random.bytes<32>()), m_random };
    std::unique_ptr<cosigner::Cosigner> m_cosigner;
    std::unique_ptr<gate::Gate> m_gate;
    std::unique_ptr<TlsPeer> m_peer;
    quint16 m_port { 0 };
};

} // namespace tercet::test
