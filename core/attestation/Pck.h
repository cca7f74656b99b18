#pragma once

#include "core/attestation/Certificate.h"

namespace tercet::attestation {

// What Intel's extension 1.2.840.113741.1.13.1 of a PCK certificate says about the platform (Intel
// SGX PCK Certificate and CRL Profile, 1.3.5).
struct PckIdentity {
    ByteArray<16> components {}; // SGX TCB component SVNs 1 to 16
    std::uint16_t pceSvn {};
    ByteArray<2> pceId {};
    ByteArray<6> fmspc {};
};

// ExtMissing, ExtDuplicate, ExtMalformed.
Outcome<PckIdentity> pckIdentity(const Certificate& pck);

// A PCK certificate whose chain ends in the pinned root.
struct VerifiedPck {
    Certificate leaf, ca;
    PckIdentity identity {};
    Bytes key {}; // P-256, x ‖ y
};

// leaf ← "Intel SGX PCK Platform CA" or "… Processor CA" ← the root with this fingerprint, at `now`
// (Unix seconds). SgxPem, CertDer …, SgxRootNotPinned, SgxChain*, CertExpired, Ext*.
Outcome<VerifiedPck> verifyPckChain(ByteView pem, const Bytes32& root, std::int64_t now);

// The TCB signing certificate under the same root, from a PEM chain of two.
Outcome<Certificate> verifyTcbSigner(ByteView pem, const Bytes32& root, std::int64_t now);

// The root of either chain, once that chain has been verified.
Outcome<Certificate> lastOf(ByteView pem, std::size_t count);

} // namespace tercet::attestation
