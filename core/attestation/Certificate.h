#pragma once

#include "core/attestation/Reason.h"
#include "core/crypto/OpenSsl.h"

namespace tercet::attestation {

// An X.509 certificate, parsed strictly. Immutable; methods are not thread-safe on one object.
class Certificate {
public:
    // Version 3, canonical DER, nothing after it: Reason::CertDer or CertNotCanonical.
    static Outcome<Certificate> parse(ByteView der);

    const Bytes& der() const { return m_der; }
    Bytes32 fingerprint() const; // SHA-256 of the DER
    std::string subject() const; // common name; empty if there is not exactly one
    std::string issuer() const;
    Bytes serial() const; // DER of the INTEGER
    std::int64_t notBefore() const; // Unix seconds
    std::int64_t notAfter() const;
    bool isCa() const; // a valid basicConstraints extension says so
    // No unknown critical extension and none that is malformed.
    bool extensionsUnderstood() const;

    // CertNotYetValid or CertExpired.
    Check validAt(std::int64_t now) const;
    // The issuer's name is the other's subject, byte for byte, and its key signed this certificate.
    bool namesIssuer(const Certificate& other) const;
    bool signedBy(const Certificate& issuer) const;

    // The signature's algorithm, parameters included, is exactly this.
    bool isEcdsaSha256() const;
    bool isPssSha384Salt48() const;
    // The public key as x ‖ y of a named curve (big-endian, 64 or 96 bytes); empty for other keys.
    Bytes p256() const;
    Bytes p384() const;
    bool isRsa4096() const;

    // The content of the one extension with this dotted OID: ExtMissing, ExtDuplicate.
    Outcome<Bytes> extension(const char* oid) const;

    X509* get() const { return m_x509.get(); }

private:
    Certificate(crypto::X509Ptr x509, Bytes der)
        : m_x509(std::move(x509))
        , m_der(std::move(der))
    {
    }
    crypto::X509Ptr m_x509;
    Bytes m_der;
};

// The signature algorithms of Intel's and AMD's certificates and CRLs, parameters included.
bool isEcdsaSha256(const X509_ALGOR* algorithm);
bool isPssSha384Salt48(const X509_ALGOR* algorithm);

// Unix seconds of a certificate's or CRL's time; the lowest number when it cannot be read.
std::int64_t unixTime(const ASN1_TIME* time);

} // namespace tercet::attestation
