#pragma once

#include "core/backend/HttpsBackend.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryStorage.h"
#include "tests/unit/backend/BackendSuite.h"
#include "tests/unit/backend/CosignerPeer.h"

namespace tercet::test {

// Two co-signers of this process behind TLS on loopback.
class HttpsUnderTest final : public BackendUnderTest {
public:
    HttpsUnderTest() { restart(); }
    backend::CosignerBackend& backend() override { return *m_backend; }
    void restart() override
    {
        m_backend.reset();
        for (std::size_t i = 0; i < 2; ++i) {
            auto& at = m_sides[i];
            at.peer.reset();
            at.cosigner = *cosigner::Cosigner::start(
                { mpc::Party(kCosigners[i]), *at.storage, *m_sealer, m_random, m_clock });
            at.answers.emplace(int(kCosigners[i]), at.cosigner->identityKey(),
                [&at](const cosigner::Call& call) { return at.cosigner->handle(call); });
            at.peer = std::make_unique<TlsPeer>(TlsPeer::Options {
                .tls = at.tls, .serve = [&at](QTcpSocket& socket, const TlsPeer::Request& request) {
                    socket.write(at.answers->answer(request));
                } });
        }
        const auto peer = [](const Side& at) {
            return backend::HttpsBackend::Peer { *backend::readEndpoint(
                                                     at.peer->url(), hex(at.tls.pin())),
                at.cosigner->identityKey().publicKey() };
        };
        m_backend = std::make_unique<backend::HttpsBackend>(
            std::array { peer(m_sides[0]), peer(m_sides[1]) }, m_signer, m_random, m_clock);
    }
    TlsPeer& peer(std::size_t i) { return *m_sides[i].peer; }

private:
    struct Side {
        TlsIdentity tls { makeTls() };
        std::shared_ptr<cosigner::Storage> storage { std::make_shared<cosigner::MemoryStorage>() };
        std::unique_ptr<cosigner::Cosigner> cosigner {};
        std::optional<CosignerPeer> answers {};
        std::unique_ptr<TlsPeer> peer {}; // the first to go
    };
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::array<Side, 2> m_sides;
    std::shared_ptr<backend::DeviceSigner> m_signer { std::make_shared<backend::DeviceSigner>(
        crypto::SigningKey::generate(m_random)) };
    std::unique_ptr<backend::HttpsBackend> m_backend;
};

} // namespace tercet::test
