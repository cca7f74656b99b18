#pragma once

#include "core/attestation/Crl.h"
#include "core/attestation/SgxTcb.h"

namespace tercet::attestation {

// What Intel publishes about a platform, stapled by the co-signer. JSON bodies are the signed bytes
// as received, signatures r ‖ s, the chain PEM, CRLs DER.
struct SgxCollateral {
    Bytes tcbInfo {}, tcbInfoSignature {};
    Bytes qeIdentity {}, qeIdentitySignature {};
    Bytes tcbSigningChain {};
    Bytes pckCrl {}, rootCrl {};
    friend bool operator==(const SgxCollateral&, const SgxCollateral&) = default;
};

// Collateral whose signatures have been checked; only the PCK CRL still needs its issuer, which
// comes with the quote. Not thread-safe.
struct GenuineCollateral {
    TcbInfo tcbInfo;
    QeIdentity qeIdentity;
    Crl pckCrl, rootCrl;
    Certificate root;
    std::int64_t goodUntil {}; // the earliest nextUpdate, Unix seconds; judged by freshness rules
};

// Step 3 of attestation.md 3 at `now` (Unix seconds) under this root. Collateral from the future is
// refused here; what is past its next update is told by `goodUntil`. SgxPem …, SgxCrl*,
// SgxCollateral*, SgxPckRevoked.
Outcome<GenuineCollateral> verifyCollateral(
    const SgxCollateral& collateral, const Bytes32& root, std::int64_t now);

} // namespace tercet::attestation
