#pragma once

#include <mutex>

#include "core/cosigner/Attester.h"
#include "core/cosigner/KernelFiles.h"

namespace tercet::cosigner {

// An enclave of Intel SGX under Gramine: a DCAP quote over the given bytes from Gramine's pseudo
// files, stapled with Intel's collateral, which a job of the operator keeps in a folder:
// tcb_info.json and qe_identity.json (the body of Intel's answer, {"tcbInfo" or "enclaveIdentity":
// …, "signature": hex}), tcb_signing_chain.pem (of the answer's header, decoded), pck_crl.der,
// root_crl.der. What is signed is cut out of the answers byte for byte and judged by the verifier.
class SgxGramine final : public Attester {
public:
    struct Places {
        std::filesystem::path device { "/dev/attestation" };
        std::filesystem::path collateral {};
    };
    // `files` outlives it.
    explicit SgxGramine(Places places, KernelFiles& files = kernelFiles());
    attestation::Tee tee() const override { return attestation::Tee::Sgx; }
    Result<attestation::Evidence> evidence(
        const ByteArray<64>& reportData, std::int64_t now) override;

private:
    Result<Bytes> quote(const ByteArray<64>& reportData);
    Result<Bytes> file(const char* name);

    Places m_places;
    KernelFiles& m_files;
    std::mutex m_mutex; // user_report_data is one for the whole enclave
};

} // namespace tercet::cosigner
