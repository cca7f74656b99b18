#include "core/chains/ethereum/TypedValue.h"

#include <algorithm>

#include "core/chains/ethereum/Address.h"
#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

namespace {

struct Signed {
    Uint256 magnitude;
    bool negative { false };
};

int bitLength(const Uint256& v)
{
    const auto first = std::ranges::find_if(v.be(), [](auto b) { return b != 0; });
    if (first == v.be().end()) return 0;
    return int(v.be().end() - first - 1) * 8 + (32 - __builtin_clz(*first));
}

Result<Uint256> parseMagnitude(std::string_view text)
{
    if (!text.starts_with("0x")) return Uint256::fromDecimal(text);
    // Unlike a JSON-RPC quantity, typed data may have leading zeros here: all signers agree on the
    // value.
    auto digits = std::string(text.substr(2));
    if (digits.empty()) return fail(Code::BadNumber, "no digits");
    if (digits.size() % 2) digits.insert(0, "0");
    const auto bytes = fromHex(digits);
    if (!bytes) return fail(Code::BadNumber, "not hex");
    return Uint256::fromBytes(*bytes);
}

Result<Signed> parseInteger(const Json& value, const std::string& path)
{
    if (value.is_number_unsigned()) return Signed { value.get<std::uint64_t>() };
    if (value.is_number_integer()) {
        const auto magnitude = 0 - std::uint64_t(value.get<std::int64_t>());
        if (magnitude == 0) return fail(Code::BadNumber, "minus zero", path);
        return Signed { magnitude, true };
    }
    if (!value.is_string()) return fail(Code::BadField, "not an integer", path);
    std::string_view text = value.get_ref<const std::string&>();
    const bool negative = text.starts_with("-");
    if (negative) text.remove_prefix(1);
    const auto magnitude = parseMagnitude(text);
    if (!magnitude) return fail(magnitude.error().code, magnitude.error().context, path);
    if (negative && magnitude->isZero()) return fail(Code::BadNumber, "minus zero", path);
    return Signed { *magnitude, negative };
}

bool inRange(const Signed& v, const IntegerType& type)
{
    if (!type.isSigned) return !v.negative && bitLength(v.magnitude) <= type.bits;
    // −2^(n−1) … 2^(n−1) − 1
    const auto limit = v.negative ? *v.magnitude.minus(1) : v.magnitude;
    return bitLength(limit) < type.bits;
}

Bytes32 twosComplement(const Signed& v)
{
    if (!v.negative) return v.magnitude.be();
    auto word = v.magnitude.minus(1)->be();
    for (auto& b : word) b = std::uint8_t(~b);
    return word;
}

std::string join(const std::string& path, const std::string& name)
{
    return path.empty() ? name : path + "." + name;
}

// Walks one value beside its type.
class Encoder {
public:
    Encoder(const TypedSchema& schema, std::vector<TypedLeaf>& leaves)
        : m_schema(schema)
        , m_leaves(leaves)
    {
    }

    Result<Bytes32> object(const std::string& type, const Json& object, const std::string& path)
    {
        if (!object.is_object()) return fail(Code::BadField, "not an object", path);
        const auto& members = m_schema.members(type);
        for (const auto& [key, value] : object.items())
            if (std::ranges::find(members, key, &Member::name) == members.end())
                return fail(
                    Code::UnknownField, "not a member of its type", join(path, key.substr(0, 64)));
        auto data = toBytes(m_schema.typeHash(type));
        if (members.empty()) {
            TERCET_CHECK(leaf(path, type, "(nothing)", {}));
        }
        for (const auto& m : members) {
            const auto at = join(path, m.name);
            const auto it = object.find(m.name);
            if (it == object.end()) return fail(Code::MissingField, "missing", at);
            TERCET_TRY(const auto word, value(m.type, *it, at));
            append(data, word);
        }
        return crypto::keccak256(data);
    }

private:
    Result<Bytes32> value(const TypeRef& type, const Json& value, const std::string& path)
    {
        if (!type.dimensions.empty()) return array(type, value, path);
        if (m_schema.has(type.base)) return object(type.base, value, path);
        return atomic(type.base, value, path);
    }

    Result<Bytes32> array(const TypeRef& type, const Json& list, const std::string& path)
    {
        if (!list.is_array()) return fail(Code::BadField, "not a list", path);
        const auto length = type.dimensions.back();
        if (length && list.size() != *length)
            return fail(Code::BadField, "list of another length", path);
        if (list.empty()) {
            TERCET_CHECK(leaf(path, type.text(), "(empty list)", {}));
        }
        Bytes words;
        std::size_t i = 0;
        for (const auto& item : list) {
            TERCET_TRY(const auto word,
                value(type.element(), item, path + "[" + std::to_string(i++) + "]"));
            append(words, word);
        }
        return crypto::keccak256(words);
    }

    Result<Bytes32> atomic(const std::string& type, const Json& value, const std::string& path)
    {
        if (const auto integer = integerType(type)) {
            TERCET_TRY(const auto v, parseInteger(value, path));
            if (!inRange(v, *integer))
                return fail(Code::NumberTooLarge, "not within " + type, path);
            TERCET_CHECK(leaf(path, type, (v.negative ? "-" : "") + v.magnitude.decimal(),
                v.negative ? std::nullopt : std::optional(v.magnitude)));
            return twosComplement(v);
        }
        if (type == "bool") {
            if (!value.is_boolean()) return fail(Code::BadField, "neither true nor false", path);
            const Uint256 v(value.get<bool>() ? 1 : 0);
            TERCET_CHECK(leaf(path, type, v.isZero() ? "false" : "true", v));
            return v.be();
        }
        if (!value.is_string()) return fail(Code::BadField, "not text", path);
        const auto& text = value.get_ref<const std::string&>();
        if (type == "string") {
            TERCET_CHECK(leaf(path, type, text, {}));
            return crypto::keccak256(view(text));
        }
        if (type == "address") {
            const auto address = Address::parse(text);
            if (!address) return fail(address.error().code, address.error().context, path);
            TERCET_CHECK(leaf(path, type, address->text(), {}));
            return Uint256::fromBytes(address->bytes())->be();
        }
        return bytes(type, text, path);
    }

    Result<Bytes32> bytes(const std::string& type, const std::string& text, const std::string& path)
    {
        const auto bytes = fromHex0x(text);
        if (!bytes) return fail(bytes.error().code, bytes.error().context, path);
        TERCET_CHECK(leaf(path, type, hex0x(*bytes), {}));
        const auto size = fixedBytesType(type);
        if (!size) return crypto::keccak256(*bytes);
        if (bytes->size() != *size) return fail(Code::BadField, "not " + type, path);
        Bytes32 word {};
        std::ranges::copy(*bytes, word.begin());
        return word;
    }

    Status leaf(const std::string& path, const std::string& type, std::string text,
        std::optional<Uint256> number)
    {
        if (m_leaves.size() == kMaxTypedLeaves)
            return fail(Code::BadTypedData, "more values than can be shown", path);
        m_leaves.push_back({ path, type, std::move(text), number });
        return {};
    }

    const TypedSchema& m_schema;
    std::vector<TypedLeaf>& m_leaves;
};

} // namespace

Result<Bytes32> hashStruct(const TypedSchema& schema, const std::string& type, const Json& object,
    const std::string& path, std::vector<TypedLeaf>& leaves)
{
    return Encoder(schema, leaves).object(type, object, path);
}

} // namespace tercet::chains::ethereum
