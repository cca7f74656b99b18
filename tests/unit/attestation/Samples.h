#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "TestPaths.h"
#include "core/attestation/Sgx.h"
#include "core/attestation/Snp.h"
#include "core/base/Json.h"

// Real evidence of ../shared/attest, with the expected verdicts of its manifest.json. The files are
// other people's and no part of the repository.
namespace tercet::attestation::test {

inline std::filesystem::path samplesFolder()
{
    return std::filesystem::path(TERCET_SHARED_DIR) / "attest";
}

inline bool haveSamples() { return std::filesystem::exists(samplesFolder() / "manifest.json"); }

#define TERCET_NEED_SAMPLES()                                                                      \
    if (!tercet::attestation::test::haveSamples())                                                 \
    GTEST_SKIP() << "../shared/attest is not there: no real evidence to verify"

inline Bytes readFile(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return { std::istreambuf_iterator<char>(in), {} };
}

inline Json manifest()
{
    return json::parse(text(readFile(samplesFolder() / "manifest.json"))).value();
}

// "2025-01-01T12:00:00Z"
inline std::int64_t unixSeconds(const std::string& time)
{
    const std::unique_ptr<ASN1_TIME, crypto::FreeWith<ASN1_STRING_free>> t(ASN1_TIME_new());
    std::string digits;
    for (const char c : time)
        if (c >= '0' && c <= '9') digits += c;
    EXPECT_EQ(ASN1_TIME_set_string(t.get(), (digits + "Z").c_str()), 1);
    return unixTime(t.get());
}

struct SnpSample {
    std::string name;
    SnpEvidence evidence;
    std::int64_t clock {};
    Json expected;
};

inline SnpEvidence snpEvidence(
    const std::string& name, const std::string& product, SnpSigner signer)
{
    const auto folder = samplesFolder();
    const auto roots = folder / "roots";
    const std::string as = signer == SnpSigner::Vcek ? "_ask.der" : "_asvk.der";
    const auto report = folder / "snp" / name / "report.bin";
    return { std::filesystem::exists(report) ? readFile(report) : Bytes(),
        readFile(folder / "snp" / name / "vek.der"), readFile(roots / ("amd_" + product + as)),
        readFile(roots / ("amd_" + product + "_ark.der")), {} };
}

inline std::vector<SnpSample> snpSamples()
{
    std::vector<SnpSample> out;
    const auto all = manifest();
    for (const auto& each : all["snp"]) {
        const auto name = each["name"].get<std::string>();
        const bool genoa = name.contains("genoa") || name.contains("siena");
        const auto signer = each["signer"] == "VLEK" ? SnpSigner::Vlek : SnpSigner::Vcek;
        out.push_back({ name, snpEvidence(name, genoa ? "genoa" : "milan", signer),
            unixSeconds(each["clock"]), each });
    }
    return out;
}

struct SgxSample {
    std::string name, collateralName;
    Bytes quote;
    SgxCollateral collateral;
    std::int64_t clock {};
    Json expected;
};

inline SgxCollateral sgxCollateral(const std::string& name)
{
    const auto folder = samplesFolder() / "sgx" / name;
    return { readFile(folder / "tcb_info.json"), readFile(folder / "tcb_info.sig"),
        readFile(folder / "qe_identity.json"), readFile(folder / "qe_identity.sig"),
        readFile(folder / "tcb_signing_chain.pem"), readFile(folder / "pck_ca.crl.der"),
        readFile(folder / "root_ca.crl.der") };
}

inline std::vector<SgxSample> sgxSamples()
{
    std::vector<SgxSample> out;
    const auto all = manifest();
    for (const auto& each : all["sgx"]) {
        const auto name = each["name"].get<std::string>();
        const auto collateral = each["collateral"].get<std::string>();
        out.push_back({ name, collateral, readFile(samplesFolder() / "sgx" / name / "quote.bin"),
            sgxCollateral(collateral), unixSeconds(each["clock"]), each });
    }
    return out;
}

} // namespace tercet::attestation::test
