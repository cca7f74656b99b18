#pragma once

#include "core/attestation/Published.h"
#include "core/cosigner/Attester.h"

// The profile `simulated`: evidence in the real formats under keys that everybody knows. It proves
// nothing, AMD's and Intel's roots refuse it, and where a vault takes it, it stays "not attested".
namespace tercet::cosigner {

class SimulatedAttester final : public Attester {
public:
    // As the practice manifest has it: share 2 on SEV-SNP, share 3 on SGX.
    explicit SimulatedAttester(int share)
        : m_tee(share == 2 ? attestation::Tee::SevSnp : attestation::Tee::Sgx)
    {
    }
    attestation::Tee tee() const override { return m_tee; }
    Result<attestation::Evidence> evidence(
        const ByteArray<64>& reportData, std::int64_t now) override;

private:
    attestation::Tee m_tee;
};

// The list that goes with it, the same for both sides without anybody sending it: one for each 30
// days, numbered.
attestation::PublishedList simulatedList();

} // namespace tercet::cosigner
