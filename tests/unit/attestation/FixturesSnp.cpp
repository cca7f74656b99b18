#include "tests/unit/attestation/Fixtures.h"

#include "core/attestation/simulated/DerWriter.h"

namespace tercet::attestation::test {

using namespace simulated;

namespace {

using Spoil = std::function<void(SimulatedSnp&)>;

auto spoiled(Spoil spoil, std::function<void(SnpPolicy&)> change = {})
{
    return [=] { return findingsOf(spoil, change); };
}

// One byte of the report, signed or put in after signing.
auto signedByte(std::size_t at, std::uint8_t value)
{
    return spoiled([=](SimulatedSnp& s) { s.beforeSigning = [=](Bytes& b) { b[at] = value; }; });
}
auto unsignedByte(std::size_t at, std::uint8_t mask)
{
    return spoiled([=](SimulatedSnp& s) { s.afterSigning = [=](Bytes& b) { b[at] ^= mask; }; });
}

// The evidence itself, after everything was signed; the roots of an orderly machine.
auto evidence(std::function<void(SnpEvidence&)> change)
{
    return [=]() -> Findings {
        const auto s = SimulatedSnp::orderly(SnpProduct::Genoa, kNow, someReportData());
        auto e = s.evidence();
        change(e);
        const auto genuine = verifySnp(e, s.roots(), kNow);
        return genuine ? Findings() : Findings { genuine.error() };
    };
}

auto extensions(std::function<void(std::vector<Extension>&)> change)
{
    return spoiled([=](SimulatedSnp& s) { s.vekExtensions = change; });
}

CrlDraft crl(std::int64_t until, std::vector<Bytes> revoked)
{
    return { "ARK-Genoa", kNow - kDay, until, std::move(revoked) };
}

} // namespace

Fixtures snpFixtures()
{
    Fixtures f;
    f[Reason::CertDer] = evidence([](SnpEvidence& e) { e.vek.resize(40); });
    f[Reason::CertNotCanonical] = evidence([](SnpEvidence& e) { e.vek.push_back(0); });
    f[Reason::CertExpired] = spoiled([](SimulatedSnp& s) { s.vek.notAfter = kNow - 1; });
    f[Reason::CertNotYetValid] = spoiled([](SimulatedSnp& s) { s.vek.notBefore = kNow + 1; });
    f[Reason::ExtDuplicate] = extensions([](auto& all) { all.push_back(all[3]); });
    f[Reason::ExtMissing] = extensions([](auto& all) { all.erase(all.begin() + 3); });
    f[Reason::ExtMalformed]
        = extensions([](auto& all) { all[2].value = Bytes { 0x02, 0x02, 0x00, 0x04 }; });

    f[Reason::SnpLength]
        = spoiled([](SimulatedSnp& s) { s.afterSigning = [](Bytes& b) { b.push_back(0); }; });
    f[Reason::SnpVersion] = spoiled([](SimulatedSnp& s) { s.report.version = 2; });
    f[Reason::SnpSignatureAlgorithm] = signedByte(0x34, 2);
    f[Reason::SnpSigner] = signedByte(0x48, 2);
    f[Reason::SnpPolicyReserved] = spoiled([](SimulatedSnp& s) { s.report.policy |= 1 << 26; });
    f[Reason::SnpReserved] = signedByte(0x4C, 1);
    f[Reason::SnpSignaturePadding] = unsignedByte(0x330, 1);
    f[Reason::SnpProduct] = spoiled([](SimulatedSnp& s) { s.report.model = 0x20; });
    f[Reason::SnpProductMismatch] = spoiled([](SimulatedSnp& s) { s.report.model = 0x01; });
    f[Reason::SnpCertRoot] = [] {
        auto s = SimulatedSnp::orderly(SnpProduct::Genoa, kNow, someReportData());
        s.ark.serial = { 9 };
        const auto genuine = verifySnp(s.evidence(), simulatedRoots(), kNow);
        return genuine ? Findings() : Findings { genuine.error() };
    };
    f[Reason::SnpCertName] = spoiled([](SimulatedSnp& s) { s.vek.subject = "SEV-VLEK"; });
    f[Reason::SnpCertAlgorithm] = spoiled([](SimulatedSnp& s) {
        s.vek.algorithm = der::sequence({ der::oid("1.2.840.113549.1.1.12"), der::value(5, {}) });
    });
    f[Reason::SnpCertKey]
        = spoiled([](SimulatedSnp& s) { s.vek.spki = SimulatedKey::p256("VCEK").spki(); });
    f[Reason::SnpCertSignature] = evidence([](SnpEvidence& e) { e.vek.back() ^= 1; });
    f[Reason::SnpCrl] = spoiled([](SimulatedSnp& s) { s.crl = crl(kNow - 1, {}); });
    f[Reason::SnpRevoked] = spoiled([](SimulatedSnp& s) { s.crl = crl(kNow + kDay, { { 2 } }); });
    f[Reason::SnpReportSignature] = unsignedByte(0x90, 1);
    f[Reason::SnpChip] = spoiled([](SimulatedSnp& s) { s.report.chipId[63] ^= 1; });
    f[Reason::SnpTcbCertificate] = spoiled([](SimulatedSnp& s) { s.report.reportedTcb[7] = 218; });

    f[Reason::SnpDebug] = spoiled([](SimulatedSnp& s) { s.report.policy |= kPolicyDebug; },
        [](SnpPolicy& p) { p.policy |= kPolicyDebug; });
    f[Reason::SnpMigration] = spoiled([](SimulatedSnp& s) { s.report.reportIdMa[31] = 0; });
    f[Reason::SnpVmpl] = spoiled([](SimulatedSnp& s) { s.report.vmpl = 1; });
    f[Reason::SnpPolicy] = spoiled([](SimulatedSnp& s) { s.report.policy |= 0x1F; });
    f[Reason::SnpSignerForbidden]
        = spoiled([](SimulatedSnp& s) { s.report.signer = SnpSigner::Vlek; });
    f[Reason::SnpProductForbidden]
        = spoiled({}, [](SnpPolicy& p) { p.products = { { SnpProduct::Turin, {} } }; });
    f[Reason::SnpGuestSvn] = spoiled({}, [](SnpPolicy& p) { p.minGuestSvn = 1; });
    f[Reason::SnpTcbOrder] = spoiled([](SimulatedSnp& s) { s.report.currentTcb[6] = 23; },
        [](SnpPolicy& p) { p.products[0].tcb = {}; });
    f[Reason::SnpTcbFloor] = spoiled([](SimulatedSnp& s) { s.report.launchTcb[7] = 218; });
    f[Reason::SnpAliasCheck] = spoiled([](SimulatedSnp& s) { s.report.platformInfo = 0x05; });
    f[Reason::SnpMitigation] = spoiled([](SimulatedSnp& s) { s.report.currentMitigations = 0x0A; });
    f[Reason::SnpIdentity] = spoiled([](SimulatedSnp& s) { s.report.hostData[0] = 1; });
    f[Reason::SnpReportData] = spoiled([](SimulatedSnp& s) { s.report.reportData[63] ^= 1; });
    f[Reason::SnpMeasurement] = spoiled([](SimulatedSnp& s) { s.report.measurement[0] ^= 1; });
    return f;
}

} // namespace tercet::attestation::test
