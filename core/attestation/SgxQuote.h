#pragma once

#include "core/attestation/Reason.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// REPORTBODY of an enclave (Intel SDM, SGX report): 384 bytes, integers little-endian.
struct EnclaveReport {
    static constexpr std::size_t kBytes = 384;

    ByteArray<16> cpuSvn {};
    std::uint32_t miscSelect {};
    ByteArray<16> isvExtProdId {};
    std::uint64_t flags {}, xfrm {}; // the two halves of ATTRIBUTES
    Bytes32 mrEnclave {}, mrSigner {};
    ByteArray<64> configId {};
    std::uint16_t isvProdId {}, isvSvn {}, configSvn {};
    ByteArray<16> familyId {};
    ByteArray<64> reportData {};
};

inline constexpr std::uint64_t kFlagInit = 0x01, kFlagDebug = 0x02, kFlag64Bit = 0x04,
                               kFlagProvisionKey = 0x10, kFlagLaunchKey = 0x20,
                               kFlagEinitToken = 0x40, kFlagKss = 0x80, kFlagAexNotify = 0x400;

// An ECDSA quote of an SGX enclave, version 3 or 4 (Intel "SGX ECDSA Quote Library", appendix A).
// The versions differ in one thing: in 4, the QE's report and everything after it stand inside
// certification data of type 6.
struct SgxQuote {
    std::uint16_t version {}, qeSvn {}, pceSvn {}; // SVNs: version 3 only
    EnclaveReport enclave {};
    Bytes signedPart {}; // header and enclave report, 432 bytes
    ByteArray<64> signature {}; // r ‖ s, big-endian, by the attestation key
    ByteArray<64> attestationKey {}; // x ‖ y, P-256
    EnclaveReport qe {};
    Bytes qeReport {}; // 384 bytes
    ByteArray<64> qeSignature {}; // by the PCK
    Bytes qeAuthData {};
    Bytes pckChain {}; // PEM: PCK, PCK CA, root; without the NUL that may end it
};

// Layout only: every constant, length and reserved byte. SgxLength … SgxReserved.
Outcome<SgxQuote> parseSgxQuote(ByteView bytes);

} // namespace tercet::attestation
