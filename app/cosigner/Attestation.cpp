#include "app/cosigner/Attestation.h"

#include "core/attestation/simulated/SimulatedTee.h"
#include "core/base/AtomicFile.h"
#include "core/cosigner/SgxGramine.h"
#include "core/cosigner/SnpGuest.h"
#include "core/cosigner/simulated/SimulatedAttester.h"

namespace tercet::operating {

namespace {

constexpr const char* kFolder = "attestation";
constexpr std::size_t kMaxList = 256 * 1024;

std::optional<attestation::SignedList> readList(const std::filesystem::path& folder)
{
    auto manifest = systemFiles().read(folder / "co-signers.json", kMaxList);
    const auto signatures = systemFiles().read(folder / "co-signers.json.sig", kMaxList);
    if (!manifest || !signatures) return std::nullopt;
    return attestation::SignedList { std::move(*manifest), std::string(text(*signatures)) };
}

} // namespace

bool isProfile(const std::string& name)
{
    return name == "unattested" || name == "simulated" || name == "snp" || name == "sgx";
}

Attestation openAttestation(const std::filesystem::path& folder, const Configuration& configuration,
    const Bytes32& tlsPin, Random& random)
{
    const auto own = std::filesystem::absolute(folder) / kFolder;
    Attestation out;
    out.parts.tlsSpki = tlsPin;
    const auto& profile = configuration.profile;
    if (profile == "simulated") {
        out.attester = std::make_unique<cosigner::SimulatedAttester>(configuration.share);
        out.parts.roots = &attestation::simulated::simulatedRoots();
        out.parts.published = cosigner::simulatedList();
    } else if (profile == "snp" || profile == "sgx") {
        if (profile == "snp")
            out.attester = std::make_unique<cosigner::SnpGuest>(
                cosigner::SnpGuest::Places { .certificates = own }, random);
        else
            out.attester = std::make_unique<cosigner::SgxGramine>(
                cosigner::SgxGramine::Places { .collateral = own });
        out.parts.published = attestation::publishedList(
            [own] { return readList(own); }, attestation::releaseKeys());
    }
    out.parts.attester = out.attester.get();
    return out;
}

} // namespace tercet::operating
