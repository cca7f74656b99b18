#pragma once

#include <initializer_list>
#include <map>

#include "core/mpc/Abort.h"

namespace tercet::mpc {

// What travels in one direction in one round: a CBOR map from short text keys to byte strings.
// The values are envelopes, or public fields that the envelopes' session ids depend on. The keys
// of every round are in protocol order:
//
//   keygen 1  ids certs policy recipients d1   ← d1          link 1  l1 [conf]  ← l1, or refuse
//          2  d1 (of P_k') d2                  ← d2               2  l1 (of P_k') l2  ← l2 relay
//          3  d2 (of P_k') d3                  ← d3               3  l2 (of P_k') l3  ← l3 relay
//   presign 1  n a [l3 (of P_k')]              ← a relay [l4]     sign  n pt request  ← share
//           2  a (of P_k') b [l4 (of P_k')]    ← b relay          end   end
//           3  b (of P_k')                     ← pt       nonces  n fetch       ← nonces
//   refresh 1  n r1                          ← r1 relay       schnorr  n request     ← share
//           2  r1 (of P_k') r2               ← r2 relay     resolve 1  ask    ← answer
//           3  r2 (of P_k') f3               ← f3                   2  settle ← standing
//   restore 1  ask [question | settle]       ← challenge [answer conf]
//           2  proof                         ← standing     drill   1  ask ← challenge
//                                                                   2  proof ← receipt
//
// In full signing n, pt and request ride on presign 3, and its answer has both pt and share. In a
// batch a, b, relay and pt are lists (PresignBatch.h).
// `relay` is the envelope for the other co-signer, `conf` the 64-byte confirmation of it, D3_k' or
// F3_k'.
using Key = const char*;

class Body {
public:
    static constexpr std::size_t kMaxBytes = 256 * 1024;
    static constexpr std::size_t kMaxBatchBytes = 4 * 1024 * 1024; // of presigning

    // Drop: not such a map, longer than `maxBytes`, a required key missing, or a key that is in
    // neither list. A body as such is not authenticated; what it carries is.
    static Step<Body> parse(ByteView bytes, std::initializer_list<Key> required,
        std::initializer_list<Key> optional, std::size_t maxBytes = kMaxBytes);

    ByteView operator[](Key key) const { return m_values.at(key); }
    bool has(Key key) const { return m_values.contains(key); }
    // Exactly N bytes, else Drop.
    template <std::size_t N> Step<ByteArray<N>> array(Key key) const
    {
        const auto v = (*this)[key];
        if (v.size() != N) return stop(Drop { std::string("length of ") + key });
        return toArray(std::span<const std::uint8_t, N>(v));
    }

private:
    std::map<std::string, Bytes, std::less<>> m_values;
};

struct BodyEntry {
    Key key;
    ByteView value;
};
Bytes makeBody(std::initializer_list<BodyEntry> entries);
// One body with the entries of both, which share no key. Both come from makeBody().
Bytes mergedBodies(ByteView a, ByteView b);

} // namespace tercet::mpc
