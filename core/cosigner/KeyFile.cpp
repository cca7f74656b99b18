#include "core/cosigner/KeyFile.h"

#include "core/base/AtomicFile.h"

namespace tercet::cosigner {

Result<crypto::Secret<32>> readKeyFile(const std::filesystem::path& path)
{
    TERCET_TRY(auto bytes, systemFiles().read(path, 32));
    if (bytes.size() != 32) return fail(Code::BadLength, "not 32 bytes");
    crypto::Secret<32> key(std::span<const std::uint8_t, 32>(bytes.data(), 32));
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

Result<crypto::Secret<32>> createKeyFile(const std::filesystem::path& path, Random& random)
{
    if (std::error_code error; std::filesystem::exists(path, error) || error)
        return fail(Code::FileUnwritable, "a key file exists");
    crypto::Secret<32> key;
    random.fill(key.mutableView());
    TERCET_CHECK(writeAtomically(systemFiles(), path, key.view(), 0600));
    return key;
}

} // namespace tercet::cosigner
