#include "core/attestation/simulated/SimulatedTee.h"

#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation::simulated {

namespace {

constexpr auto kProduct = SnpProduct::Genoa;
constexpr const char* kVersion = "0.0.0-simulated";

crypto::SigningKey releaseKey(int number)
{
    const auto seed
        = crypto::sha256(view("tercet simulated release key " + std::to_string(number)));
    return crypto::SigningKey::fromSeed(seed);
}

Json builds(ByteView measurement)
{
    return Json::array({ { { "measurement", hex(measurement) }, { "version", kVersion } } });
}

Json snpRole()
{
    const std::string zero16(32, '0'), zero32(64, '0'), zero48(96, '0');
    return { { "share", 2 }, { "tee", "sev-snp" }, { "covers", "firmware" },
        { "builds", builds(simulatedMeasurement()) },
        { "products",
            Json::array(
                { { { "product", productName(kProduct) }, { "tcb", "04000000000018db" } } }) },
        { "signers", Json::array({ "VCEK" }) }, { "policy", "0000000000030000" }, { "vmpl", 0 },
        { "min_guest_svn", 0 }, { "family_id", zero16 }, { "image_id", zero16 },
        { "host_data", zero32 }, { "id_key_digest", zero48 }, { "author_key_digest", zero48 },
        { "mitigations", "000000000000000b" }, { "alias_check", true } };
}

Json sgxRole()
{
    return { { "share", 3 }, { "tee", "sgx" }, { "covers", "software" },
        { "builds", builds(simulatedMrEnclave()) },
        { "statuses", Json::array({ "UpToDate", "SWHardeningNeeded" }) },
        { "advisories", Json::array({ "INTEL-SA-00615" }) }, { "min_evaluation", 17 },
        { "config_id", std::string(128, '0') } };
}

} // namespace

const Roots& simulatedRoots()
{
    static const Roots roots = [] {
        Roots out { {}, SimulatedSgx::orderly(0, {}).rootPin(), true };
        for (const auto product : kSnpProducts) {
            for (const auto signer : { SnpSigner::Vcek, SnpSigner::Vlek }) {
                auto snp = SimulatedSnp::orderly(product, 0, {});
                snp.report.signer = signer;
                out.snp.push_back(snp.roots().snp.front());
            }
        }
        return out;
    }();
    return roots;
}

Evidence attest(Tee tee, const Claims& claims, const crypto::SigningKey& ik, std::int64_t now)
{
    Evidence e { claims, tee };
    if (tee == Tee::SevSnp)
        e.snp = SimulatedSnp::orderly(kProduct, now, reportDataOf(claims)).evidence();
    if (tee == Tee::Sgx) {
        const auto sgx = SimulatedSgx::orderly(now, reportDataOf(claims));
        e.sgxQuote = sgx.quote();
        e.sgx = sgx.collateral();
    }
    e.signature = signClaims(ik, claims, e.hardwareBytes());
    return e;
}

std::string simulatedManifest(std::uint64_t sequence, std::int64_t notBefore)
{
    const Json manifest { { "format", "tercet-co-signers-1" }, { "sequence", sequence },
        { "not_before", notBefore }, { "expires", notBefore + 60 * 86'400 },
        { "roles", Json::array({ snpRole(), sgxRole() }) } };
    return manifest.dump();
}

ReleaseKeys simulatedReleaseKeys()
{
    return { { releaseKey(1).publicKey(), releaseKey(2).publicKey(), releaseKey(3).publicKey() },
        2 };
}

std::vector<ManifestSignature> simulatedSignatures(ByteView manifest)
{
    std::vector<ManifestSignature> out;
    for (const int number : { 1, 3 }) {
        const auto key = releaseKey(number);
        out.push_back({ key.publicKey(), signManifest(key, manifest) });
    }
    return out;
}

} // namespace tercet::attestation::simulated
