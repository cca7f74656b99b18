#include "core/mpc/Body.h"

#include <algorithm>

#include "core/mpc/SecretCbor.h"

namespace tercet::mpc {

namespace {

bool listed(std::initializer_list<Key> keys, std::string_view key)
{
    return std::ranges::any_of(keys, [&](Key k) { return key == k; });
}

// The shortest head of an item (RFC 8949, 3).
void appendHead(Bytes& out, unsigned major, std::size_t n)
{
    const unsigned more = n < 24 ? 0 : n < 0x100 ? 1 : n < 0x10000 ? 2 : 4;
    const unsigned info = more == 0 ? unsigned(n) : more == 1 ? 24 : more == 2 ? 25 : 26;
    out.push_back(std::uint8_t(major << 5 | info));
    for (unsigned i = more; i-- > 0;) out.push_back(std::uint8_t(n >> (8 * i)));
}

} // namespace

Step<Body> Body::parse(ByteView bytes, std::initializer_list<Key> required,
    std::initializer_list<Key> optional, std::size_t maxBytes)
{
    Body out;
    const auto read = [&]() -> Status {
        if (bytes.size() > maxBytes) return fail(Code::BadCbor, "too long");
        SecretCborReader in(bytes);
        TERCET_TRY(auto pairs, in.map());
        for (; pairs; --pairs) {
            TERCET_TRY(const auto key, in.text());
            TERCET_TRY(const auto value, in.bytes());
            if (!listed(required, text(key)) && !listed(optional, text(key)))
                return fail(Code::BadCbor, "a key of another round");
            if (!out.m_values.emplace(text(key), toBytes(value)).second)
                return fail(Code::BadCbor, "a key stands twice");
        }
        return in.finish();
    };
    if (!read()) return stop(Drop { "not a body of this round" });
    for (auto key : required)
        if (!out.has(key)) return stop(Drop { "a body of another round" });
    return out;
}

Bytes makeBody(std::initializer_list<BodyEntry> entries)
{
    Bytes out;
    std::size_t size = 1;
    for (const auto& e : entries) size += 10 + std::string_view(e.key).size() + e.value.size();
    out.reserve(size);
    appendHead(out, 5, entries.size());
    for (const auto& e : entries) {
        const auto key = view(e.key);
        appendHead(out, 3, key.size());
        append(out, key);
        appendHead(out, 2, e.value.size());
        append(out, e.value);
    }
    return out;
}

Bytes mergedBodies(ByteView a, ByteView b)
{
    // Maps of fewer than 24 entries: the head is one byte, 0xa0 + entries.
    Bytes out;
    out.reserve(a.size() + b.size());
    appendHead(out, 5, std::size_t(a[0] & 31) + (b[0] & 31));
    append(out, a.subspan(1));
    append(out, b.subspan(1));
    return out;
}

} // namespace tercet::mpc
