#include "app/cli/RequesterKey.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace tercet::cli {

namespace {

// Nobody is asked for a passphrase here.
int noPassphrase(char*, int, int, void*) { return 0; }

} // namespace

Result<crypto::SigningKey> readRequesterKey(const std::string& path)
{
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> file(
        BIO_new_file(path.c_str(), "r"), &BIO_free_all);
    if (!file) return fail(Code::FileNotFound, "no such key file", "--key");
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(file.get(), nullptr, &noPassphrase, nullptr), &EVP_PKEY_free);
    crypto::Secret<32> seed;
    std::size_t length = seed.mutableView().size();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519
        || EVP_PKEY_get_raw_private_key(key.get(), seed.mutableView().data(), &length) != 1
        || length != seed.view().size())
        return fail(Code::FileUnreadable, "not an Ed25519 key in PEM", "--key");
    return crypto::SigningKey::fromSeed(seed.view());
}

} // namespace tercet::cli
