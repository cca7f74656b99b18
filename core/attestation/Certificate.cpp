#include "core/attestation/Certificate.h"

#include <limits>
#include <openssl/core_names.h>
#include <openssl/err.h>

#include "core/crypto/Hash.h"

namespace tercet::attestation {

namespace {

constexpr std::size_t kMaxCertificate = 16 * 1024;

// DER of RSASSA-PSS-params (RFC 8017 A.2.3): SHA-384, MGF1 with SHA-384, salt 48. AMD writes the
// default trailer field in some certificates and leaves it out in others.
const Bytes kPss = *fromHex("3034a00f300d06096086480165030402020500a11c301a06092a864886f70d010108"
                            "300d06096086480165030402020500a203020130");
const Bytes kPssWithTrailer
    = *fromHex("3039a00f300d06096086480165030402020500a11c301a06092a864886f70d01010830"
               "0d06096086480165030402020500a203020130a303020101");

std::string commonName(const X509_NAME* name)
{
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(name, NID_commonName, at) >= 0) return {};
    const auto* text = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
    const auto* bytes = ASN1_STRING_get0_data(text);
    return { bytes, bytes + ASN1_STRING_length(text) };
}

Bytes namedPoint(X509* x509, const char* curve, std::size_t coordinate)
{
    EVP_PKEY* key = X509_get0_pubkey(x509);
    char group[32] = {};
    std::size_t n = 0;
    if (!key || !EVP_PKEY_is_a(key, "EC")
        || !EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, &n)
        || std::string_view(group) != curve)
        return {};
    Bytes point(2 * coordinate + 1);
    if (!EVP_PKEY_get_octet_string_param(
            key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &n)
        || n != point.size() || point[0] != 4)
        return {};
    point.erase(point.begin());
    return point;
}

} // namespace

std::int64_t unixTime(const ASN1_TIME* time)
{
    const std::unique_ptr<ASN1_TIME, crypto::FreeWith<ASN1_STRING_free>> epoch(
        ASN1_TIME_set(nullptr, 0));
    int days = 0, seconds = 0;
    if (!time || !epoch || !ASN1_TIME_diff(&days, &seconds, epoch.get(), time))
        return std::numeric_limits<std::int64_t>::min();
    return std::int64_t(days) * 86'400 + seconds;
}

bool isEcdsaSha256(const X509_ALGOR* algorithm)
{
    const ASN1_OBJECT* oid = nullptr;
    int type = 0;
    X509_ALGOR_get0(&oid, &type, nullptr, algorithm);
    return OBJ_obj2nid(oid) == NID_ecdsa_with_SHA256 && type == V_ASN1_UNDEF;
}

bool isPssSha384Salt48(const X509_ALGOR* algorithm)
{
    const ASN1_OBJECT* oid = nullptr;
    int type = 0;
    const void* value = nullptr;
    X509_ALGOR_get0(&oid, &type, &value, algorithm);
    if (OBJ_obj2nid(oid) != NID_rsassaPss || type != V_ASN1_SEQUENCE) return false;
    const auto* parameters = static_cast<const ASN1_STRING*>(value);
    const ByteView der(
        ASN1_STRING_get0_data(parameters), std::size_t(ASN1_STRING_length(parameters)));
    return equal(der, kPss) || equal(der, kPssWithTrailer);
}

Outcome<Certificate> Certificate::parse(ByteView der)
{
    if (der.empty() || der.size() > kMaxCertificate) return refuse(Reason::CertDer, "length");
    const std::uint8_t* at = der.data();
    crypto::X509Ptr x509(d2i_X509(nullptr, &at, long(der.size())));
    ERR_clear_error();
    if (!x509) return refuse(Reason::CertDer, "not a certificate");
    if (at != der.data() + der.size()) return refuse(Reason::CertNotCanonical, "trailing bytes");
    if (!equal(crypto::derOf(i2d_X509, x509.get()), der)) return refuse(Reason::CertNotCanonical);
    if (X509_get_version(x509.get()) != X509_VERSION_3)
        return refuse(Reason::CertDer, "not version 3");
    return Certificate(std::move(x509), toBytes(der));
}

Bytes32 Certificate::fingerprint() const { return crypto::sha256(m_der); }
std::string Certificate::subject() const { return commonName(X509_get_subject_name(get())); }
std::string Certificate::issuer() const { return commonName(X509_get_issuer_name(get())); }

Bytes Certificate::serial() const
{
    return crypto::derOf(
        i2d_ASN1_INTEGER, const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(get())));
}

std::int64_t Certificate::notBefore() const { return unixTime(X509_get0_notBefore(get())); }
std::int64_t Certificate::notAfter() const { return unixTime(X509_get0_notAfter(get())); }

bool Certificate::isCa() const
{
    const auto flags = X509_get_extension_flags(get());
    return (flags & EXFLAG_BCONS) && (flags & EXFLAG_CA);
}

bool Certificate::extensionsUnderstood() const
{
    return !(X509_get_extension_flags(get()) & (EXFLAG_INVALID | EXFLAG_CRITICAL));
}

Check Certificate::validAt(std::int64_t now) const
{
    const auto from = notBefore(), to = notAfter();
    if (from == std::numeric_limits<std::int64_t>::min()
        || to == std::numeric_limits<std::int64_t>::min())
        return refuse(Reason::CertDer, "dates");
    if (now < from) return refuse(Reason::CertNotYetValid, subject());
    if (now > to) return refuse(Reason::CertExpired, subject());
    return {};
}

bool Certificate::namesIssuer(const Certificate& other) const
{
    return X509_NAME_cmp(X509_get_issuer_name(get()), X509_get_subject_name(other.get())) == 0;
}

bool Certificate::signedBy(const Certificate& issuer) const
{
    EVP_PKEY* key = X509_get0_pubkey(issuer.get());
    const bool good = key && X509_verify(get(), key) == 1;
    ERR_clear_error();
    return good;
}

bool Certificate::isEcdsaSha256() const
{
    return attestation::isEcdsaSha256(X509_get0_tbs_sigalg(get()));
}

bool Certificate::isPssSha384Salt48() const
{
    return attestation::isPssSha384Salt48(X509_get0_tbs_sigalg(get()));
}

Bytes Certificate::p256() const { return namedPoint(get(), "prime256v1", 32); }
Bytes Certificate::p384() const { return namedPoint(get(), "secp384r1", 48); }

bool Certificate::isRsa4096() const
{
    EVP_PKEY* key = X509_get0_pubkey(get());
    return key && EVP_PKEY_is_a(key, "RSA") && EVP_PKEY_get_bits(key) == 4096;
}

Outcome<Bytes> Certificate::extension(const char* oid) const
{
    const std::unique_ptr<ASN1_OBJECT, crypto::FreeWith<ASN1_OBJECT_free>> wanted(
        OBJ_txt2obj(oid, 1));
    const int at = X509_get_ext_by_OBJ(get(), wanted.get(), -1);
    if (at < 0) return refuse(Reason::ExtMissing, oid);
    if (X509_get_ext_by_OBJ(get(), wanted.get(), at) >= 0) return refuse(Reason::ExtDuplicate, oid);
    const auto* data = X509_EXTENSION_get_data(X509_get_ext(get(), at));
    const auto* bytes = ASN1_STRING_get0_data(data);
    return Bytes(bytes, bytes + ASN1_STRING_length(data));
}

} // namespace tercet::attestation
