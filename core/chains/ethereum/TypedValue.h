#pragma once

#include "core/chains/Uint256.h"
#include "core/chains/ethereum/TypedSchema.h"

namespace tercet::chains::ethereum {

// One value that was hashed, as it is shown: "to[0].wallet" of type "address".
struct TypedLeaf {
    std::string path;
    std::string type;
    std::string text; // as signed; a string is untrusted text
    std::optional<Uint256> number {}; // of uintN and bool
};

// More values than this cannot be looked at, and are refused.
inline constexpr std::size_t kMaxTypedLeaves = 1000;

// hashStruct of EIP-712 over an object that has exactly the members of its type; appends a leaf for
// every value, also for an empty list. Integers are JSON integers or text (decimal or 0x hex)
// within the type's range, bytes are 0x hex, addresses as Address::parse(). Code::MissingField,
// UnknownField, BadField, NumberTooLarge, BadAddress, BadChecksum or BadTypedData, each with the
// value's path.
Result<Bytes32> hashStruct(const TypedSchema& schema, const std::string& type, const Json& object,
    const std::string& path, std::vector<TypedLeaf>& leaves);

} // namespace tercet::chains::ethereum
