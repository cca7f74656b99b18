#pragma once

#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "core/base/Bytes.h"

namespace tercet::crypto {

// Owners of OpenSSL's objects. Who includes this links OpenSSL; core/crypto itself does not.
template <auto F> struct FreeWith {
    template <typename T> void operator()(T* p) const { F(p); }
};
using X509Ptr = std::unique_ptr<X509, FreeWith<X509_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, FreeWith<X509_CRL_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using BioPtr = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using PkeyPtr = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using PkeyCtxPtr = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using MdCtxPtr = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using SigPtr = std::unique_ptr<ECDSA_SIG, FreeWith<ECDSA_SIG_free>>;
using BnPtr = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;

// The DER that an i2d function writes; empty when it fails.
template <typename F, typename T> Bytes derOf(F i2d, T* object)
{
    std::uint8_t* out = nullptr;
    const int n = i2d(object, &out);
    Bytes bytes;
    if (n > 0) bytes.assign(out, out + n);
    OPENSSL_free(out);
    return bytes;
}

} // namespace tercet::crypto
