#include "core/chains/solana/Address.h"

#include <botan/base58.h>

namespace tercet::chains::solana {

namespace {

constexpr std::size_t kLongest = 44;
constexpr std::string_view kDigits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

} // namespace

std::string addressText(const Bytes32& key) { return Botan::base58_encode(key.data(), key.size()); }

Result<Bytes32> parseAddress(std::string_view text)
{
    if (text.empty() || text.size() > kLongest || text.find_first_not_of(kDigits) != text.npos)
        return fail(Code::BadAddress, "not base58");
    const auto bytes = Botan::base58_decode(std::string(text));
    if (bytes.size() != 32) return fail(Code::BadAddress, "not 32 bytes");
    Bytes32 key;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    if (addressText(key) != text) return fail(Code::BadAddress, "another encoding");
    return key;
}

} // namespace tercet::chains::solana
