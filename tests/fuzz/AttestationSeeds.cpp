#include <filesystem>
#include <fstream>

#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "core/attestation/simulated/SimulatedTee.h"

// Writes the seeds of fuzz_snp_report, fuzz_sgx_quote and fuzz_attestation: attestation_seeds
// FOLDER. They are the simulation's evidence, the same at every run.
using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::simulated;

namespace {

constexpr std::int64_t kNow = 1'750'000'000;

void write(const std::filesystem::path& folder, const std::string& name, ByteView bytes)
{
    std::filesystem::create_directories(folder);
    std::ofstream out(folder / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    const std::filesystem::path root(argv[1]);
    const auto numbered = [&](int parser, const std::string& name, ByteView bytes) {
        Bytes input { std::uint8_t(parser) };
        append(input, bytes);
        write(root / "fuzz_attestation", name, input);
    };
    for (const std::uint32_t version : { 2u, 3u, 5u }) {
        auto snp = SimulatedSnp::orderly(SnpProduct::Genoa, kNow, {});
        snp.report.version = version;
        write(
            root / "fuzz_snp_report", "version-" + std::to_string(version), snp.evidence().report);
    }
    for (const std::uint16_t version : { 3, 4 }) {
        auto sgx = SimulatedSgx::orderly(kNow, {});
        sgx.version = version;
        write(root / "fuzz_sgx_quote", "version-" + std::to_string(version), sgx.quote());
    }
    const auto snp = SimulatedSnp::orderly(SnpProduct::Milan, kNow, {}).evidence();
    const auto sgx = SimulatedSgx::orderly(kNow, {}).collateral();
    numbered(0, "vcek", snp.vek);
    numbered(0, "ask", snp.ask);
    numbered(1, "crl", sgx.pckCrl);
    numbered(2, "chain", sgx.tcbSigningChain);
    numbered(4, "tcb-info", sgx.tcbInfo);
    numbered(5, "qe-identity", sgx.qeIdentity);
    numbered(6, "manifest", view(simulatedManifest(1, kNow)));
    const auto ik = crypto::SigningKey::fromSeed(Bytes32 {});
    numbered(7, "evidence-none", view(toJson(attest(Tee::None, { .role = 2 }, ik, kNow))));
    numbered(7, "evidence-sgx", view(toJson(attest(Tee::Sgx, { .role = 3 }, ik, kNow))));
    numbered(8, "signatures",
        view(Json::array(
            { { { "key", std::string(64, 'a') }, { "signature", std::string(128, 'b') } } })
                .dump()));
    return 0;
}
