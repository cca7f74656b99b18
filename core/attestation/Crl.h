#pragma once

#include "core/attestation/Certificate.h"

namespace tercet::attestation {

// A certificate revocation list, parsed as strictly as a certificate.
class Crl {
public:
    static Outcome<Crl> parse(ByteView der); // CertDer, CertNotCanonical

    // Named after, and signed by, this CA.
    bool isOf(const Certificate& issuer) const;
    bool signedBy(const Certificate& issuer) const;
    bool isEcdsaSha256() const;
    bool isPssSha384Salt48() const;
    std::int64_t thisUpdate() const; // Unix seconds
    std::int64_t nextUpdate() const; // the lowest number if there is none
    bool revokes(const Certificate& certificate) const;

private:
    explicit Crl(crypto::CrlPtr crl)
        : m_crl(std::move(crl))
    {
    }
    crypto::CrlPtr m_crl;
};

} // namespace tercet::attestation
