#include "core/wallet/Connection.h"

#include "core/wallet/Awaited.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

backend::Cosigner address(Share share)
{
    return share == Share::Google ? backend::Cosigner::Google : backend::Cosigner::Azure;
}

template <typename Place> Result<Peers> endpoints(const std::array<Place, 2>& places)
{
    Peers out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        TERCET_TRY(out[i].endpoint,
            backend::readEndpoint(
                places[i].url.trimmed().toStdString(), places[i].pin.trimmed().toStdString()));
    }
    return out;
}

} // namespace

Result<Peers> peersOf(const std::array<CosignerInfo, 2>& cosigners)
{
    TERCET_TRY(auto out, endpoints(cosigners));
    for (std::size_t i = 0; i < out.size(); ++i) {
        TERCET_TRY(out[i].identity, arrayFromHex<32>(cosigners[i].identity.toStdString()));
    }
    return out;
}

Result<Peers> peersOf(const std::array<CosignerPlace, 2>& places) { return endpoints(places); }

Result<Connection> connectTo(const Peers& peers, crypto::SigningKey device, const QString& proxy,
    Random& random, const Clock& clock)
{
    backend::HttpsSettings settings;
    TERCET_TRY(settings.proxy, backend::readProxy(proxy.trimmed().toStdString()));
    auto signer = std::make_shared<backend::DeviceSigner>(std::move(device));
    return Connection { signer,
        std::make_unique<backend::HttpsBackend>(peers, signer, random, clock, settings) };
}

void CosignerSwitch::use(Connection connection)
{
    close();
    const std::lock_guard lock(m_mutex);
    m_connection = std::make_shared<Connection>(std::move(connection));
}

void CosignerSwitch::close()
{
    std::shared_ptr<Connection> old;
    {
        const std::lock_guard lock(m_mutex);
        old.swap(m_connection);
    }
    if (old) old->signer->forget();
}

std::shared_ptr<Connection> CosignerSwitch::connection() const
{
    const std::lock_guard lock(m_mutex);
    return m_connection;
}

std::unique_ptr<backend::Ticket> CosignerSwitch::submit(
    backend::Cosigner to, cosigner::Call call, int timeoutMs, Done done)
{
    if (const auto at = connection())
        return at->https->submit(to, std::move(call), timeoutMs, std::move(done));
    return m_practice.submit(to, std::move(call), timeoutMs, std::move(done));
}

int CosignerSwitch::waitMs(backend::Cosigner of) const
{
    const auto at = connection();
    return at ? at->https->waitMs(of) : m_practice.waitMs(of);
}

Outcome<CosignerMet> Joining::meet(Share share, const backend::Endpoint& endpoint)
{
    using Met = backend::HttpsBackend::Met;
    const auto met = awaited<Met>(
        interrupts, [&](auto done) { return https.meet(address(share), callMs, std::move(done)); });
    if (!met) return std::unexpected(Stopped { met.error(), share });
    if (met->about.share != int(share) + 1)
        return std::unexpected(
            Stopped { { Code::CosignerBadAnswer,
                          "it holds share " + std::to_string(met->about.share), "share" },
                share });
    return CosignerMet { { toQt(urlText(endpoint)), hexText(endpoint.pin),
                             hexText(met->identity.keys.ik), toQt(met->about.profile) },
        toQt(met->about.version) };
}

Outcome<> Joining::enrol(Share share, const Bytes32& device, const QString& pairingCode)
{
    const auto code = pairingCode.trimmed().toStdString();
    const auto enrolled = awaited<void>(interrupts, [&](auto done) {
        return https.enrol(address(share), device, code, callMs, std::move(done));
    });
    if (!enrolled) return std::unexpected(Stopped { enrolled.error(), share });
    return {};
}

} // namespace tercet::wallet
