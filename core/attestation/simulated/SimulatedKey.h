#pragma once

#include "core/crypto/OpenSsl.h"

namespace tercet::attestation::simulated {

// A signing key made from a label that everybody knows, so it proves nothing; what it signs is the
// same at every run. Variable time. Aborts the process if OpenSSL fails.
class SimulatedKey {
public:
    enum class Kind { P256, P384, Rsa4096 };
    static SimulatedKey p256(std::string_view label);
    static SimulatedKey p384(std::string_view label);
    static SimulatedKey rsa(std::string_view label); // "ARK", "ASK" or "ASVK"

    Bytes spki() const; // DER of SubjectPublicKeyInfo
    Bytes algorithm() const; // DER of the AlgorithmIdentifier of sign()
    // As X.509 wants it: ECDSA in DER, or RSASSA-PSS with SHA-384 and a salt of 48 bytes.
    Bytes sign(ByteView message) const;
    // ECDSA as r ‖ s, big-endian.
    Bytes signRaw(ByteView message) const;
    const Bytes& point() const { return m_point; } // x ‖ y

private:
    Kind m_kind {};
    Bytes m_secret {}, m_point {}; // ECDSA
    crypto::PkeyPtr m_rsa {};
};

} // namespace tercet::attestation::simulated
