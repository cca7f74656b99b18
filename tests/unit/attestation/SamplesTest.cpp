#include "tests/unit/attestation/Samples.h"

#include <cstdio>
#include <map>

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

TEST(Samples, ThePinsAreTheFingerprintsOfTheRealRoots)
{
    TERCET_NEED_SAMPLES();
    std::map<std::string, Bytes32> pins { { "intel_sgx_root.der", *vendorRoots().sgx } };
    for (const auto& [name, product] : { std::pair { "milan", SnpProduct::Milan },
             std::pair { "genoa", SnpProduct::Genoa }, std::pair { "turin", SnpProduct::Turin } }) {
        const std::string file = "amd_" + std::string(name);
        pins[file + "_ark.der"] = vendorRoots().find(product, SnpSigner::Vcek)->ark;
        pins[file + "_ask.der"] = vendorRoots().find(product, SnpSigner::Vcek)->ask;
        pins[file + "_asvk.der"] = vendorRoots().find(product, SnpSigner::Vlek)->ask;
        EXPECT_EQ(vendorRoots().find(product, SnpSigner::Vlek)->ark, pins[file + "_ark.der"]);
    }
    const auto all = manifest();
    EXPECT_EQ(all["roots"].size(), pins.size());
    for (const auto& [file, digits] : all["roots"].items()) {
        const auto certificate = Certificate::parse(readFile(samplesFolder() / "roots" / file));
        ASSERT_TRUE(certificate) << file;
        EXPECT_EQ(hex(certificate->fingerprint()), digits) << file;
        EXPECT_EQ(certificate->fingerprint(), pins[file]) << file;
    }
}

TEST(Samples, ARealReportWithWhatBelongsToAnotherIsRefused)
{
    TERCET_NEED_SAMPLES();
    const auto samples = snpSamples();
    const auto& siena = samples[4];
    const auto& azure = samples[5];
    ASSERT_EQ(siena.name + azure.name, "coco_siena_v3coco_azure_genoa_v3");
    const auto reason = [](const SnpEvidence& e, std::int64_t now) {
        const auto g = verifySnp(e, vendorRoots(), now);
        return g ? std::string("OK") : std::string(reasonName(g.error().reason));
    };
    auto other = siena.evidence;
    EXPECT_EQ(reason(other, siena.clock), "OK");
    other.vek = azure.evidence.vek; // another chip's key
    EXPECT_EQ(reason(other, siena.clock), "E_SNP_REPORT_SIG");
    other.vek = samples[6].evidence.vek; // a Milan's
    EXPECT_EQ(reason(other, siena.clock), "E_SNP_PRODUCT_MISMATCH");
    EXPECT_EQ(reason(siena.evidence, unixSeconds("2025-05-27T17:57:02Z")), "E_CERT_NOT_YET_VALID");
    EXPECT_EQ(reason(siena.evidence, unixSeconds("2032-05-27T17:57:04Z")), "E_CERT_EXPIRED");
    EXPECT_EQ(reason(samples[0].evidence, samples[0].clock), "E_SNP_VERSION") << "version 2";

    const auto g = verifySnp(siena.evidence, vendorRoots(), siena.clock).value();
    auto policy = policyFor(g);
    policy.products[0].tcb[7] += 1; // a floor one above
    EXPECT_EQ(verdict(appraiseSnp(g, policy, g.report.reportData)), "E_SNP_TCB_FLOOR");

    const auto turin = snpEvidence("turin_vcek_only", "turin", SnpSigner::Vcek);
    const auto vek = verifyVek({ turin.vek, turin.ask, turin.ark }, SnpProduct::Turin,
        SnpSigner::Vcek, vendorRoots(), siena.clock);
    ASSERT_TRUE(vek) << reasonName(vek.error().reason);
    EXPECT_EQ(vek->identity.hardwareId.size(), 8u);
    EXPECT_EQ(hex(vek->identity.tcb), "0000000000000009");
}

TEST(Samples, ARealQuoteWithWhatBelongsToAnotherIsRefused)
{
    TERCET_NEED_SAMPLES();
    const auto samples = sgxSamples();
    const auto& gramine = samples[0];
    const auto& lake = samples[2];
    const auto root = *vendorRoots().sgx;
    const auto reason = [&](const Bytes& quote, const SgxCollateral& c, std::int64_t now) {
        const auto collateral = verifyCollateral(c, root, now);
        if (!collateral) return std::string(reasonName(collateral.error().reason));
        const auto g = verifySgx(quote, *collateral, root, now);
        return g ? std::string("OK") : std::string(reasonName(g.error().reason));
    };
    EXPECT_EQ(reason(lake.quote, lake.collateral, lake.clock), "OK");
    EXPECT_EQ(reason(gramine.quote, lake.collateral, lake.clock), "E_SGX_CRL_ISSUER");
    auto c = lake.collateral;
    c.tcbInfo = gramine.collateral.tcbInfo; // of another platform, and rightly signed
    c.tcbInfoSignature = gramine.collateral.tcbInfoSignature;
    EXPECT_EQ(reason(lake.quote, c, lake.clock), "E_SGX_FMSPC");
    c = lake.collateral;
    std::swap(c.tcbInfo, c.qeIdentity);
    std::swap(c.tcbInfoSignature, c.qeIdentitySignature);
    EXPECT_EQ(reason(lake.quote, c, lake.clock), "E_SGX_COLLATERAL_VERSION");
    c = lake.collateral;
    std::swap(c.pckCrl, c.rootCrl);
    EXPECT_EQ(reason(lake.quote, c, lake.clock), "E_SGX_CRL_ISSUER");
    EXPECT_EQ(
        reason(lake.quote, lake.collateral, unixSeconds("2025-08-15T00:00:00Z")), "E_SGX_CRL_DATE");
}
