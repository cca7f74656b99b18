#include "app/cli/RequesterKey.h"

#include <openssl/pem.h>

#include "core/crypto/OpenSsl.h"

namespace tercet::cli {

namespace {

// Nobody is asked for a passphrase here.
int noPassphrase(char*, int, int, void*) { return 0; }

} // namespace

Result<crypto::SigningKey> readRequesterKey(const std::string& path)
{
    const crypto::BioPtr file(BIO_new_file(path.c_str(), "r"));
    if (!file) return fail(Code::FileNotFound, "no such key file", "--key");
    const crypto::PkeyPtr key(PEM_read_bio_PrivateKey(file.get(), nullptr, &noPassphrase, nullptr));
    crypto::Secret<32> seed;
    std::size_t length = seed.mutableView().size();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519
        || EVP_PKEY_get_raw_private_key(key.get(), seed.mutableView().data(), &length) != 1
        || length != seed.view().size())
        return fail(Code::FileUnreadable, "not an Ed25519 key in PEM", "--key");
    return crypto::SigningKey::fromSeed(seed.view());
}

} // namespace tercet::cli
