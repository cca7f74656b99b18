#pragma once

#include <limits>
#include <span>

#include "core/base/Json.h"

// What the views of a co-signer are written and read with.
namespace tercet::cosigner {

// A policy is the largest part of any.
inline constexpr std::size_t kMaxView = 160 * 1024;

inline Json bin(ByteView bytes) { return Json::binary(toBytes(bytes)); }

template <std::size_t N> Status read(const Json& object, const char* key, ByteArray<N>& out)
{
    TERCET_TRY(const auto bytes, json::binary(object, key));
    if (bytes.size() != N) return fail(Code::BadLength, "another length", key);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return {};
}

inline Status read(const Json& object, const char* key, std::uint64_t& out)
{
    TERCET_TRY(out, json::integer(object, key));
    return {};
}

inline Status read(const Json& object, const char* key, std::int64_t& out)
{
    TERCET_TRY(const auto wide, json::integer(object, key));
    if (wide > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return fail(Code::NumberTooLarge, "above 63 bits", key);
    out = std::int64_t(wide);
    return {};
}

inline Status read(const Json& object, const char* key, std::uint32_t& out)
{
    TERCET_TRY(const auto wide, json::integer(object, key));
    if (wide > std::numeric_limits<std::uint32_t>::max())
        return fail(Code::NumberTooLarge, "above 32 bits", key);
    out = std::uint32_t(wide);
    return {};
}

inline Status read(const Json& object, const char* key, bool& out)
{
    TERCET_TRY(out, json::boolean(object, key));
    return {};
}

// The member's text as the value of which it is the name.
template <typename Value, typename Name>
Status readName(
    const Json& object, const char* key, std::span<const Value> values, Name name, Value& out)
{
    TERCET_TRY(const auto text, json::string(object, key, 32));
    for (const auto value : values)
        if (name(value) == text) {
            out = value;
            return {};
        }
    return fail(Code::BadField, "an unknown name", key);
}

inline Result<Json> parse(ByteView body, std::size_t members)
{
    TERCET_TRY(auto object, json::parseCbor(body, kMaxView));
    if (!object.is_object()) return fail(Code::BadCbor, "not a map");
    if (object.size() > members) return fail(Code::UnknownField, "a member too many");
    return object;
}

template <typename Value, typename Name>
Status readName(
    const Json& object, const char* key, std::initializer_list<Value> values, Name name, Value& out)
{
    return readName(object, key, std::span<const Value>(values.begin(), values.size()), name, out);
}

} // namespace tercet::cosigner
