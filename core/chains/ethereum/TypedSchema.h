#pragma once

#include <map>
#include <optional>

#include "core/base/Json.h"

namespace tercet::chains::ethereum {

// The types of EIP-712 data: what encodeType and typeHash need, and how each member is written.

// "Person[2][]" is base "Person" with dimensions {2, none}; the last one is the outermost.
struct TypeRef {
    std::string base;
    std::vector<std::optional<std::size_t>> dimensions {}; // none: dynamic length

    static Result<TypeRef> parse(std::string_view text);
    std::string text() const;
    TypeRef element() const; // without the outermost dimension
};

struct Member {
    std::string name;
    TypeRef type;
};

struct IntegerType {
    int bits;
    bool isSigned;
};
// uint8…uint256, int8…int256 in steps of 8; there is no "uint".
std::optional<IntegerType> integerType(std::string_view name);
// bytes1…bytes32.
std::optional<std::size_t> fixedBytesType(std::string_view name);
// address, bool, string, bytes and the two above.
bool isAtomic(std::string_view name);

class TypedSchema {
public:
    // The "types" object. Names are identifiers of at most 64 characters that are no atomic type,
    // at most 64 types with at most 128 members each, member names unique, every type used is
    // defined. Code::BadTypedData.
    static Result<TypedSchema> parse(const Json& types);

    bool has(const std::string& name) const { return m_types.contains(name); }
    const std::vector<Member>& members(const std::string& name) const { return m_types.at(name); }
    // "Mail(Person from,Person to)Person(string name)": the type, then all it refers to in order of
    // their names.
    const std::string& encodedType(const std::string& name) const { return m_encoded.at(name); }
    Bytes32 typeHash(const std::string& name) const { return m_hashes.at(name); }

private:
    std::string encode(const std::string& name) const;

    std::map<std::string, std::vector<Member>> m_types;
    std::map<std::string, std::string> m_encoded;
    std::map<std::string, Bytes32> m_hashes;
};

} // namespace tercet::chains::ethereum
