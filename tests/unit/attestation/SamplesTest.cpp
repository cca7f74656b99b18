#include "tests/unit/attestation/Samples.h"

#include <cstdio>

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;

namespace {

// The strict rules of attestation.md 1 with this report's own values where a manifest would name
// them: what is left is what no manifest may loosen, and VMPL 0.
SnpPolicy policyFor(const GenuineSnp& g)
{
    const auto& r = g.report;
    SnpPolicy p;
    p.products = { { g.vek.product, r.reportedTcb } };
    p.signers = { r.signer };
    p.policy = r.policy;
    p.familyId = r.familyId;
    p.imageId = r.imageId;
    p.hostData = r.hostData;
    p.idKeyDigest = r.idKeyDigest;
    p.authorKeyDigest = r.authorKeyDigest;
    p.aliasCheck = r.version >= 3; // version 2 cannot say it
    p.measurements = { r.measurement };
    return p;
}

SgxPolicy policyFor(const GenuineSgx& g)
{
    SgxPolicy p;
    p.mrEnclaves = { g.quote.enclave.mrEnclave };
    p.statuses.push_back(g.status);
    p.advisories = g.advisories;
    return p;
}

std::string verdict(const std::vector<Finding>& findings)
{
    return findings.empty() ? "OK" : std::string(reasonName(findings.front().reason));
}

std::string hexNumber(std::uint64_t v)
{
    char out[24];
    std::snprintf(out, sizeof out, "0x%llx", static_cast<unsigned long long>(v));
    return out;
}

} // namespace

TEST(Samples, SnpReportsGiveTheVerdictOfTheManifest)
{
    TERCET_NEED_SAMPLES();
    const auto samples = snpSamples();
    ASSERT_EQ(samples.size(), 7u);
    for (const auto& s : samples) {
        SCOPED_TRACE(s.name);
        const auto g = verifySnp(s.evidence, vendorRoots(), s.clock, OldReports::Accepted);
        ASSERT_TRUE(g) << reasonName(g.error().reason) << " " << g.error().detail;
        const auto& r = g->report;
        EXPECT_EQ(r.version, s.expected["version"]);
        EXPECT_EQ(r.vmpl, s.expected["vmpl"]);
        EXPECT_EQ(hexNumber(r.policy), s.expected["policy"]);
        EXPECT_EQ(hexNumber(r.platformInfo), s.expected["platform_info"]);
        EXPECT_EQ(signerName(r.signer), s.expected["signer"].get<std::string>());
        EXPECT_EQ(hex(r.reportedTcb), s.expected["reported_tcb"]);
        EXPECT_EQ(hex(r.measurement), s.expected["measurement"]);
        EXPECT_EQ(hex(r.reportData), s.expected["report_data"]);
        EXPECT_EQ(verdict(appraiseSnp(*g, policyFor(*g), r.reportData)),
            s.expected["strict_policy_verdict"]);
    }
}

TEST(Samples, SgxQuotesGiveTheVerdictOfTheManifest)
{
    TERCET_NEED_SAMPLES();
    const auto samples = sgxSamples();
    ASSERT_EQ(samples.size(), 5u);
    for (const auto& s : samples) {
        SCOPED_TRACE(s.name);
        const auto root = *vendorRoots().sgx;
        const auto c = verifyCollateral(s.collateral, root, s.clock);
        ASSERT_TRUE(c) << reasonName(c.error().reason) << " " << c.error().detail;
        EXPECT_GT(c->goodUntil, s.clock);
        const auto g = verifySgx(s.quote, *c, root, s.clock);
        ASSERT_TRUE(g) << reasonName(g.error().reason) << " " << g.error().detail;
        const auto& e = g->quote.enclave;
        EXPECT_EQ(statusName(g->status), s.expected["tcb_status"].get<std::string>());
        EXPECT_EQ(hex(e.mrEnclave), s.expected["mrenclave"]);
        EXPECT_EQ(hex(e.mrSigner), s.expected["mrsigner"]);
        EXPECT_EQ(e.isvProdId, s.expected["isv_prod_id"]);
        EXPECT_EQ(e.isvSvn, s.expected["isv_svn"]);
        EXPECT_EQ(hexNumber(e.flags), s.expected["attributes"]);
        EXPECT_EQ(hex(e.reportData), s.expected["report_data"]);
        EXPECT_EQ(verdict(appraiseSgx(*g, policyFor(*g), e.reportData)),
            s.expected["verdict_when_status_allowed"]);
        auto strict = policyFor(*g);
        strict.statuses = SgxPolicy().statuses;
        if (g->status != TcbStatus::SwHardeningNeeded) {
            EXPECT_EQ(verdict(appraiseSgx(*g, strict, e.reportData)),
                g->status == TcbStatus::OutOfDate ? "E_SGX_TCB_OUT_OF_DATE" : "E_SGX_TCB_STATUS");
        }
    }
}
