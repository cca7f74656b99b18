#include <algorithm>
#include <sodium.h>

#include "core/attestation/Sgx.h"

namespace tercet::attestation {

namespace {

constexpr std::uint64_t kAllowedFlags
    = kFlagInit | kFlag64Bit | kFlagEinitToken | kFlagKss | kFlagAexNotify;

bool contains(const auto& list, const auto& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

void appraiseStatus(std::vector<Finding>& out, const GenuineSgx& g, const SgxPolicy& policy)
{
    if (g.evaluation < policy.minEvaluation) out.push_back({ Reason::SgxCollateralOld });
    if (g.status == TcbStatus::Revoked) {
        out.push_back({ Reason::SgxTcbRevoked });
        return;
    }
    if (!contains(policy.statuses, g.status)) {
        const bool old = g.status == TcbStatus::OutOfDate
            || g.status == TcbStatus::OutOfDateConfigurationNeeded;
        out.push_back({ old ? Reason::SgxTcbOutOfDate : Reason::SgxTcbStatus,
            std::string(statusName(g.status)) });
        return;
    }
    for (const auto& advisory : g.advisories)
        if (!contains(policy.advisories, advisory))
            out.push_back({ Reason::SgxAdvisory, advisory });
}

void appraiseIdentity(std::vector<Finding>& out, const EnclaveReport& e, const SgxPolicy& policy)
{
    if (contains(policy.mrEnclaves, e.mrEnclave)) return;
    bool known = false;
    for (const auto& signer : policy.signers) {
        if (signer.mrSigner != e.mrSigner || signer.prodId != e.isvProdId) continue;
        if (e.isvSvn >= signer.minSvn) return;
        known = true;
    }
    out.push_back({ known ? Reason::SgxSvn : Reason::SgxMeasurement });
}

} // namespace

std::vector<Finding> appraiseSgx(
    const GenuineSgx& genuine, const SgxPolicy& policy, const ByteArray<64>& reportData)
{
    const auto& e = genuine.quote.enclave;
    std::vector<Finding> out;
    appraiseStatus(out, genuine, policy);
    if (e.flags & kFlagDebug) out.push_back({ Reason::SgxDebug });
    if (!(e.flags & kFlagInit) || (e.flags & ~(kAllowedFlags | kFlagDebug)))
        out.push_back({ Reason::SgxAttributes });
    if (e.configId != policy.configId) out.push_back({ Reason::SgxConfigId });
    if (sodium_memcmp(e.reportData.data(), reportData.data(), 64) != 0)
        out.push_back({ Reason::SgxReportData });
    appraiseIdentity(out, e, policy);
    return out;
}

} // namespace tercet::attestation
