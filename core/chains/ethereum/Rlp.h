#pragma once

#include "core/chains/Uint256.h"

// RLP, Ethereum's recursive length prefix (Yellow Paper, appendix B). Reading is strict: one
// encoding for each value.
namespace tercet::chains::ethereum::rlp {

inline constexpr int kMaxDepth = 16;

// A decoded string or list. It views the bytes it was decoded from, which must outlive it.
struct Item {
    bool isList { false };
    ByteView bytes {}; // the string's bytes
    std::vector<Item> items {}; // the list's members

    // Without leading zeros and within 256 (64) bits, else Code::BadRlp or NumberTooLarge; `field`
    // names it in the error.
    Result<Uint256> integer(const char* field) const;
    Result<std::uint64_t> integer64(const char* field) const;
    // A string, of exactly N bytes.
    Result<ByteView> string(const char* field) const;
    template <std::size_t N> Result<ByteArray<N>> array(const char* field) const
    {
        if (isList || bytes.size() != N)
            return fail(Code::BadRlp, "not " + std::to_string(N) + " bytes", field);
        return toArray(bytes.first<N>());
    }
};

// Exactly one item, nothing after it, nested at most kMaxDepth. Code::BadRlp.
Result<Item> decode(ByteView in);

Bytes encode(ByteView string);
Bytes encode(const Uint256& integer);
// The members are encoded items.
Bytes encodeList(std::span<const Bytes> members);

} // namespace tercet::chains::ethereum::rlp
