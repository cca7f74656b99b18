#pragma once

#include "core/mpc/Layout.h"

namespace tercet::mpc::mutants {

// How a run may end in which one field was spoiled by its sender; a set of them.
enum End : unsigned {
    Drop = 1,
    Recoverable = 2,
    Quarantine = 4,
    Refuse = 8,
    Final = 16,
    Signature = 32,
};

struct Ends {
    std::string_view field;
    unsigned random; // flipped bits, random bytes: values that mostly decode
    unsigned other; // zero, ones, special values, what does not decode, another message's field
    unsigned valid { 0 }; // certainly another valid value; 0: as `other`
};

// The ends of a message's fields, one for each field of the codec's table and in its order: a field
// that was added, renamed or moved and has none here does not compile.
template <std::size_t N, std::size_t M>
consteval std::array<Ends, N> endsOf(const std::array<Field, N>& fields, const Ends (&ends)[M])
{
    if (N != M) throw "a field without a mutation's end, or an end without a field";
    std::array<Ends, N> out {};
    for (std::size_t i = 0; i < N; ++i) {
        if (fields[i].name != ends[i].field) throw "a field without a mutation's end";
        out[i] = ends[i];
    }
    return out;
}

} // namespace tercet::mpc::mutants
