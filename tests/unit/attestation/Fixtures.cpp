#include "tests/unit/attestation/Fixtures.h"

#include "core/crypto/Hash.h"

namespace tercet::attestation::test {

using namespace simulated;

ByteArray<64> someReportData() { return crypto::sha512(view("report data")); }

SnpPolicy orderlySnpPolicy()
{
    SnpPolicy p;
    p.products = { { SnpProduct::Genoa, { 4, 0, 0, 0, 0, 0, 24, 219 } },
        { SnpProduct::Milan, { 4, 0, 0, 0, 0, 0, 24, 219 } },
        { SnpProduct::Turin, { 1, 2, 1, 4, 0, 0, 0, 77 } } };
    p.mitigations = 0x0B;
    p.measurements = { simulatedMeasurement() };
    return p;
}

SgxPolicy orderlySgxPolicy()
{
    SgxPolicy p;
    p.mrEnclaves = { simulatedMrEnclave() };
    p.minEvaluation = 17;
    return p;
}

Findings findingsOf(const std::function<void(SimulatedSnp&)>& spoil,
    const std::function<void(SnpPolicy&)>& change, SnpProduct product)
{
    auto s = SimulatedSnp::orderly(product, kNow, someReportData());
    if (spoil) spoil(s);
    const auto genuine = verifySnp(s.evidence(), s.roots(), kNow);
    if (!genuine) return { genuine.error() };
    auto policy = orderlySnpPolicy();
    if (change) change(policy);
    return appraiseSnp(*genuine, policy, someReportData());
}

Findings findingsOf(
    const std::function<void(SimulatedSgx&)>& spoil, const std::function<void(SgxPolicy&)>& change)
{
    auto s = SimulatedSgx::orderly(kNow, someReportData());
    if (spoil) spoil(s);
    const auto collateral = verifyCollateral(s.collateral(), s.rootPin(), kNow);
    if (!collateral) return { collateral.error() };
    const auto genuine = verifySgx(s.quote(), *collateral, s.rootPin(), kNow);
    if (!genuine) return { genuine.error() };
    auto policy = orderlySgxPolicy();
    if (change) change(policy);
    return appraiseSgx(*genuine, policy, someReportData());
}

Conversation::Conversation(Tee tee_, std::int64_t at_)
    : ik(crypto::SigningKey::fromSeed(crypto::sha256(view("identity"))))
    , manifestText(simulatedManifest(7, at_ - kDay))
    , manifest(openManifest(view(manifestText), simulatedSignatures(view(manifestText)),
          simulatedReleaseKeys(), 7, at_)
              .value())
    , tee(tee_)
    , at(at_)
{
    claims.role = tee == Tee::Sgx ? 3 : 2;
    claims.nonce = crypto::sha256(view("nonce"));
    claims.ik = ik.publicKey();
    claims.sk = crypto::sha256(view("static key"));
    claims.tlsSpki = crypto::sha256(view("TLS key"));
    claims.bootId.fill(7);
    claims.manifestDigest = tee == Tee::None ? Bytes32 {} : manifest.digest;
    claims.counterHead = 40;
    claims.unixTime = std::uint64_t(at);
    expected = { claims.role, claims.nonce, claims.tlsSpki, false, claims.ik, claims.sk,
        { manifest.digest }, 40, at };
    attestAgain();
}

void Conversation::attestAgain() { evidence = attest(tee, claims, ik, at); }

Judged Conversation::judged(Profile profile, std::optional<std::int64_t> outOfDateSince) const
{
    return judge(evidence, expected, { simulatedRoots(), &manifest, profile, outOfDateSince });
}

} // namespace tercet::attestation::test
