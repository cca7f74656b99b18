#include "core/attestation/Judge.h"

#include <algorithm>

namespace tercet::attestation {

namespace {

constexpr std::int64_t kDay = 86'400;

// Seconds past a date -> what that does.
Weight grace(std::int64_t seconds)
{
    if (seconds <= 7 * kDay) return Weight::Advises;
    return seconds <= 30 * kDay ? Weight::BlocksCeremonies : Weight::Refuses;
}

class Judging {
public:
    Judging(const Evidence& evidence, const Expected& expected, const Rules& rules)
        : m_evidence(evidence)
        , m_expected(expected)
        , m_rules(rules)
    {
    }

    Judged run()
    {
        auto& d = m_out.details;
        d.tee = m_evidence.tee;
        d.tlsEndsElsewhere = m_expected.tlsEndsElsewhere;
        m_out.verdict.simulated = m_rules.roots.simulated && m_evidence.tee != Tee::None;
        if (m_evidence.tee != Tee::None)
            hardware();
        else
            add({ Reason::NoTee },
                m_rules.profile == Profile::Unattested ? Weight::Advises : Weight::Refuses);
        for (auto& each : checkBinding(
                 m_evidence.claims, m_evidence.hardwareBytes(), m_evidence.signature, m_expected))
            add(std::move(each), Weight::Refuses);
        return std::move(m_out);
    }

private:
    void add(Finding finding, Weight weight)
    {
        m_out.verdict.findings.push_back({ std::move(finding), weight });
    }

    void hardware()
    {
        const auto* role = m_rules.manifest ? m_rules.manifest->role(m_expected.role) : nullptr;
        if (!role) return add({ Reason::ManifestRole }, Weight::Refuses);
        if (role->tee != m_evidence.tee) return add({ Reason::WrongTee }, Weight::Refuses);
        if (m_evidence.tee == Tee::SevSnp)
            snp(*role);
        else
            sgx(*role);
    }

    void named(const RolePolicy& role, ByteView measurement)
    {
        auto& d = m_out.details;
        d.measurement = toBytes(measurement);
        d.coverage = role.coverage;
        for (const auto& build : role.builds)
            if (equal(build.measurement, measurement)) d.version = build.version;
        m_out.verdict.hardware = m_rules.profile == Profile::Attested;
    }

    void snp(const RolePolicy& role)
    {
        const auto genuine = verifySnp(m_evidence.snp, m_rules.roots, m_expected.now);
        if (!genuine) return add(genuine.error(), Weight::Refuses);
        named(role, genuine->report.measurement);
        auto& d = m_out.details;
        d.product = productName(genuine->vek.product);
        d.tcb = hex(genuine->report.reportedTcb);
        d.certificateNotAfter = genuine->vek.notAfter;
        for (auto& each : appraiseSnp(*genuine, role.snp, reportDataOf(m_evidence.claims)))
            add(std::move(each), Weight::Refuses);
    }

    void sgx(const RolePolicy& role)
    {
        const auto now = m_expected.now;
        const auto& root = m_rules.roots.sgx;
        if (!root) return add({ Reason::SgxRootNotPinned }, Weight::Refuses);
        const auto collateral = verifyCollateral(m_evidence.sgx, *root, now);
        if (!collateral) return add(collateral.error(), Weight::Refuses);
        const auto genuine = verifySgx(m_evidence.sgxQuote, *collateral, *root, now);
        if (!genuine) return add(genuine.error(), Weight::Refuses);
        named(role, genuine->quote.enclave.mrEnclave);
        auto& d = m_out.details;
        d.product = hex(genuine->platform.fmspc);
        d.tcb = statusName(genuine->status);
        d.advisories = genuine->advisories;
        d.certificateNotAfter = genuine->pckNotAfter;
        d.collateralGoodUntil = genuine->collateralGoodUntil;
        if (now > genuine->collateralGoodUntil)
            add({ Reason::SgxCollateralStale }, grace(now - genuine->collateralGoodUntil));
        for (auto& each : appraiseSgx(*genuine, role.sgx, reportDataOf(m_evidence.claims)))
            addSgx(std::move(each));
        adviseOnStatus(*genuine, role.sgx);
    }

    void addSgx(Finding finding)
    {
        const auto& since = m_rules.outOfDateSince;
        const bool recovering = finding.reason == Reason::SgxTcbOutOfDate && since;
        add(std::move(finding), recovering ? grace(m_expected.now - *since) : Weight::Refuses);
    }

    // What the manifest takes although it is not the best.
    void adviseOnStatus(const GenuineSgx& g, const SgxPolicy& policy)
    {
        const bool taken = std::find(policy.statuses.begin(), policy.statuses.end(), g.status)
            != policy.statuses.end();
        if (!taken || g.status == TcbStatus::UpToDate) return;
        if (g.advisories.empty())
            add({ Reason::SgxTcbStatus, std::string(statusName(g.status)) }, Weight::Advises);
        for (const auto& advisory : g.advisories)
            if (std::find(policy.advisories.begin(), policy.advisories.end(), advisory)
                != policy.advisories.end())
                add({ Reason::SgxAdvisory, advisory }, Weight::Advises);
    }

    const Evidence& m_evidence;
    const Expected& m_expected;
    const Rules& m_rules;
    Judged m_out {};
};

} // namespace

Judged judge(const Evidence& evidence, const Expected& expected, const Rules& rules)
{
    return Judging(evidence, expected, rules).run();
}

} // namespace tercet::attestation
