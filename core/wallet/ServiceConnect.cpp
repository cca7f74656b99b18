#include "core/cosigner/Views.h"
#include "core/crypto/Hash.h"
#include "core/wallet/AttestationStore.h"
#include "core/wallet/Awaited.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

QString nameOf(Share share)
{
    return share == Share::Google ? QStringLiteral("Google Cloud")
                                  : QStringLiteral("Microsoft Azure");
}

// The enclave that a co-signer says it runs in.
QString teeOf(const QString& profile)
{
    if (profile == QLatin1String("snp")) return QStringLiteral("AMD SEV-SNP");
    if (profile == QLatin1String("sgx")) return QStringLiteral("Intel SGX");
    if (profile == QLatin1String("simulated")) return QStringLiteral("simulated");
    return QStringLiteral("none");
}

// Of one that nobody has asked: its profile is fixed, so what it can be at best is known.
QStringList reasonsOf(const VaultInfo& vault, const QString& profile)
{
    if (vault.practice) return { QStringLiteral("practice") };
    if (profile == QLatin1String("unattested")) return { QStringLiteral("unattested-profile") };
    return { QStringLiteral("locked") };
}

// Of one that has been asked.
QStringList reasonsOf(const AttestationInfo& info)
{
    using Kind = AttestationInfo::Kind;
    QStringList out;
    if (info.kind == Kind::Practice) out.append(QStringLiteral("practice"));
    if (info.kind == Kind::Unattested) out.append(QStringLiteral("unattested-profile"));
    if (info.kind == Kind::Simulated) out.append(QStringLiteral("simulated"));
    if (info.noPublishedList) out.append(QStringLiteral("no-published-list"));
    if (info.error) out.append(toQt(codeName(info.error->code)));
    for (const auto& reason : info.reasons)
        if (reason != QLatin1String("E_NO_TEE") || info.kind != Kind::Unattested)
            out.append(reason);
    return out;
}

AttestedPeer peerOf(const VaultInfo& vault, std::size_t at)
{
    const auto& info = vault.cosigners[at];
    AttestedPeer out { vault.practice, info.profile.toStdString() };
    out.tlsSpki = arrayFromHex<32>(info.pin.toLower().toStdString()).value_or(Bytes32 {});
    return out;
}

// What was accepted is what is there.
Status checkShown(const CosignerPlace& place, const CosignerInfo& met)
{
    const auto identity = place.identity.trimmed(), profile = place.profile.trimmed();
    if (!identity.isEmpty() && identity.compare(met.identity, Qt::CaseInsensitive) != 0)
        return fail(Code::WrongProfile, "not the one that was shown", "identity");
    if (!profile.isEmpty() && profile != met.profile)
        return fail(Code::WrongProfile, "it says " + met.profile.toStdString(), "profile");
    return {};
}

bool samePlaces(const std::array<CosignerPlace, 2>& a, const std::array<CosignerPlace, 2>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].url != b[i].url || a[i].pin != b[i].pin) return false;
    return true;
}

backend::Cosigner cosignerOf(Share share)
{
    return share == Share::Google ? backend::Cosigner::Google : backend::Cosigner::Azure;
}

} // namespace

// As whom this device joins these.
const mpc::OwnIdentity& Service::joinAs(const std::array<CosignerPlace, 2>& places)
{
    if (!m_joiner || !samePlaces(m_joiner->places, places))
        m_joiner.emplace(places, mpc::OwnIdentity::generate(*m_parts.random));
    return m_joiner->own;
}

