#pragma once

#include "core/attestation/Binding.h"
#include "core/attestation/Manifest.h"

namespace tercet::attestation {

// A co-signer's whole answer to a nonce (POST /v1/attestation) and, in the same form, the raw
// export of the window. `snp` or `sgx` is filled as `tee` says; with Tee::None there is neither,
// and the claims stand under the identity's signature alone.
struct Evidence {
    Claims claims {};
    Tee tee { Tee::None };
    SnpEvidence snp {};
    Bytes sgxQuote {};
    SgxCollateral sgx {};
    ByteArray<64> signature {}; // signClaims()
    friend bool operator==(const Evidence&, const Evidence&) = default;

    // What the signature covers besides T: every part with its length before it (LE32), in the
    // order of the structs; empty for Tee::None. Injective.
    Bytes hardwareBytes() const;
};

// JSON with binary in base64url: {"format":"tercet-evidence-1","claims":{…},"tee":…,"snp" or
// "sgx":{…},"signature":…}. Numbers above 53 bits are decimal text. Reading is strict and takes at
// most kMaxEvidence bytes; BadJson and its kin, MissingField, BadField, UnknownField with the
// field.
inline constexpr std::size_t kMaxEvidence = 256 * 1024;
std::string toJson(const Evidence& evidence);
Result<Evidence> evidenceFromJson(std::string_view json);

} // namespace tercet::attestation
