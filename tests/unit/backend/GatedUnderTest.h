#pragma once

#include "core/backend/HttpsBackend.h"
#include "tests/unit/backend/BackendSuite.h"
#include "tests/unit/backend/GatePeer.h"

namespace tercet::test {

// Signs as whichever of several devices a request is of: a vault's as its device, everything else
// as the newest one.
class SignerOfMany final : public backend::RequestSigner {
public:
    using OwnerOf = std::function<std::optional<Bytes32>(const std::string& vault)>;
    explicit SignerOfMany(OwnerOf ownerOf)
        : m_ownerOf(std::move(ownerOf))
    {
    }
    void add(crypto::SigningKey key)
    {
        const std::lock_guard lock(m_mutex);
        m_keys.push_back(std::move(key));
    }
    Result<wire::SignatureHeaders> sign(const wire::Request& request, std::int64_t createdSeconds,
        const ByteArray<16>& nonce) override
    {
        const std::lock_guard lock(m_mutex);
        constexpr std::string_view kVaults = "/v1/vaults/";
        const auto* key = &m_keys.back();
        if (request.path.starts_with(kVaults)) {
            const auto rest = request.path.substr(kVaults.size());
            const auto owner = m_ownerOf(std::string(rest.substr(0, rest.find('/'))));
            for (const auto& one : m_keys)
                if (owner == one.publicKey()) key = &one;
        }
        return wire::signRequest(request, *key, createdSeconds, nonce);
    }

private:
    std::mutex m_mutex;
    const OwnerOf m_ownerOf;
    std::vector<crypto::SigningKey> m_keys;
};

// Two whole co-signers of this process behind TLS on loopback, gates and all.
class GatedUnderTest final : public BackendUnderTest {
public:
    GatedUnderTest() { connect(); }
    backend::CosignerBackend& backend() override { return *m_backend; }
    void restart() override
    {
        m_backend.reset();
        for (auto* peer : { &m_google, &m_azure }) {
            peer->stop();
            peer->start();
        }
        connect();
    }
    std::optional<mpc::OwnIdentity> newIdentity() override
    {
        auto own = mpc::OwnIdentity::generate(m_random);
        const auto now = m_clock.wallMs();
        for (auto* peer : { &m_google, &m_azure })
            (void)peer->devices().insertDevice({ .key = own.ik().publicKey(), .enrolledMs = now });
        m_signer->add(own.ik().clone());
        return own;
    }

private:
    void connect()
    {
        const auto of = [](GatePeer& peer) {
            return backend::HttpsBackend::Peer { *backend::readEndpoint(peer.url(), peer.pin()),
                peer.identity() };
        };
        m_backend = std::make_unique<backend::HttpsBackend>(
            std::array { of(m_google), of(m_azure) }, m_signer, m_random, m_clock);
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    GatePeer m_google { 2, m_clock }, m_azure { 3, m_clock };
    std::shared_ptr<SignerOfMany> m_signer { std::make_shared<SignerOfMany>(
        [this](const std::string& vault) -> std::optional<Bytes32> {
            const auto id = arrayFromHex<32>(vault);
            if (!id) return {};
            const auto owner = m_google.cosigner().owner(*id);
            if (!owner || !*owner) return {};
            return (*owner)->device;
        }) };
    std::unique_ptr<backend::HttpsBackend> m_backend;
};

} // namespace tercet::test
