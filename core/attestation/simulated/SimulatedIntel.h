#pragma once

#include <functional>

#include "core/attestation/Sgx.h"
#include "core/attestation/simulated/SimulatedCertificate.h"
#include "core/base/Json.h"

namespace tercet::attestation::simulated {

// A platform with SGX and the Intel behind it, in the real formats. Every field, and through the
// hooks every byte, may be spoiled; what is spoiled before signing is signed all the same.
struct SimulatedSgx {
    // An enclave on a platform at `now` (Unix seconds), all in order and up to date.
    static SimulatedSgx orderly(std::int64_t now, const ByteArray<64>& reportData);

    CertificateDraft root {}, pckCa {}, pck {}, tcbSigner {}; // pck without Intel's extension
    CrlDraft rootCrl {}, pckCrl {};
    PckIdentity platform {};
    Json tcbInfo {}, qeIdentity {};
    std::uint16_t version { 3 };
    EnclaveReport enclave {}, qe {}; // the QE's report_data is filled in
    Bytes qeAuthData {};
    std::function<void(std::vector<Extension>&)> pckExtensions {};
    std::function<void(Bytes&)> qeBeforeSigning {}; // 384 bytes
    std::function<void(Bytes&)> beforeSigning {}; // 432 bytes
    std::function<void(std::string&)> pckChain {}; // the PEM in the quote
    std::function<void(Bytes&)> afterSigning {}; // the whole quote

    Bytes quote() const;
    SgxCollateral collateral() const;
    // The pin of this simulation's own root.
    Bytes32 rootPin() const;
    Roots roots() const; // `simulated` is set
};

Bytes encode(const EnclaveReport& report); // 384 bytes
Bytes32 simulatedMrEnclave();

// Intel's texts, and the content of the PCK extension.
Json tcbInfoOf(const PckIdentity& platform, std::int64_t now);
Json qeIdentityOf(const EnclaveReport& qe, std::int64_t now);
Bytes pckExtensionOf(const PckIdentity& platform);
std::string isoTime(std::int64_t unixSeconds); // "2025-06-19T10:56:11Z"

} // namespace tercet::attestation::simulated
