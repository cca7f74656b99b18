#include "core/wallet/Attestations.h"

#include <algorithm>

#include "core/attestation/Statements.h"
#include "core/cosigner/AttestationViews.h"
#include "core/wallet/Awaited.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

using namespace attestation;
using cosigner::Operation;
using State = AttestationInfo::State;

namespace {

constexpr int kTries = 2;

backend::Cosigner address(std::size_t at) { return backend::kCosigners[at]; }

AttestationInfo::Tone toneOf(Tone tone)
{
    switch (tone) {
    case Tone::Holds:
        return AttestationInfo::Tone::Holds;
    case Tone::Advice:
        return AttestationInfo::Tone::Advice;
    case Tone::Fails:
        return AttestationInfo::Tone::Fails;
    case Tone::NotProven:
        break;
    }
    return AttestationInfo::Tone::NotProven;
}

State stateOf(attestation::State state)
{
    switch (state) {
    case attestation::State::Verified:
        return State::Verified;
    case attestation::State::VerifiedWithAdvisory:
        return State::VerifiedWithAdvisory;
    case attestation::State::NotAttested:
        return State::NotAttested;
    case attestation::State::Failed:
        break;
    }
    return State::Failed;
}

AttestationInfo::Kind kindOf(const AttestedPeer& peer)
{
    using enum AttestationInfo::Kind;
    if (peer.practice) return Practice;
    if (peer.profile == "unattested") return Unattested;
    return peer.profile == "simulated" ? Simulated : Attested;
}

QDateTime timeOf(std::int64_t seconds)
{
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds) : QDateTime();
}

bool fits(const std::string& profile, Tee tee)
{
    return (profile != "snp" || tee == Tee::SevSnp) && (profile != "sgx" || tee == Tee::Sgx);
}

} // namespace

const char* attestationStateName(State state)
{
    switch (state) {
    case State::NotChecked:
        return "not-checked";
    case State::Verified:
        return "verified";
    case State::VerifiedWithAdvisory:
        return "verified-with-advisory";
    case State::NotAttested:
        return "not-attested";
    case State::Failed:
        return "failed";
    }
    return "";
}

Attestations::Attestations(Parts parts)
    : m_parts(std::move(parts))
{
}

void Attestations::use(const QString& vault, const ByCosigner<AttestedPeer>& peers,
    const ByCosigner<AttestationMemory>& memory)
{
    m_vault = vault;
    m_peers = peers;
    m_memory = memory;
    m_last = {};
    for (std::size_t i = 0; i < m_info.size(); ++i) {
        m_info[i] = { .kind = kindOf(peers[i]) };
        const bool labelled = !peers[i].attested();
        if (labelled) m_info[i].state = State::NotAttested;
        m_info[i].evidence = memory[i].evidence;
    }
    tell();
}

void Attestations::forget() { use({}, {}, {}); }

void Attestations::made(const QString& vault)
{
    m_vault = vault;
    for (std::size_t i = 0; i < m_peers.size(); ++i)
        if (!m_peers[i].practice && m_parts.keep)
            m_parts.keep(vault, kCosignerShares[i], m_memory[i]);
}

void Attestations::meet(const ByCosigner<mpc::PublicIdentity>& keys)
{
    for (std::size_t i = 0; i < m_peers.size(); ++i) m_peers[i].keys = keys[i];
}

void Attestations::tell()
{
    if (m_parts.told) m_parts.told(m_info);
}

Result<cosigner::Answer> Attestations::call(std::size_t at, cosigner::Call call)
{
    for (int attempt = 1;; ++attempt) {
        auto answer = awaited<cosigner::Answer>(m_parts.interrupts, [&](auto done) {
            return m_parts.backend.submit(address(at), call, m_parts.callMs, std::move(done));
        });
        const bool again = !answer && attempt < kTries
            && (answer.error().code == Code::CosignerUnreachable
                || answer.error().code == Code::CosignerTimeout);
        if (!again) return answer;
    }
}

Result<Evidence> Attestations::ask(std::size_t at, const Bytes32& nonce)
{
    TERCET_TRY(const auto answer,
        call(at, { .operation = Operation::Attest, .body = cosigner::encodeNonce(nonce) }));
    auto evidence = cosigner::decodeEvidence(answer.body);
    if (!evidence) return fail(Code::CosignerBadAnswer, evidence.error().context, "evidence");
    return evidence;
}

