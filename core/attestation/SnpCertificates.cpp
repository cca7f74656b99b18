#include "core/attestation/SnpCertificates.h"

#include "core/attestation/Crl.h"
#include "core/attestation/Der.h"

namespace tercet::attestation {

namespace {

std::string amdOid(const std::string& tail) { return "1.3.6.1.4.1.3704.1." + tail; }

Outcome<std::uint8_t> patchLevel(const Certificate& vek, int number)
{
    const auto oid = amdOid("3." + std::to_string(number));
    TERCET_TRY(const auto bytes, vek.extension(oid.c_str()));
    DerReader der(bytes);
    const auto level = der.integer();
    if (!level || *level > 255 || !der.done()) return refuse(Reason::ExtMalformed, oid);
    return std::uint8_t(*level);
}

Outcome<std::string> ia5(const Certificate& vek, const std::string& oid)
{
    TERCET_TRY(const auto bytes, vek.extension(oid.c_str()));
    DerReader der(bytes);
    const auto text = der.ia5();
    if (!text || !der.done()) return refuse(Reason::ExtMalformed, oid);
    return std::string(*text);
}

// 64 bytes (8 on Turin), raw or in an OCTET STRING: AMD has issued both.
Outcome<Bytes> hardwareId(const Certificate& vek, SnpProduct product)
{
    const auto oid = amdOid("4");
    TERCET_TRY(auto bytes, vek.extension(oid.c_str()));
    const std::size_t expected = product == SnpProduct::Turin ? 8 : 64;
    if (bytes.size() == expected) return bytes;
    DerReader der(bytes);
    const auto inner = der.octets();
    if (!inner || !der.done() || inner->size() != expected)
        return refuse(Reason::ExtMalformed, oid);
    return toBytes(*inner);
}

Outcome<VekIdentity> identityOf(const Certificate& vek, SnpProduct product, SnpSigner signer)
{
    VekIdentity id;
    TERCET_TRY(id.product, ia5(vek, amdOid("2")));
    const auto name = productName(product);
    if (id.product != name && !id.product.starts_with(std::string(name) + "-"))
        return refuse(Reason::SnpProductMismatch, "product extension");
    const auto numbers = tcbExtensions(product);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        TERCET_TRY(id.tcb[i], patchLevel(vek, numbers[i]));
    }
    if (signer == SnpSigner::Vcek) {
        TERCET_TRY(id.hardwareId, hardwareId(vek, product));
    } else {
        TERCET_TRY(id.cspId, ia5(vek, amdOid("5")));
    }
    return id;
}

Check verifyAuthority(const Certificate& ark, const Certificate& ask, const SnpRoot& root,
    const std::string& askName, std::int64_t now)
{
    if (ark.fingerprint() != root.ark || ask.fingerprint() != root.ask)
        return refuse(Reason::SnpCertRoot);
    if (ark.subject() != rootName(root.product) || ask.subject() != askName || !ask.namesIssuer(ark)
        || !ark.namesIssuer(ark))
        return refuse(Reason::SnpCertName);
    TERCET_CHECK(ark.validAt(now));
    TERCET_CHECK(ask.validAt(now));
    if (!ark.isPssSha384Salt48() || !ask.isPssSha384Salt48())
        return refuse(Reason::SnpCertAlgorithm);
    if (!ark.isRsa4096() || !ask.isRsa4096() || !ark.isCa() || !ask.isCa())
        return refuse(Reason::SnpCertKey);
    if (!ark.signedBy(ark) || !ask.signedBy(ark)) return refuse(Reason::SnpCertSignature);
    return {};
}

Check verifyCrl(ByteView der, const Certificate& ark, const Certificate& ask,
    const Certificate& vek, std::int64_t now)
{
    if (der.empty()) return {};
    TERCET_TRY(const auto crl, Crl::parse(der));
    if (!crl.isOf(ark) || !crl.isPssSha384Salt48() || !crl.signedBy(ark))
        return refuse(Reason::SnpCrl, "not ARK's");
    if (now < crl.thisUpdate() || now > crl.nextUpdate()) return refuse(Reason::SnpCrl, "date");
    // VCEKs all have serial 0: only the issuer's entry can mean one certificate.
    if (crl.revokes(ask)) return refuse(Reason::SnpRevoked, "ASK");
    if (vek.serial() != Bytes { 2, 1, 0 } && crl.revokes(vek))
        return refuse(Reason::SnpRevoked, "VEK");
    return {};
}

} // namespace

Outcome<SnpProduct> productOfIssuer(const Certificate& vek, SnpSigner signer)
{
    for (const auto product : kSnpProducts)
        if (vek.issuer() == intermediateName(product, signer)) return product;
    return refuse(Reason::SnpCertName, "issuer");
}

Outcome<VerifiedVek> verifyVek(const SnpChain& chain, std::optional<SnpProduct> product,
    SnpSigner signer, const Roots& roots, std::int64_t now)
{
    TERCET_TRY(const auto vek, Certificate::parse(chain.vek));
    TERCET_TRY(const auto ofIssuer, productOfIssuer(vek, signer));
    if (product && *product != ofIssuer) return refuse(Reason::SnpProductMismatch);
    const auto* root = roots.find(ofIssuer, signer);
    if (!root) return refuse(Reason::SnpCertRoot, "no root for this product");
    TERCET_TRY(const auto ask, Certificate::parse(chain.ask));
    TERCET_TRY(const auto ark, Certificate::parse(chain.ark));
    TERCET_CHECK(verifyAuthority(ark, ask, *root, intermediateName(ofIssuer, signer), now));
    if (!vek.namesIssuer(ask) || vek.subject() != "SEV-" + std::string(signerName(signer)))
        return refuse(Reason::SnpCertName, "VEK");
    TERCET_CHECK(vek.validAt(now));
    if (!vek.isPssSha384Salt48()) return refuse(Reason::SnpCertAlgorithm, "VEK");
    auto key = vek.p384();
    if (key.empty() || vek.isCa() || !vek.extensionsUnderstood())
        return refuse(Reason::SnpCertKey, "VEK");
    if (!vek.signedBy(ask)) return refuse(Reason::SnpCertSignature, "VEK");
    TERCET_CHECK(verifyCrl(chain.crl, ark, ask, vek, now));
    TERCET_TRY(auto identity, identityOf(vek, ofIssuer, signer));
    return VerifiedVek { ofIssuer, signer, std::move(identity), std::move(key), vek.notBefore(),
        vek.notAfter() };
}

} // namespace tercet::attestation
