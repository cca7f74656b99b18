#include "core/mpc/Body.h"

#include <algorithm>

#include "core/base/Json.h"

namespace tercet::mpc {

namespace {

constexpr std::size_t kMaxBodyBytes = 256 * 1024;

bool listed(std::initializer_list<Key> keys, std::string_view key)
{
    return std::ranges::any_of(keys, [&](Key k) { return key == k; });
}

} // namespace

Step<Body> Body::parse(
    ByteView bytes, std::initializer_list<Key> required, std::initializer_list<Key> optional)
{
    const auto map = json::parseCbor(bytes, kMaxBodyBytes);
    if (!map || !map->is_object()) return stop(Drop { "not a body" });
    Body out;
    for (const auto& [key, value] : map->items()) {
        if (!value.is_binary() || (!listed(required, key) && !listed(optional, key)))
            return stop(Drop { "a body of another round" });
        const auto& b = value.get_binary();
        out.m_values.emplace(key, Bytes(b.begin(), b.end()));
    }
    for (auto key : required)
        if (!out.has(key)) return stop(Drop { "a body of another round" });
    return out;
}

Bytes makeBody(std::initializer_list<BodyEntry> entries)
{
    Json map = Json::object();
    for (const auto& e : entries) map[e.key] = Json::binary(toBytes(e.value));
    return json::toCbor(map);
}

} // namespace tercet::mpc
