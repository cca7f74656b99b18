#include "core/attestation/Crl.h"

#include <openssl/err.h>

namespace tercet::attestation {

namespace {
constexpr std::size_t kMaxCrl = 512 * 1024;
}

Outcome<Crl> Crl::parse(ByteView der)
{
    if (der.empty() || der.size() > kMaxCrl) return refuse(Reason::CertDer, "CRL length");
    const std::uint8_t* at = der.data();
    crypto::CrlPtr crl(d2i_X509_CRL(nullptr, &at, long(der.size())));
    ERR_clear_error();
    if (!crl) return refuse(Reason::CertDer, "not a CRL");
    if (at != der.data() + der.size()) return refuse(Reason::CertNotCanonical, "CRL trailing");
    if (!equal(crypto::derOf(i2d_X509_CRL, crl.get()), der))
        return refuse(Reason::CertNotCanonical, "CRL");
    return Crl(std::move(crl));
}

bool Crl::isOf(const Certificate& issuer) const
{
    return X509_NAME_cmp(X509_CRL_get_issuer(m_crl.get()), X509_get_subject_name(issuer.get()))
        == 0;
}

bool Crl::signedBy(const Certificate& issuer) const
{
    EVP_PKEY* key = X509_get0_pubkey(issuer.get());
    const bool good = key && X509_CRL_verify(m_crl.get(), key) == 1;
    ERR_clear_error();
    return good;
}

bool Crl::isEcdsaSha256() const
{
    const X509_ALGOR* algorithm = nullptr;
    X509_CRL_get0_signature(m_crl.get(), nullptr, &algorithm);
    return attestation::isEcdsaSha256(algorithm);
}

bool Crl::isPssSha384Salt48() const
{
    const X509_ALGOR* algorithm = nullptr;
    X509_CRL_get0_signature(m_crl.get(), nullptr, &algorithm);
    return attestation::isPssSha384Salt48(algorithm);
}

std::int64_t Crl::thisUpdate() const { return unixTime(X509_CRL_get0_lastUpdate(m_crl.get())); }
std::int64_t Crl::nextUpdate() const { return unixTime(X509_CRL_get0_nextUpdate(m_crl.get())); }

bool Crl::revokes(const Certificate& certificate) const
{
    X509_REVOKED* entry = nullptr;
    return X509_CRL_get0_by_serial(m_crl.get(), &entry,
               const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(certificate.get())))
        != 0;
}

} // namespace tercet::attestation
