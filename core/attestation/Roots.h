#pragma once

#include <optional>

#include "core/attestation/SnpProduct.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// Who is believed about hardware: SHA-256 fingerprints of the certificates at the top. The
// certificates themselves come with the evidence and are compared with these.
struct SnpRoot {
    SnpProduct product;
    SnpSigner signer;
    Bytes32 ark, ask; // for a VLEK the intermediate is AMD's ASVK
};

struct Roots {
    std::vector<SnpRoot> snp {};
    std::optional<Bytes32> sgx {};
    // Whatever these roots vouch for is a simulation, and stays labelled as one.
    bool simulated { false };

    const SnpRoot* find(SnpProduct product, SnpSigner signer) const;
};

// AMD's and Intel's: Milan, Genoa (with Bergamo and Siena) and Turin; the Intel SGX Root CA.
const Roots& vendorRoots();

} // namespace tercet::attestation