Status Attestations::judge(std::size_t at, const Evidence& evidence, const Bytes32& nonce)
{
    const auto& peer = m_peers[at];
    const auto& memory = m_memory[at];
    const auto& trust
        = peer.profile == "simulated" ? m_parts.trusts.simulated : m_parts.trusts.vendor;
    Expected expected { .role = std::uint8_t(at + 2), .nonce = nonce, .tlsSpki = peer.tlsSpki };
    if (peer.keys) {
        expected.ik = peer.keys->ik;
        expected.sk = peer.keys->sk;
    }
    expected.counterHead = memory.counterHead;
    expected.now = now();
    Rules rules { .roots = *trust.roots,
        .profile = peer.attested() ? Profile::Attested : Profile::Unattested };
    std::optional<Published> list;
    std::optional<Finding> noList;
    if (peer.attested()) {
        if (auto opened = trust.published(expected.now, memory.manifest)) {
            list = std::move(*opened);
            rules.manifest = &list->manifest;
            expected.manifests = list->digests();
        } else {
            noList = opened.error();
        }
    }
    if (memory.outOfDateSince != 0)
        rules.outOfDateSince = memory.outOfDateSince;
    else if (memory.everUpToDate)
        rules.outOfDateSince = expected.now;
    auto judged = attestation::judge(evidence, expected, rules);
    auto& findings = judged.verdict.findings;
    // Why there is no list says more than what follows from it.
    if (noList) findings.insert(findings.begin(), { *noList, Weight::Refuses });
    if (peer.attested() && evidence.tee != Tee::None && !fits(peer.profile, evidence.tee))
        findings.insert(findings.begin(), { { Reason::WrongTee }, Weight::Refuses });
    m_info[at].noPublishedList
        = noList && noList->reason == Reason::ManifestSignature && peer.profile != "simulated";
    m_info[at].evidence = QByteArray::fromStdString(toJson(evidence));

    const auto& c = evidence.claims;
    m_last[at] = Remembered { judged.verdict, expected.now, c.nonce, c.ik, c.tlsSpki, c.bootId };
    show(at, judged);
    if (judged.verdict.signingAllowed())
        remember(at, evidence, judged, list ? list->manifest.sequence : memory.manifest);
    return {};
}

void Attestations::remember(
    std::size_t at, const Evidence& evidence, const Judged& judged, std::uint64_t manifest)
{
    auto& memory = m_memory[at];
    memory.manifest = manifest;
    memory.counterHead = evidence.claims.counterHead;
    memory.checkedAt = now();
    memory.evidence = m_info[at].evidence;
    if (!judged.verdict.has(Reason::SgxTcbOutOfDate)) {
        memory.outOfDateSince = 0;
        memory.everUpToDate = memory.everUpToDate || judged.verdict.hardware;
    } else if (memory.outOfDateSince == 0) {
        memory.outOfDateSince = now();
    }
    if (m_parts.keep && !m_vault.isEmpty()) m_parts.keep(m_vault, kCosignerShares[at], memory);
}

void Attestations::show(std::size_t at, const Judged& judged)
{
    auto& info = m_info[at];
    const auto at_ = now();
    const auto s = statementsOf(judged, at_);
    const auto& d = judged.details;
    info.state = stateOf(s.state);
    info.error.reset();
    info.checkedAt = timeOf(at_);
    info.reasons.clear();
    for (const auto& each : judged.verdict.findings) {
        const auto name = toQt(std::string(reasonName(each.finding.reason)));
        if (!info.reasons.contains(name)) info.reasons.append(name);
    }
    info.hardware = toneOf(s.hardware.tone);
    info.software = toneOf(s.software.tone);
    info.connection = toneOf(s.connection.tone);
    info.maker = d.tee == Tee::SevSnp ? AttestationInfo::Maker::Amd
        : d.tee == Tee::Sgx           ? AttestationInfo::Maker::Intel
                                      : AttestationInfo::Maker::None;
    info.upToDate = s.hardware.upToDate;
    info.firmwareOnly = s.software.proof == SoftwareProof::FirmwareOnly;
    info.version = toQt(s.software.version);
    info.endsInside = s.connection.endsInside;
    info.measurement = hexText(d.measurement);
    info.product = toQt(d.product);
    info.tcb = toQt(d.tcb);
    info.advisories.clear();
    for (const auto& each : d.advisories) info.advisories.append(toQt(each));
    info.certificateUntil = timeOf(d.certificateNotAfter);
    info.collateralUntil = timeOf(d.collateralGoodUntil);
}

