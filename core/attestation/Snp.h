#pragma once

#include "core/attestation/SnpCertificates.h"
#include "core/attestation/SnpReport.h"

namespace tercet::attestation {

// What a co-signer on AMD SEV-SNP sends: the report and the certificates up to ARK, all DER; `crl`
// is AMD's revocation list, stapled or empty.
struct SnpEvidence {
    Bytes report {}, vek {}, ask {}, ark {}, crl {};
    friend bool operator==(const SnpEvidence&, const SnpEvidence&) = default;
};

// A report that a genuine chip with exactly these patch levels signed. Nothing of a report is shown
// or used before it is one of these.
struct GenuineSnp {
    SnpReport report {};
    VerifiedVek vek {};
};

// Steps 1 to 6: layout, product, chain to the pinned roots at `now` (Unix seconds), signature, chip
// and TCB of the certificate. The first reason that fails.
Outcome<GenuineSnp> verifySnp(const SnpEvidence& evidence, const Roots& roots, std::int64_t now,
    OldReports old = OldReports::Refused);

// What may run on AMD, from the signed manifest.
struct SnpPolicy {
    struct Floor {
        SnpProduct product;
        SnpTcb tcb;
    };
    std::vector<Floor> products {}; // those that are taken, each with its lowest TCB
    std::vector<SnpSigner> signers { SnpSigner::Vcek };
    std::uint64_t policy { 0x30000 }; // the guest policy, exactly
    std::uint32_t vmpl {}, minGuestSvn {};
    ByteArray<16> familyId {}, imageId {};
    Bytes32 hostData {};
    ByteArray<48> idKeyDigest {}, authorKeyDigest {};
    std::uint64_t mitigations {}; // bits that must be set in both vectors
    bool aliasCheck { true }; // ask for ALIAS_CHECK_COMPLETE
    std::vector<ByteArray<48>> measurements {};
};

// Steps 7 to 9, everything that fails, in the order of attestation.md 1. A guest that may be
// debugged or migrated is refused whatever the policy says.
std::vector<Finding> appraiseSnp(
    const GenuineSnp& genuine, const SnpPolicy& policy, const ByteArray<64>& reportData);

} // namespace tercet::attestation
