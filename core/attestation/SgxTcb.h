#pragma once

#include <optional>
#include <vector>

#include "core/attestation/Reason.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// Intel's word on patch levels: TCB info (SGX, version 3) and the QE's identity (QE, version 2) of
// the Provisioning Certification Service v4, parsed from the very bytes that were signed.
enum class TcbStatus {
    UpToDate,
    SwHardeningNeeded,
    ConfigurationNeeded,
    ConfigurationAndSwHardeningNeeded,
    OutOfDate,
    OutOfDateConfigurationNeeded,
    Revoked,
};
std::string_view statusName(TcbStatus status); // Intel's: "SWHardeningNeeded"
std::optional<TcbStatus> statusNamed(std::string_view name);

struct TcbLevel {
    ByteArray<16> components {};
    std::uint16_t pceSvn {};
    std::int64_t date {}; // Unix seconds
    TcbStatus status {};
    std::vector<std::string> advisories {}; // "INTEL-SA-00615"
};

struct TcbInfo {
    std::int64_t issued {}, nextUpdate {}; // Unix seconds
    ByteArray<6> fmspc {};
    ByteArray<2> pceId {};
    std::uint32_t evaluation {}; // tcbEvaluationDataNumber
    std::vector<TcbLevel> levels {}; // highest first
};

struct QeLevel {
    std::uint16_t isvSvn {};
    std::int64_t date {};
    TcbStatus status {};
    std::vector<std::string> advisories {};
};

struct QeIdentity {
    std::int64_t issued {}, nextUpdate {};
    std::uint32_t evaluation {};
    std::uint32_t miscSelect {}, miscSelectMask {};
    ByteArray<16> attributes {}, attributesMask {};
    Bytes32 mrSigner {};
    std::uint16_t isvProdId {};
    std::vector<QeLevel> levels {}; // highest first
};

// SgxCollateralFormat, or SgxCollateralVersion for another kind or version.
Outcome<TcbInfo> parseTcbInfo(ByteView json);
Outcome<QeIdentity> parseQeIdentity(ByteView json);

// The first level that the platform, or the QE, reaches; null if it reaches none.
const TcbLevel* levelOf(const TcbInfo& info, const ByteArray<16>& components, std::uint16_t pceSvn);
const QeLevel* levelOf(const QeIdentity& identity, std::uint16_t isvSvn);

// The status of both together: an outdated QE makes the platform outdated.
TcbStatus converge(TcbStatus platform, TcbStatus qe);

// Intel's answer {"tcbInfo":{…},"signature":"…"} (key "tcbInfo" or "enclaveIdentity") cut into the
// signed bytes and the 64-byte signature, without parsing what is inside: SgxCollateralFormat.
struct SignedJson {
    Bytes body {};
    ByteArray<64> signature {};
};
Outcome<SignedJson> cutSignedJson(ByteView answer, std::string_view key);

} // namespace tercet::attestation
