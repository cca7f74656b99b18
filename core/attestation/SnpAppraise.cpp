#include <algorithm>
#include <sodium.h>

#include "core/attestation/Snp.h"

namespace tercet::attestation {

namespace {

bool noMigrationAgent(const SnpReport& r)
{
    return std::all_of(r.reportIdMa.begin(), r.reportIdMa.end(), [](auto b) { return b == 0xFF; });
}

void appraiseTcb(std::vector<Finding>& out, const GenuineSnp& genuine, const SnpPolicy& policy)
{
    const auto& r = genuine.report;
    const auto floor = std::find_if(policy.products.begin(), policy.products.end(),
        [&](const auto& f) { return f.product == genuine.vek.product; });
    if (floor == policy.products.end()) {
        out.push_back(
            { Reason::SnpProductForbidden, std::string(productName(genuine.vek.product)) });
        return;
    }
    if (!atLeast(r.currentTcb, r.reportedTcb)) out.push_back({ Reason::SnpTcbOrder });
    const std::pair<const char*, const SnpTcb&> tcbs[] = { { "current", r.currentTcb },
        { "reported", r.reportedTcb }, { "committed", r.committedTcb }, { "launch", r.launchTcb } };
    for (const auto& [name, tcb] : tcbs)
        if (!atLeast(tcb, floor->tcb)) out.push_back({ Reason::SnpTcbFloor, name });
}

bool sameIdentity(const SnpReport& r, const SnpPolicy& p)
{
    return r.familyId == p.familyId && r.imageId == p.imageId && r.hostData == p.hostData
        && r.idKeyDigest == p.idKeyDigest && r.authorKeyDigest == p.authorKeyDigest;
}

} // namespace

std::vector<Finding> appraiseSnp(
    const GenuineSnp& genuine, const SnpPolicy& policy, const ByteArray<64>& reportData)
{
    const auto& r = genuine.report;
    std::vector<Finding> out;
    const auto unless = [&](bool holds, Reason reason) {
        if (!holds) out.push_back({ reason });
    };
    unless(!(r.policy & kPolicyDebug), Reason::SnpDebug);
    unless(!(r.policy & kPolicyMigrateMa) && noMigrationAgent(r), Reason::SnpMigration);
    unless(r.vmpl == policy.vmpl, Reason::SnpVmpl);
    unless(r.policy == policy.policy, Reason::SnpPolicy);
    unless(
        std::find(policy.signers.begin(), policy.signers.end(), r.signer) != policy.signers.end(),
        Reason::SnpSignerForbidden);
    unless(r.guestSvn >= policy.minGuestSvn, Reason::SnpGuestSvn);
    appraiseTcb(out, genuine, policy);
    unless(!policy.aliasCheck || (r.platformInfo & kPlatformAliasCheck), Reason::SnpAliasCheck);
    unless((r.launchMitigations & policy.mitigations) == policy.mitigations
            && (r.currentMitigations & policy.mitigations) == policy.mitigations,
        Reason::SnpMitigation);
    unless(sameIdentity(r, policy), Reason::SnpIdentity);
    unless(sodium_memcmp(r.reportData.data(), reportData.data(), 64) == 0, Reason::SnpReportData);
    unless(std::find(policy.measurements.begin(), policy.measurements.end(), r.measurement)
            != policy.measurements.end(),
        Reason::SnpMeasurement);
    return out;
}

} // namespace tercet::attestation
