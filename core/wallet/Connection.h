#pragma once

#include "core/backend/HttpsBackend.h"
#include "core/mpc/Identity.h"
#include "core/wallet/Exchange.h"

namespace tercet::wallet {

// The HTTPS co-signers of one vault and the key that signs for this device. Destroying it ends
// every connection.
struct Connection {
    std::shared_ptr<backend::DeviceSigner> signer;
    std::unique_ptr<backend::HttpsBackend> https;
};
using Peers = ByCosigner<backend::HttpsBackend::Peer>;

// What a vault was made with. Code::BadUrl, BadPin, BadLength for what the database holds wrongly.
Result<Peers> peersOf(const std::array<CosignerInfo, 2>& cosigners);
// What a person gave; nothing is known of them yet.
Result<Peers> peersOf(const std::array<CosignerPlace, 2>& places);
// `proxy` as the setting kProxy. `random` and `clock` outlive it.
Result<Connection> connectTo(const Peers& peers, crypto::SigningKey device, const QString& proxy,
    Random& random, const Clock& clock);

// The co-signers of the vault in use, whichever they are. Thread-safe; calls under way end with
// their connection.
class CosignerSwitch final : public backend::CosignerBackend {
public:
    explicit CosignerSwitch(backend::CosignerBackend& practice)
        : m_practice(practice)
    {
    }
    void use(Connection connection);
    // The practice ones from here on; the device's key is wiped, the connections are closed.
    void close();
    // Of a connected vault that is in use; else empty.
    std::shared_ptr<Connection> connection() const;

    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int timeoutMs, Done done) override;
    int waitMs(backend::Cosigner of) const override;

private:
    backend::CosignerBackend& m_practice;
    mutable std::mutex m_mutex;
    std::shared_ptr<Connection> m_connection;
};

// The last piece of joining, on the worker: both co-signers are met, hold the shares that they
// should, and take this device. `told` names the party that is asked.
struct Joining {
    backend::HttpsBackend& https;
    Interrupts& interrupts;
    int callMs;

    Outcome<CosignerMet> meet(Share share, const backend::Endpoint& endpoint);
    Outcome<> enrol(Share share, const Bytes32& device, const QString& pairingCode);
};

} // namespace tercet::wallet
