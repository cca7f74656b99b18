#pragma once

#include "core/attestation/Reason.h"
#include "core/attestation/SnpProduct.h"

namespace tercet::attestation {

// ATTESTATION_REPORT of AMD 56860 (SEV-SNP firmware ABI), versions 2 to 5: 1184 bytes,
// little-endian. The signature covers the first 672.
struct SnpReport {
    static constexpr std::size_t kBytes = 0x4A0;
    static constexpr std::size_t kSignedBytes = 0x2A0;

    std::uint32_t version {}, guestSvn {};
    std::uint64_t policy {};
    ByteArray<16> familyId {}, imageId {};
    std::uint32_t vmpl {};
    SnpTcb currentTcb {}, reportedTcb {}, committedTcb {}, launchTcb {};
    std::uint64_t platformInfo {};
    SnpSigner signer {};
    bool authorKey {};
    ByteArray<64> reportData {};
    ByteArray<48> measurement {};
    Bytes32 hostData {};
    ByteArray<48> idKeyDigest {}, authorKeyDigest {};
    Bytes32 reportId {}, reportIdMa {};
    std::uint8_t family {}, model {}, stepping {}; // zero in version 2
    ByteArray<64> chipId {};
    std::uint64_t launchMitigations {}, currentMitigations {}; // zero before version 5
    ByteArray<96> signature {}; // r ‖ s, big-endian
};

// Bits of `policy` and `platformInfo`.
inline constexpr std::uint64_t kPolicyMigrateMa = 1ull << 18, kPolicyDebug = 1ull << 19;
inline constexpr std::uint64_t kPlatformAliasCheck = 1ull << 5;

// Layout only, no cryptography: length, version, algorithm, signer and every reserved bit and byte,
// the unsigned tail included. SnpLength, SnpVersion, SnpSignatureAlgorithm, SnpSigner,
// SnpPolicyReserved, SnpReserved, SnpSignaturePadding. Version 2 names no processor; it is read
// only where the caller asks for it (tests).
enum class OldReports { Refused, Accepted };
Outcome<SnpReport> parseSnpReport(ByteView bytes, OldReports old = OldReports::Refused);

} // namespace tercet::attestation
