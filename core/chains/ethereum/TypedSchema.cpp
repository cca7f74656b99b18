#include "core/chains/ethereum/TypedSchema.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

namespace {

constexpr std::size_t kMaxName = 64, kMaxTypes = 64, kMaxMembers = 128, kMaxDimensions = 4;

bool isIdentifier(std::string_view name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && name.size() <= kMaxName && isLetter(name[0])
        && std::ranges::all_of(name, [&](char c) { return isLetter(c) || isDigit(c); });
}

// Types in use are called "HyperliquidTransaction:Withdraw"; the colon has no meaning in
// encodeType.
bool isTypeName(std::string_view name)
{
    std::string plain(name);
    std::ranges::replace(plain, ':', '_');
    return isIdentifier(plain);
}

// A decimal number without leading zeros.
std::optional<std::size_t> number(std::string_view digits)
{
    std::size_t v = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), v);
    if (digits.empty() || digits[0] == '0' || error != std::errc() || end != digits.end())
        return {};
    return v;
}

Result<std::vector<Member>> parseMembers(const std::string& type, const Json& list)
{
    if (!list.is_array() || list.size() > kMaxMembers)
        return fail(Code::BadTypedData, "not a list of members", type);
    std::vector<Member> members;
    std::set<std::string> names;
    for (const auto& item : list) {
        if (!item.is_object() || item.size() != 2)
            return fail(Code::BadTypedData, "not a name and a type", type);
        TERCET_TRY(auto name, json::string(item, "name", kMaxName));
        TERCET_TRY(const auto text, json::string(item, "type", 4 * kMaxName));
        if (!isIdentifier(name))
            return fail(Code::BadTypedData, "member name is no identifier", type);
        if (!names.insert(name).second)
            return fail(Code::BadTypedData, "member stands twice",
                std::string(type).append(".").append(name));
        TERCET_TRY(auto ref, TypeRef::parse(text));
        members.push_back({ std::move(name), std::move(ref) });
    }
    return members;
}

} // namespace

Result<TypeRef> TypeRef::parse(std::string_view text)
{
    const auto bracket = text.find('[');
    TypeRef ref { std::string(text.substr(0, bracket)) };
    if (!isTypeName(ref.base)) return fail(Code::BadTypedData, "type name is no identifier");
    auto rest = bracket == text.npos ? std::string_view() : text.substr(bracket);
    while (!rest.empty()) {
        const auto close = rest.find(']');
        if (rest[0] != '[' || close == rest.npos)
            return fail(Code::BadTypedData, "bad array type", ref.base);
        const auto digits = rest.substr(1, close - 1);
        const auto length = number(digits);
        if (!digits.empty() && !length)
            return fail(Code::BadTypedData, "bad array length", ref.base);
        ref.dimensions.push_back(length);
        rest.remove_prefix(close + 1);
    }
    if (ref.dimensions.size() > kMaxDimensions)
        return fail(Code::BadTypedData, "too many dimensions", ref.base);
    return ref;
}

std::string TypeRef::text() const
{
    auto out = base;
    for (const auto& d : dimensions) out += "[" + (d ? std::to_string(*d) : std::string()) + "]";
    return out;
}

TypeRef TypeRef::element() const
{
    auto e = *this;
    e.dimensions.pop_back();
    return e;
}

std::optional<IntegerType> integerType(std::string_view name)
{
    const bool isSigned = name.starts_with("int");
    if (!isSigned && !name.starts_with("uint")) return {};
    const auto bits = number(name.substr(isSigned ? 3 : 4));
    if (!bits || *bits > 256 || *bits % 8) return {};
    return IntegerType { int(*bits), isSigned };
}

std::optional<std::size_t> fixedBytesType(std::string_view name)
{
    if (!name.starts_with("bytes")) return {};
    const auto n = number(name.substr(5));
    return n && *n <= 32 ? n : std::nullopt;
}

bool isAtomic(std::string_view name)
{
    return name == "address" || name == "bool" || name == "string" || name == "bytes"
        || integerType(name) || fixedBytesType(name);
}

Result<TypedSchema> TypedSchema::parse(const Json& types)
{
    if (!types.is_object()) return fail(Code::BadTypedData, "not an object", "types");
    if (types.size() > kMaxTypes) return fail(Code::BadTypedData, "too many types", "types");
    TypedSchema schema;
    for (const auto& [name, list] : types.items()) {
        if (!isTypeName(name) || isAtomic(name))
            return fail(Code::BadTypedData, "bad type name", name.substr(0, kMaxName));
        TERCET_TRY(auto members, parseMembers(name, list));
        schema.m_types.emplace(name, std::move(members));
    }
    for (const auto& [name, members] : schema.m_types)
        for (const auto& m : members)
            if (!isAtomic(m.type.base) && !schema.has(m.type.base))
                return fail(Code::BadTypedData, "type is not defined", name + "." + m.name);
    for (const auto& [name, members] : schema.m_types) {
        const auto& text = schema.m_encoded[name] = schema.encode(name);
        schema.m_hashes[name] = crypto::keccak256(view(text));
    }
    return schema;
}

std::string TypedSchema::encode(const std::string& name) const
{
    std::set<std::string> reached;
    std::vector<std::string> open { name };
    while (!open.empty()) {
        const auto type = std::move(open.back());
        open.pop_back();
        if (!reached.insert(type).second) continue;
        for (const auto& m : members(type))
            if (has(m.type.base)) open.push_back(m.type.base);
    }
    reached.erase(name);
    std::vector<std::string> order { name };
    order.insert(order.end(), reached.begin(), reached.end());

    std::string text;
    for (const auto& type : order) {
        text += type + "(";
        for (const auto& m : members(type))
            text += (text.back() == '(' ? "" : ",") + m.type.text() + " " + m.name;
        text += ")";
    }
    return text;
}

} // namespace tercet::chains::ethereum