Outcome<> Service::join(Wanted& wanted)
{
    const auto& places = *wanted.places;
    const auto ours
        = [](const Error& error) { return std::unexpected(Stopped { error, Share::Device }); };
    const auto peers = peersOf(places);
    if (!peers) return ours(peers.error());
    // Two shares in one hand would be no vault of three.
    if ((*peers)[0].endpoint.pin == (*peers)[1].endpoint.pin)
        return ours({ Code::WrongProfile, "the same for both co-signers", "pin" });
    const auto& ik = joinAs(places).ik();
    auto connection = connectTo(*peers, ik.clone(), wanted.proxy, *m_parts.random, *m_parts.clock);
    if (!connection) return ours(connection.error());
    Joining joining { *connection->https, m_engine->interrupts(), m_parts.timing.connectedCallMs };
    // Both are looked at before either is told anything.
    for (std::size_t i = 0; i < kCosignerShares.size(); ++i) {
        TERCET_TRY(const auto met, joining.meet(kCosignerShares[i], (*peers)[i].endpoint));
        if (const auto shown = checkShown(places[i], met.info); !shown)
            return std::unexpected(Stopped { shown.error(), kCosignerShares[i] });
        wanted.info.cosigners[i] = met.info;
    }
    if (wanted.info.cosigners[0].identity == wanted.info.cosigners[1].identity)
        return ours({ Code::WrongProfile, "the same for both co-signers", "identity" });
    for (std::size_t i = 0; i < kCosignerShares.size(); ++i)
        TERCET_CHECK(joining.enrol(kCosignerShares[i], ik.publicKey(), places[i].pairingCode));
    m_switch->use(std::move(*connection));
    m_engine->exchange().setCallMs(m_parts.timing.connectedCallMs);
    m_engine->attestations().use({}, { peerOf(wanted.info, 0), peerOf(wanted.info, 1) }, {});
    return {};
}

Result<Connection> Service::connectionOf(
    const VaultInfo& vault, const mpc::CoreRecord& record, const QString& proxy) const
{
    TERCET_TRY(auto peers, peersOf(vault.cosigners));
    // Who they are, the sealed record says.
    for (std::size_t i = 0; i < peers.size(); ++i)
        peers[i].identity = record.identities[mpc::Party(i + 2)].ik;
    return connectTo(peers, record.own.ik().clone(), proxy, *m_parts.random, *m_parts.clock);
}

Status Service::connectVault(
    const VaultInfo& vault, const mpc::CoreRecord& record, const QString& proxy)
{
    m_switch->close();
    m_engine->attestations().forget();
    const auto& timing = m_parts.timing;
    m_engine->exchange().setCallMs(vault.practice ? timing.callMs : timing.connectedCallMs);
    if (vault.practice) return {};
    TERCET_TRY(auto connection, connectionOf(vault, record, proxy));
    ByCosigner<AttestationMemory> memory;
    TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
        TERCET_TRY(memory, attestations::load(db, vault.id));
        return {};
    }));
    m_switch->use(std::move(connection));
    auto& attestations = m_engine->attestations();
    attestations.use(vault.id, { peerOf(vault, 0), peerOf(vault, 1) }, memory);
    attestations.meet({ record.identities[mpc::Party::P2], record.identities[mpc::Party::P3] });
    return {};
}

Status Service::setProxy(const QString& wanted)
{
    const auto text = wanted.trimmed();
    TERCET_TRY(const auto proxy, backend::readProxy(text.toStdString()));
    if (text == this->proxy()) return {};
    setSetting(kProxy, text);
    m_nodes.setProxy(proxy);
    followAgain();
    if (!m_unlocked || vault().practice) return {};
    m_engine->post([this, vault = vault(), text] {
        const auto* record = m_engine->record();
        if (!record || hex(record->wid) != vault.id.toStdString()) return;
        if (auto connection = connectionOf(vault, *record, text))
            m_switch->use(std::move(*connection));
    });
    return {};
}

AttestationInfo Service::attestation(Share cosigner) const
{
    return cosigner == Share::Device ? AttestationInfo {}
                                     : m_attestation[std::size_t(cosigner) - 1];
}

void Service::checkAttestation()
{
    if (m_unlocked) m_engine->checkAttestation();
}

