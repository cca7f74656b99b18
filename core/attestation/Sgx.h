#pragma once

#include "core/attestation/Pck.h"
#include "core/attestation/Roots.h"
#include "core/attestation/SgxCollateral.h"
#include "core/attestation/SgxQuote.h"

namespace tercet::attestation {

// A quote that Intel's quoting enclave signed on a genuine platform, and what Intel says of that
// platform's patch level. Nothing of a quote is shown or used before it is one of these.
struct GenuineSgx {
    SgxQuote quote {};
    PckIdentity platform {};
    std::int64_t pckNotAfter {}; // Unix seconds
    TcbStatus status {};
    std::int64_t tcbDate {}; // of the level reached
    std::vector<std::string> advisories {}; // open at that level, sorted
    std::uint32_t evaluation {}; // the lower one of TCB info and QE identity
    std::int64_t collateralGoodUntil {};
};

// Steps 1, 2 and 4 to 7 of attestation.md 3, at `now` (Unix seconds); the first reason that fails.
Outcome<GenuineSgx> verifySgx(
    ByteView quote, const GenuineCollateral& collateral, const Bytes32& root, std::int64_t now);

// What may run on Intel, from the signed manifest.
struct SgxPolicy {
    struct Signer { // weaker than an MRENCLAVE: whoever holds that key decides what runs
        Bytes32 mrSigner {};
        std::uint16_t prodId {}, minSvn {};
    };
    std::vector<Bytes32> mrEnclaves {};
    std::vector<Signer> signers {};
    ByteArray<64> configId {};
    std::vector<TcbStatus> statuses { TcbStatus::UpToDate, TcbStatus::SwHardeningNeeded };
    std::vector<std::string> advisories {}; // that may be open
    std::uint32_t minEvaluation {};
};

// Step 8 and the status, everything that fails. An enclave that may be debugged, that is not
// initialised or that asks for the provisioning key is refused whatever the policy says.
std::vector<Finding> appraiseSgx(
    const GenuineSgx& genuine, const SgxPolicy& policy, const ByteArray<64>& reportData);

} // namespace tercet::attestation
