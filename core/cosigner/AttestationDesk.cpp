#include "core/cosigner/AttestationDesk.h"

#include <algorithm>

#include "core/cosigner/AttestationViews.h"

namespace tercet::cosigner {

using namespace attestation;

namespace {

constexpr std::int64_t kWaitMs = kMaxAgeCeremony * 1000;

} // namespace

AttestationDesk::AttestationDesk(mpc::Party self, const mpc::OwnIdentity& own,
    const AttestationParts& parts, const mpc::Environment& env, Counter counter)
    : m_self(self)
    , m_own(own)
    , m_attester(parts.attester ? *parts.attester : m_none)
    , m_tlsSpki(parts.tlsSpki)
    , m_roots(*parts.roots)
    , m_published(parts.published)
    , m_clock(env.clock)
    , m_random(env.entropy)
    , m_counter(std::move(counter))
    , m_bootId(env.entropy.bytes<16>())
{
}

Outcome<Published> AttestationDesk::published(std::int64_t at)
{
    const std::lock_guard lock(m_mutex);
    auto list = m_published(at, m_highestList);
    if (list) m_highestList = list->manifest.sequence;
    return list;
}

Result<Bytes> AttestationDesk::attest(ByteView body)
{
    Claims claims;
    TERCET_TRY(claims.nonce, decodeNonce(body));
    const auto at = now();
    claims.role = std::uint8_t(m_self);
    claims.ik = m_own.publicKeys().ik;
    claims.sk = m_own.publicKeys().sk;
    claims.tlsSpki = m_tlsSpki;
    claims.bootId = m_bootId;
    // Without a list it says so by a zero: that is the verifier's to judge.
    if (attested())
        if (const auto list = published(at)) claims.manifestDigest = list->manifest.digest;
    TERCET_TRY(claims.counterHead, m_counter());
    claims.unixTime = std::uint64_t(std::max<std::int64_t>(at, 0));
    TERCET_TRY(auto evidence, m_attester.evidence(reportDataOf(claims), at));
    evidence.claims = claims;
    evidence.signature = signClaims(m_own.ik(), claims, evidence.hardwareBytes());
    return encodeEvidence(evidence);
}

std::string AttestationDesk::place(const std::string& vault, const std::optional<Bytes32>& caller)
{
    return caller && vault == "new" ? vault + hex(*caller) : vault;
}

void AttestationDesk::forgetOld()
{
    const auto old = m_clock.monotonicMs() - kWaitMs;
    std::erase_if(m_waiting, [&](const auto& each) { return each.second.sinceMs < old; });
    while (m_waiting.size() >= kMaxPeers)
        m_waiting.erase(std::ranges::min_element(
            m_waiting, {}, [](const auto& each) { return each.second.sinceMs; }));
}

Result<Bytes> AttestationDesk::peerNonce(const std::string& place)
{
    if (!attested()) return fail(Code::CosignerRefused, "it asks for no evidence", "operation");
    const std::lock_guard lock(m_mutex);
    forgetOld();
    Waiting waiting { m_random.bytes<32>(), m_clock.monotonicMs() };
    const auto body = encodeNonce(waiting.nonce);
    m_waiting.insert_or_assign(place, std::move(waiting));
    return body;
}

Status AttestationDesk::takePeer(
    const std::string& place, ByteView body, const std::optional<mpc::PublicIdentity>& known)
{
    if (!attested()) return fail(Code::CosignerRefused, "it asks for no evidence", "operation");
    TERCET_TRY(const auto evidence, decodeEvidence(body));
    const auto at = now();
    const auto list = published(at);
    if (!list) return asStatus(std::unexpected(list.error()));

    const std::lock_guard lock(m_mutex);
    forgetOld();
    const auto it = m_waiting.find(place);
    if (it == m_waiting.end()) return fail(Code::AttestationStale, "no nonce waits", "nonce");
    Expected expected;
    expected.role = std::uint8_t(m_self == mpc::Party::P2 ? 3 : 2);
    expected.nonce = it->second.nonce;
    expected.tlsEndsElsewhere = true; // there is no connection between the two
    if (known) {
        expected.ik = known->ik;
        expected.sk = known->sk;
    }
    expected.manifests = list->digests();
    expected.now = at;
    const auto judged = judge(evidence, expected, { m_roots, &list->manifest });
    if (const auto error = whyNot(judged.verdict, Weight::Advises)) return std::unexpected(*error);
    if (!judged.verdict.hardware) return fail(Code::NotAttested, "no genuine hardware");
    const auto& c = evidence.claims;
    it->second.seen = Remembered { judged.verdict, at, c.nonce, c.ik, c.tlsSpki, c.bootId };
    it->second.sk = c.sk;
    m_lastVerifiedAt = std::max(m_lastVerifiedAt, at);
    return {};
}

Status AttestationDesk::allowCeremony(const std::string& place, const mpc::PublicIdentity& peer)
{
    if (!attested()) return {};
    const std::lock_guard lock(m_mutex);
    forgetOld();
    const auto it = m_waiting.find(place);
    const auto seen = it == m_waiting.end() ? std::nullopt : it->second.seen;
    if (!seen) return fail(Code::AttestationStale, "the other co-signer has not attested");
    if (it->second.sk != peer.sk)
        return fail(Code::CosignerIdentityChanged, "another static key than the attested one");
    Present present { .now = now(), .lastVerifiedAt = m_lastVerifiedAt, .ik = peer.ik };
    present.tlsSpki = seen->tlsSpki;
    present.bootId = seen->bootId;
    present.ceremonyNonce = it->second.nonce;
    return asStatus(enoughFor(Use::Ceremony, seen, present));
}

} // namespace tercet::cosigner
