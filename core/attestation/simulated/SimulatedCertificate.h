#pragma once

#include <optional>
#include <vector>

#include "core/attestation/simulated/SimulatedKey.h"

namespace tercet::attestation::simulated {

struct Extension {
    std::string oid;
    bool critical {};
    Bytes value {}; // the content of extnValue
};

// An X.509 certificate to be; every field may be spoiled before it is signed.
struct CertificateDraft {
    std::string issuer {}, subject {}; // common names
    Bytes serial { 0x01 }; // big-endian
    std::int64_t notBefore {}, notAfter {}; // Unix seconds
    Bytes spki {};
    std::vector<Extension> extensions {};
    std::uint8_t version { 2 }; // v3
    std::optional<Bytes> algorithm {}; // instead of the signing key's
};
Bytes signCertificate(const CertificateDraft& draft, const SimulatedKey& by);

// basicConstraints, critical.
Extension caExtension(bool ca);

struct CrlDraft {
    std::string issuer {};
    std::int64_t thisUpdate {}, nextUpdate {};
    std::vector<Bytes> revoked {}; // serials, big-endian
};
Bytes signCrl(const CrlDraft& draft, const SimulatedKey& by);

} // namespace tercet::attestation::simulated
