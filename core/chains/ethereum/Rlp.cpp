#include "core/chains/ethereum/Rlp.h"

namespace tercet::chains::ethereum::rlp {

namespace {

constexpr std::uint8_t kString = 0x80, kList = 0xC0;
constexpr std::size_t kShort = 55; // longest payload whose length stands in the first byte

struct Head {
    bool isList;
    std::size_t size; // of the head
    std::size_t payload;
};

Result<Head> readHead(ByteView in)
{
    if (in.empty()) return fail(Code::BadRlp, "too short");
    const auto lead = in[0];
    if (lead < kString) return Head { false, 0, 1 };
    const bool isList = lead >= kList;
    const std::size_t n = lead - (isList ? kList : kString);
    if (n <= kShort) {
        if (in.size() - 1 < n) return fail(Code::BadRlp, "too short");
        if (!isList && n == 1 && in[1] < kString)
            return fail(Code::BadRlp, "a single byte with a length");
        return Head { isList, 1, n };
    }
    const auto lengthBytes = n - kShort; // 1…8
    if (in.size() - 1 < lengthBytes) return fail(Code::BadRlp, "too short");
    if (in[1] == 0) return fail(Code::BadRlp, "length with leading zeros");
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < lengthBytes; ++i) length = length << 8 | in[1 + i];
    if (length <= kShort) return fail(Code::BadRlp, "long form of a short length");
    if (in.size() - 1 - lengthBytes < length) return fail(Code::BadRlp, "too short");
    return Head { isList, 1 + lengthBytes, std::size_t(length) };
}

// Takes one item off the front.
Result<Item> take(ByteView& in, int depth)
{
    if (depth > kMaxDepth) return fail(Code::BadRlp, "nested too deeply");
    TERCET_TRY(const auto head, readHead(in));
    auto payload = in.subspan(head.size, head.payload);
    in = in.subspan(head.size + head.payload);
    if (!head.isList) return Item { false, payload, {} };
    Item list { true, {}, {} };
    while (!payload.empty()) {
        TERCET_TRY(auto member, take(payload, depth + 1));
        list.items.push_back(std::move(member));
    }
    return list;
}

Bytes withHead(std::uint8_t offset, ByteView payload)
{
    Bytes out;
    if (payload.size() <= kShort) {
        out.push_back(std::uint8_t(offset + payload.size()));
    } else {
        const auto length = Uint256(payload.size()).minimalBytes();
        out.push_back(std::uint8_t(offset + kShort + length.size()));
        append(out, length);
    }
    append(out, payload);
    return out;
}

} // namespace

Result<Uint256> Item::integer(const char* field) const
{
    if (isList) return fail(Code::BadRlp, "a list where a number belongs", field);
    if (!bytes.empty() && bytes[0] == 0)
        return fail(Code::BadRlp, "number with leading zeros", field);
    auto v = Uint256::fromBytes(bytes);
    if (!v) return fail(Code::NumberTooLarge, "not within 256 bits", field);
    return v;
}

Result<std::uint64_t> Item::integer64(const char* field) const
{
    TERCET_TRY(const auto v, integer(field));
    if (!v.fitsU64()) return fail(Code::NumberTooLarge, "not within 64 bits", field);
    return v.toU64();
}

Result<ByteView> Item::string(const char* field) const
{
    if (isList) return fail(Code::BadRlp, "a list where bytes belong", field);
    return bytes;
}

Result<Item> decode(ByteView in)
{
    TERCET_TRY(auto item, take(in, 0));
    if (!in.empty()) return fail(Code::BadRlp, "bytes after the end");
    return item;
}

Bytes encode(ByteView string)
{
    if (string.size() == 1 && string[0] < kString) return toBytes(string);
    return withHead(kString, string);
}

Bytes encode(const Uint256& integer) { return encode(integer.minimalBytes()); }

Bytes encodeList(std::span<const Bytes> members)
{
    Bytes payload;
    for (const auto& m : members) append(payload, m);
    return withHead(kList, payload);
}

} // namespace tercet::chains::ethereum::rlp
