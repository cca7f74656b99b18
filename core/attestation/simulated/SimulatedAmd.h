#pragma once

#include <functional>

#include "core/attestation/Snp.h"
#include "core/attestation/simulated/SimulatedCertificate.h"

namespace tercet::attestation::simulated {

// A machine with SEV-SNP and the AMD behind it, in the real formats. Every field, and through the
// hooks every byte, may be spoiled; what is spoiled before signing is signed all the same.
struct SimulatedSnp {
    // A processor of this product at `now` (Unix seconds) with the given guest, all in order.
    static SimulatedSnp orderly(
        SnpProduct product, std::int64_t now, const ByteArray<64>& reportData);

    SnpProduct product {};
    SnpReport report {};
    VekIdentity identity {};
    CertificateDraft ark {}, ask {}, vek {}; // vek without AMD's extensions: those of `identity`
    std::optional<CrlDraft> crl {};
    std::function<void(Bytes&)> beforeSigning {}, afterSigning {}; // of the report
    std::function<void(std::vector<Extension>&)> vekExtensions {};

    SnpEvidence evidence() const;
    // The pins of this simulation's own certificates; `simulated` is set.
    Roots roots() const;
};

// The 1184 bytes, signature still zero.
Bytes encode(const SnpReport& report);

// What the simulated guest measures.
ByteArray<48> simulatedMeasurement();

} // namespace tercet::attestation::simulated
