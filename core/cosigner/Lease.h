#pragma once

#include "core/base/Bytes.h"

namespace tercet::cosigner {

// One process of a co-signer, for as long as it runs: random.
using NodeId = ByteArray<16>;

// The right to change a vault: every change carries it and changes nothing, with
// Code::VaultElsewhere, once somebody else has taken a newer one. The fence counts how often that
// has happened, so a process that was paused and wakes up again cannot write. A vault that nobody
// has taken yet has fence 0.
struct Lease {
    Bytes32 vault {};
    std::uint64_t fence { 0 };
    friend bool operator==(const Lease&, const Lease&) = default;
};

} // namespace tercet::cosigner
