#pragma once

#include "core/base/Bytes.h"
#include "core/mpc/Party.h"

namespace tercet::mpc {

// A body is what travels in one direction in one round of one session between the hub (P1) and a
// co-signer: a CBOR map with text keys and byte strings only (Body.h), opaque to everybody who
// carries it.

// One body for, or from, each co-signer.
struct Bodies {
    Bytes p2 {}, p3 {};
    Bytes& operator[](Party k) { return k == Party::P2 ? p2 : p3; }
    const Bytes& operator[](Party k) const { return k == Party::P2 ? p2 : p3; }
};

// The hub's next state and what has to be sent to reach it.
template <typename State> struct Next {
    State state;
    Bodies out;
};

// A co-signer's next state and its answer.
template <typename State> struct Reply {
    State state;
    Bytes answer;
};

} // namespace tercet::mpc