Status Attestations::check(std::size_t at)
{
    const auto nonce = m_parts.random.bytes<32>();
    auto evidence = ask(at, nonce);
    if (!evidence) {
        // Nothing is known that was not known before, but a bad answer is no answer of an attested
        // co-signer.
        m_info[at].error = evidence.error();
        return std::unexpected(evidence.error());
    }
    return judge(at, *evidence, nonce);
}

void Attestations::check()
{
    for (std::size_t i = 0; i < m_peers.size(); ++i) m_info[i].checking = !m_peers[i].practice;
    tell();
    for (std::size_t i = 0; i < m_peers.size(); ++i) {
        if (!m_peers[i].practice) static_cast<void>(check(i));
        m_info[i].checking = false;
        tell();
    }
}

bool Attestations::due(std::size_t at) const
{
    if (m_peers[at].practice) return false;
    const auto& last = m_last[at];
    if (!last) return true;
    return shouldRenew(last,
        { .now = now(), .ik = last->ik, .tlsSpki = m_peers[at].tlsSpki, .bootId = last->bootId });
}

void Attestations::checkIfDue()
{
    if (due(0) || due(1)) check();
}

Status Attestations::allowed(std::size_t at, Use use)
{
    const auto& last = m_last[at];
    Present present { .now = now(),
        .builtAt = m_parts.trusts.builtAt,
        .lastVerifiedAt = std::max(m_memory[0].checkedAt, m_memory[1].checkedAt) };
    if (last) {
        present.ik = m_peers[at].keys ? m_peers[at].keys->ik : last->ik;
        present.tlsSpki = m_peers[at].tlsSpki;
        present.bootId = last->bootId;
        if (use == Use::Ceremony) present.ceremonyNonce = m_ceremonyNonce;
    }
    return asStatus(enoughFor(use, last, present));
}

Outcome<> Attestations::require(Use use)
{
    for (std::size_t i = 0; i < m_peers.size(); ++i) {
        if (!m_peers[i].attested()) continue;
        if (const auto may = allowed(i, use); !may)
            return std::unexpected(Stopped { may.error(), kCosignerShares[i] });
    }
    return {};
}

Outcome<> Attestations::allowSigning()
{
    for (std::size_t i = 0; i < m_peers.size(); ++i) {
        if (!m_peers[i].attested() || !due(i)) continue;
        static_cast<void>(check(i));
        tell();
    }
    return require(Use::Signing);
}

Outcome<> Attestations::prepareCeremony(const std::string& vault)
{
    m_ceremonyNonce = m_parts.random.bytes<32>();
    for (std::size_t i = 0; i < m_peers.size(); ++i) {
        if (!m_peers[i].attested()) continue;
        const auto evidence = ask(i, m_ceremonyNonce);
        if (!evidence) {
            m_info[i].error = evidence.error();
            tell();
            return std::unexpected(Stopped { evidence.error(), kCosignerShares[i] });
        }
        static_cast<void>(judge(i, *evidence, m_ceremonyNonce));
    }
    tell();
    TERCET_CHECK(require(Use::Ceremony));
    return relay(vault);
}

// Each attested co-signer chooses a nonce, the other one answers to it, the first one judges.
Outcome<> Attestations::relay(const std::string& vault)
{
    for (std::size_t i = 0; i < m_peers.size(); ++i) {
        if (!m_peers[i].attested()) continue;
        const auto other = 1 - i;
        const auto stopped = [&](std::size_t at, const Error& error) {
            return std::unexpected(Stopped { error, kCosignerShares[at] });
        };
        const auto nonce = call(i, { .operation = Operation::PeerNonce, .vault = vault });
        if (!nonce) return stopped(i, nonce.error());
        const auto answer = call(other, { .operation = Operation::Attest, .body = nonce->body });
        if (!answer) return stopped(other, answer.error());
        const auto taken = call(
            i, { .operation = Operation::PeerEvidence, .vault = vault, .body = answer->body });
        // What the first one says of the evidence is about the other one.
        if (!taken) return stopped(other, taken.error());
    }
    return {};
}

} // namespace tercet::wallet