void Service::meetCosigner(Share share, const QString& url, const QString& pin, QObject* context,
    Callback<CosignerMet> done)
{
    done = guarded(context, std::move(done));
    const CosignerPlace place { url, pin, {} };
    const auto peers = peersOf(std::array { place, place });
    if (!peers) return done(std::unexpected(peers.error()));
    m_engine->post([this, share, peers = *peers, proxy = proxy(), done] {
        // Unsigned, so with any key.
        auto connection = connectTo(peers, crypto::SigningKey::generate(*m_parts.random), proxy,
            *m_parts.random, *m_parts.clock);
        if (!connection) return hand<CosignerMet>(std::unexpected(connection.error()), done);
        Joining joining { *connection->https, m_engine->interrupts(), m_parts.timing.callMs };
        auto met = joining.meet(share, peers[share == Share::Google ? 0 : 1].endpoint);
        if (!met) return hand<CosignerMet>(std::unexpected(met.error().error), done);
        hand<CosignerMet>(std::move(*met), done);
    });
}

void Service::askCosigners(QObject* context, Callback<QList<CosignerStatus>> done)
{
    done = guarded(context, std::move(done));
    if (m_current.isEmpty()) return done(fail(Code::VaultNotChosen, "no vault is chosen"));
    if (m_busy) return done(fail(Code::WrongState, "busy"));
    m_engine->post([this, vault = vault(), unlocked = m_unlocked, proxy = proxy(), done] {
        QList<CosignerStatus> all;
        for (const Share share : kCosignerShares) all.append(ask(share, vault, unlocked, proxy));
        hand<QList<CosignerStatus>>(all, done);
    });
}

CosignerStatus Service::ask(
    Share share, const VaultInfo& vault, bool unlocked, const QString& proxy)
{
    const auto at = std::size_t(share) - 1;
    CosignerStatus out { .share = int(share) + 1,
        .name = nameOf(share),
        .tee = teeOf(vault.cosigners[at].profile),
        .url = vault.cosigners[at].url,
        .reasons = reasonsOf(vault, vault.cosigners[at].profile) };
    if (vault.practice || vault.cosigners[at].profile == QLatin1String("unattested"))
        out.attestation
            = QString::fromLatin1(attestationStateName(AttestationInfo::State::NotAttested));
    auto& interrupts = m_engine->interrupts();
    const auto began = m_parts.clock->monotonicMs();
    const auto heard = [&](const std::optional<Error>& error) {
        out.error = error;
        out.reachable = !error
            || (error->code != Code::CosignerUnreachable && error->code != Code::CosignerTimeout
                && error->code != Code::CosignerWrongKey && error->code != Code::CosignerExpired);
        if (out.reachable) out.latencyMs = int(m_parts.clock->monotonicMs() - began);
    };
    if (!unlocked && !vault.practice) {
        auto peers = peersOf(vault.cosigners);
        if (!peers) return heard(peers.error()), out;
        auto connection = connectTo(*peers, crypto::SigningKey::generate(*m_parts.random), proxy,
            *m_parts.random, *m_parts.clock);
        if (!connection) return heard(connection.error()), out;
        Joining joining { *connection->https, interrupts, m_parts.timing.callMs };
        const auto met = joining.meet(share, (*peers)[at].endpoint);
        heard(met ? std::nullopt : std::optional(met.error().error));
        return out;
    }
    const cosigner::Call call { .operation
        = unlocked ? cosigner::Operation::Vault : cosigner::Operation::Identity,
        .vault = vault.id.toStdString() };
    const auto answer = awaited<cosigner::Answer>(interrupts, [&](auto done) {
        return m_switch->submit(cosignerOf(share), call, m_parts.timing.callMs, std::move(done));
    });
    heard(answer ? std::nullopt : std::optional(answer.error()));
    if (!answer || !unlocked) return out;
    m_engine->attestations().checkIfDue();
    const auto& info = m_engine->attestations().info()[at];
    out.attestation = QString::fromLatin1(attestationStateName(info.state));
    out.reasons = reasonsOf(info);
    const auto view = cosigner::VaultView::decode(answer->body);
    if (!view) return out.error = view.error(), out;
    out.epoch = view->epoch;
    out.policySerial = view->policySerial;
    out.policyHash = hexText(crypto::sha256(policy::encode(view->policy)));
    out.policy = view->policy;
    return out;
}

} // namespace tercet::wallet
