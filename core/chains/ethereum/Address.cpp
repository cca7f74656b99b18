#include "core/chains/ethereum/Address.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

Address Address::ofKey(const crypto::Point& key)
{
    const auto encoded = key.encodeUncompressed();
    const auto hash = crypto::keccak256(ByteView(encoded).subspan(1));
    return Address(std::span(hash).last<kBytes>());
}

Result<Address> Address::parse(std::string_view text)
{
    if (text.size() != 2 + 2 * kBytes || !text.starts_with("0x"))
        return fail(Code::BadAddress, "not 0x and 40 hex digits");
    const auto digits = text.substr(2);
    const auto bytes = arrayFromHex<kBytes>(digits);
    if (!bytes) return fail(Code::BadAddress, "not hex");
    const Address address(*bytes);
    const auto has = [&](char first, char last) {
        return std::ranges::any_of(digits, [=](char c) { return c >= first && c <= last; });
    };
    const bool mixed = has('a', 'f') && has('A', 'F');
    if (mixed && address.text() != text) return fail(Code::BadChecksum, "EIP-55");
    return address;
}

std::string Address::text() const
{
    auto digits = hex(m_bytes);
    const auto hash = crypto::keccak256(view(digits));
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto nibble = i % 2 ? hash[i / 2] & 0xF : hash[i / 2] >> 4;
        if (nibble >= 8 && digits[i] >= 'a') digits[i] = char(digits[i] - 'a' + 'A');
    }
    return "0x" + digits;
}

} // namespace tercet::chains::ethereum
