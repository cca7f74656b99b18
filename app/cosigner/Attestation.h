#pragma once

#include "app/cosigner/Configuration.h"
#include "core/cosigner/AttestationDesk.h"

namespace tercet::operating {

// What a co-signer shows of itself, by its profile: "unattested", "simulated", "snp", "sgx". What
// the operator adds (certificates of AMD, collateral of Intel, the published list `co-signers.json`
// with `co-signers.json.sig`) is in `attestation/` of the data folder and read each time.
struct Attestation {
    std::unique_ptr<cosigner::Attester> attester {};
    cosigner::AttestationParts parts {}; // refers to `attester`
};
bool isProfile(const std::string& name);
// `random` outlives it.
Attestation openAttestation(const std::filesystem::path& folder, const Configuration& configuration,
    const Bytes32& tlsPin, Random& random);

} // namespace tercet::operating
