#include "app/cosigner/TlsIdentity.h"

#include <arpa/inet.h>
#include <array>
#include <ctime>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "core/base/AtomicFile.h"
#include "core/crypto/Hash.h"
#include "core/crypto/OpenSsl.h"

namespace tercet::operating {

namespace {

using Key = crypto::PkeyPtr;
using Certificate = crypto::X509Ptr;
using Bio = crypto::BioPtr;

constexpr const char* kKeyFile = "tls.key";
constexpr const char* kCertificateFile = "tls.crt";
constexpr std::size_t kMaxFile = 64 * 1024;
constexpr long kLifetimeDays = 3650; // who connects knows the key, not the certificate
constexpr int kSerialBytes = 16;

std::unexpected<Error> broken(const char* what) { return fail(Code::Internal, what, "tls"); }

Bytes contentOf(BIO* bio)
{
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return toBytes(view(std::string_view(data, std::size_t(size))));
}

bool addExtension(X509* certificate, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const crypto::ExtensionPtr extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool isAddress(const std::string& host)
{
    std::array<unsigned char, 16> bytes {};
    return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1
        || inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

Certificate selfSigned(EVP_PKEY* key, const std::string& host)
{
    Certificate out(X509_new());
    std::array<unsigned char, kSerialBytes> serial {};
    if (!out || RAND_bytes(serial.data(), kSerialBytes) != 1) return {};
    serial[0] = (serial[0] & 0x7f) | 0x40; // positive, of this length
    const crypto::BnPtr number(BN_bin2bn(serial.data(), kSerialBytes, nullptr));
    auto* const name = X509_get_subject_name(out.get());
    const std::string common = "Tercet co-signer";
    const bool made = number && X509_set_version(out.get(), X509_VERSION_3) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(out.get()))
        && X509_gmtime_adj(X509_getm_notBefore(out.get()), -3600)
        && X509_gmtime_adj(X509_getm_notAfter(out.get()), kLifetimeDays * 24 * 3600)
        && X509_set_pubkey(out.get(), key) == 1
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char*>(common.data()), int(common.size()), -1, 0)
            == 1
        && X509_set_issuer_name(out.get(), name) == 1
        && addExtension(out.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(out.get(), NID_key_usage, "critical,digitalSignature")
        && addExtension(out.get(), NID_ext_key_usage, "serverAuth")
        && addExtension(out.get(), NID_subject_alt_name, (isAddress(host) ? "IP:" : "DNS:") + host)
        && X509_sign(out.get(), key, EVP_sha256()) > 0;
    return made ? std::move(out) : Certificate {};
}

Result<Bio> readPem(const std::filesystem::path& path)
{
    TERCET_TRY(auto bytes, systemFiles().read(path, kMaxFile));
    Bio bio(BIO_new(BIO_s_secmem()));
    const bool copied = bio && BIO_write(bio.get(), bytes.data(), int(bytes.size())) >= 0;
    sodium_memzero(bytes.data(), bytes.size());
    if (!copied) return broken("no memory");
    return bio;
}

Result<Key> readKey(const std::filesystem::path& path)
{
    TERCET_TRY(const auto text, readPem(path));
    Key key(PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr));
    if (!key) return fail(Code::BadField, "not a private key", "tls.key");
    return key;
}

Result<Key> makeKey(const std::filesystem::path& path)
{
    Key key(EVP_EC_gen("P-256"));
    const Bio text(BIO_new(BIO_s_secmem()));
    if (!key || !text
        || PEM_write_bio_PrivateKey(text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return broken("no key");
    auto secret = contentOf(text.get());
    const auto written = writeAtomically(systemFiles(), path, secret, 0600);
    sodium_memzero(secret.data(), secret.size());
    if (!written) return std::unexpected(written.error());
    return key;
}

Status writeCertificate(const std::filesystem::path& path, EVP_PKEY* key, const std::string& host)
{
    const auto certificate = selfSigned(key, host);
    const Bio text(BIO_new(BIO_s_mem()));
    if (!certificate || !text || PEM_write_bio_X509(text.get(), certificate.get()) != 1)
        return broken("no certificate");
    return writeAtomically(systemFiles(), path, contentOf(text.get()), 0600);
}

TlsIdentity placesIn(const std::filesystem::path& folder)
{
    const auto at = std::filesystem::absolute(folder);
    return { .key = at / kKeyFile, .certificate = at / kCertificateFile };
}

} // namespace

Result<TlsIdentity> readTlsIdentity(const std::filesystem::path& folder)
{
    auto out = placesIn(folder);
    TERCET_TRY(const auto key, readKey(out.key));
    TERCET_TRY(const auto certificateText, readPem(out.certificate));
    const Certificate certificate(
        PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr));
    if (!certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
        return fail(Code::BadField, "key and certificate do not belong together", "tls.key");
    const auto spki = crypto::derOf(i2d_PUBKEY, key.get());
    if (spki.empty()) return broken("public key");
    out.pin = crypto::sha256(spki);
    std::tm expires {};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &expires) != 1)
        return fail(Code::BadField, "the certificate has no end", "tls.crt");
    out.expires = timegm(&expires);
    return out;
}

Result<TlsIdentity> makeTlsIdentity(const std::filesystem::path& folder, const std::string& host)
{
    const auto places = placesIn(folder);
    std::error_code ignored;
    if (std::filesystem::exists(places.certificate, ignored)) return readTlsIdentity(folder);
    const bool found = std::filesystem::exists(places.key, ignored);
    TERCET_TRY(const auto key, found ? readKey(places.key) : makeKey(places.key));
    TERCET_CHECK(writeCertificate(places.certificate, key.get(), host));
    return readTlsIdentity(folder);
}

Result<TlsIdentity> renewCertificate(const std::filesystem::path& folder, const std::string& host)
{
    const auto places = placesIn(folder);
    TERCET_TRY(const auto key, readKey(places.key));
    TERCET_CHECK(writeCertificate(places.certificate, key.get(), host));
    return readTlsIdentity(folder);
}

} // namespace tercet::operating
