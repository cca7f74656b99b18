#pragma once

#include "core/chains/ethereum/Address.h"
#include "core/chains/ethereum/TypedValue.h"

namespace tercet::chains::ethereum {

inline constexpr std::size_t kMaxTypedDataBytes = 128 * 1024;

// EIP-712 data in the JSON form of eth_signTypedData_v4, read and hashed.
struct TypedData {
    std::string primaryType;
    std::vector<TypedLeaf>
        domain; // "name", "version", "chainId", "verifyingContract", "salt": those that are there
    std::vector<TypedLeaf> message; // every value of the message, in the order of its types
    std::optional<Uint256> chainId {};
    std::optional<Address> verifyingContract {};
    Bytes32 domainSeparator {};
    Bytes32 digest {}; // keccak256(0x19 01 ‖ domain separator ‖ hashStruct(message))

    // The value at a path of the message; null where there is none.
    const TypedLeaf* find(std::string_view path) const;
};

// Exactly the members types, primaryType, domain and message. The domain has at least one of its
// five fields and each with the type that EIP-712 gives it; types.EIP712Domain must be there,
// because signers differ in what they assume without it. Code::TextTooLong, BadTypedData, the codes
// of the JSON reader and of hashStruct().
Result<TypedData> parseTypedData(std::string_view text);

} // namespace tercet::chains::ethereum
