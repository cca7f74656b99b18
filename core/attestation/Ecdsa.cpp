#include "core/attestation/Ecdsa.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/params.h>

namespace tercet::attestation {

namespace {

crypto::PkeyPtr publicKey(const char* group, ByteView point)
{
    Bytes encoded { 4 };
    append(encoded, point);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(group), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), encoded.size()),
        OSSL_PARAM_construct_end(),
    };
    const crypto::PkeyCtxPtr ctx(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (!ctx || EVP_PKEY_fromdata_init(ctx.get()) != 1
        || EVP_PKEY_fromdata(ctx.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return nullptr;
    return crypto::PkeyPtr(key);
}

Bytes derSignature(ByteView rs)
{
    const auto half = rs.size() / 2;
    crypto::BnPtr r(BN_bin2bn(rs.data(), int(half), nullptr));
    crypto::BnPtr s(BN_bin2bn(rs.data() + half, int(half), nullptr));
    const crypto::SigPtr signature(ECDSA_SIG_new());
    if (!r || !s || !signature) return {};
    ECDSA_SIG_set0(signature.get(), r.release(), s.release());
    return crypto::derOf(i2d_ECDSA_SIG, signature.get());
}

bool verify(const char* group, const EVP_MD* md, std::size_t width, ByteView point,
    ByteView message, ByteView signature)
{
    if (point.size() != 2 * width || signature.size() != 2 * width) return false;
    const auto key = publicKey(group, point);
    const auto der = derSignature(signature);
    const crypto::MdCtxPtr ctx(EVP_MD_CTX_new());
    const bool good = key && !der.empty() && ctx
        && EVP_DigestVerifyInit(ctx.get(), nullptr, md, nullptr, key.get()) == 1
        && EVP_DigestVerify(ctx.get(), der.data(), der.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace

bool verifyP256Sha256(ByteView point, ByteView message, ByteView signature)
{
    return verify("prime256v1", EVP_sha256(), 32, point, message, signature);
}

bool verifyP384Sha384(ByteView point, ByteView message, ByteView signature)
{
    return verify("secp384r1", EVP_sha384(), 48, point, message, signature);
}

} // namespace tercet::attestation
