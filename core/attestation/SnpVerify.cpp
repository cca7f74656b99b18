#include <algorithm>

#include "core/attestation/Ecdsa.h"
#include "core/attestation/Snp.h"

namespace tercet::attestation {

namespace {

Check tcbsWellFormed(const SnpReport& r, SnpProduct product)
{
    for (const auto* tcb : { &r.currentTcb, &r.reportedTcb, &r.committedTcb, &r.launchTcb })
        if (!reservedZero(*tcb, product)) return refuse(Reason::SnpReserved, "TCB");
    return {};
}

// Only the chip's own certificate names a chip; Turin's names it by the first eight bytes.
bool sameChip(const SnpReport& r, const VerifiedVek& vek)
{
    if (vek.signer == SnpSigner::Vlek) return true;
    const auto& id = vek.identity.hardwareId;
    return std::equal(id.begin(), id.end(), r.chipId.begin())
        && std::all_of(r.chipId.begin() + std::ptrdiff_t(id.size()), r.chipId.end(),
            [](auto b) { return b == 0; });
}

} // namespace

Outcome<GenuineSnp> verifySnp(
    const SnpEvidence& evidence, const Roots& roots, std::int64_t now, OldReports old)
{
    TERCET_TRY(auto report, parseSnpReport(evidence.report, old));
    std::optional<SnpProduct> product;
    if (report.version >= 3) {
        product = productOf(report.family, report.model);
        if (!product) return refuse(Reason::SnpProduct);
    }
    TERCET_TRY(auto vek,
        verifyVek({ evidence.vek, evidence.ask, evidence.ark, evidence.crl }, product,
            report.signer, roots, now));
    const auto covered = ByteView(evidence.report).first(SnpReport::kSignedBytes);
    if (!verifyP384Sha384(vek.key, covered, report.signature))
        return refuse(Reason::SnpReportSignature);
    TERCET_CHECK(tcbsWellFormed(report, vek.product));
    if (!sameChip(report, vek)) return refuse(Reason::SnpChip);
    if (report.reportedTcb != vek.identity.tcb) return refuse(Reason::SnpTcbCertificate);
    return GenuineSnp { report, std::move(vek) };
}

} // namespace tercet::attestation
