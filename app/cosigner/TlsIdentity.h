#pragma once

#include <filesystem>

#include "core/base/Bytes.h"

namespace tercet::operating {

// The co-signer's TLS key (P-256) and its self-signed certificate: `tls.key` and `tls.crt` in the
// data folder, PEM, mode 0600. Devices know the key by its pin, so the key stays; the certificate
// may be exchanged for any other one over it.
struct TlsIdentity {
    std::filesystem::path key {};
    std::filesystem::path certificate {};
    Bytes32 pin {}; // SHA-256 of the SubjectPublicKeyInfo
    std::int64_t expires { 0 }; // of the certificate, Unix time in seconds
};

// Reads what is there: Code::FileNotFound, FileUnreadable, or BadField where the two do not belong
// together.
Result<TlsIdentity> readTlsIdentity(const std::filesystem::path& folder);
// Makes for this host (a name or an address) what is not there: both, or a certificate for the key.
Result<TlsIdentity> makeTlsIdentity(const std::filesystem::path& folder, const std::string& host);
// Another self-signed certificate over the key that is there, from now on for as long as the first.
// Code::FileNotFound without a key.
Result<TlsIdentity> renewCertificate(const std::filesystem::path& folder, const std::string& host);

} // namespace tercet::operating
