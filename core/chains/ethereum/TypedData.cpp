#include "core/chains/ethereum/TypedData.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

namespace {

const std::string kDomain = "EIP712Domain";

Status checkDomainType(const TypedSchema& schema)
{
    static const std::map<std::string, std::string> kFields { { "name", "string" },
        { "version", "string" }, { "chainId", "uint256" }, { "verifyingContract", "address" },
        { "salt", "bytes32" } };
    if (!schema.has(kDomain)) return fail(Code::MissingField, "missing", "types." + kDomain);
    const auto& members = schema.members(kDomain);
    if (members.empty()) return fail(Code::BadTypedData, "the domain is empty", "types." + kDomain);
    for (const auto& m : members) {
        const auto it = kFields.find(m.name);
        if (it == kFields.end() || it->second != m.type.text())
            return fail(Code::BadTypedData, "not a field of EIP-712's domain", "domain." + m.name);
    }
    return {};
}

Status checkMembers(const Json& object)
{
    constexpr const char* kMembers[] = { "types", "primaryType", "domain", "message" };
    if (!object.is_object()) return fail(Code::BadTypedData, "not an object");
    for (const auto* key : kMembers)
        if (!object.contains(key)) return fail(Code::MissingField, "missing", key);
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(kMembers, key) == std::end(kMembers))
            return fail(Code::UnknownField, "not a member of typed data", key.substr(0, 64));
    return {};
}

const TypedLeaf* findLeaf(const std::vector<TypedLeaf>& leaves, std::string_view path)
{
    const auto it = std::ranges::find(leaves, path, &TypedLeaf::path);
    return it == leaves.end() ? nullptr : &*it;
}

} // namespace

const TypedLeaf* TypedData::find(std::string_view path) const { return findLeaf(message, path); }

Result<TypedData> parseTypedData(std::string_view text)
{
    if (text.size() > kMaxTypedDataBytes)
        return fail(Code::TextTooLong, "above 128 KiB", "typed data");
    TERCET_TRY(const auto object, json::parse(text));
    TERCET_CHECK(checkMembers(object));
    TERCET_TRY(const auto schema, TypedSchema::parse(object["types"]));
    TERCET_CHECK(checkDomainType(schema));

    TypedData data;
    TERCET_TRY(data.primaryType, json::string(object, "primaryType"));
    if (data.primaryType == kDomain || !schema.has(data.primaryType))
        return fail(Code::BadTypedData, "not one of its types", "primaryType");

    std::vector<TypedLeaf> domain;
    TERCET_TRY(
        data.domainSeparator, hashStruct(schema, kDomain, object["domain"], "domain", domain));
    for (auto& leaf : domain) leaf.path.erase(0, std::string_view("domain.").size());
    data.domain = std::move(domain);
    if (const auto* leaf = findLeaf(data.domain, "chainId")) data.chainId = leaf->number;
    if (const auto* leaf = findLeaf(data.domain, "verifyingContract")) {
        TERCET_TRY(data.verifyingContract, Address::parse(leaf->text));
    }
    if (data.chainId && data.chainId->isZero())
        return fail(Code::BadChainId, "zero", "domain.chainId");

    TERCET_TRY(const auto message,
        hashStruct(schema, data.primaryType, object["message"], "", data.message));
    Bytes bytes { 0x19, 0x01 };
    append(bytes, data.domainSeparator);
    append(bytes, message);
    data.digest = crypto::keccak256(bytes);
    return data;
}

} // namespace tercet::chains::ethereum
