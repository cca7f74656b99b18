#pragma once

#include "core/cosigner/Lease.h"

namespace tercet::cosigner {

// A device that has proven Share 1 and waits to take the place of the one before (protocol.md 7).
struct ReplacementRow {
    Bytes32 ik {}, sk {}; // that are to be P1's; ik zero: nothing waits
    ByteArray<64> confirmation {}; // of the epoch's TR, by ik
    std::uint32_t epoch { 0 }; // of the share that was proven
    std::int64_t sinceMs { 0 }, dueMs { 0 }; // Unix time
    bool empty() const { return ik == Bytes32 {}; }
    friend bool operator==(const ReplacementRow&, const ReplacementRow&) = default;
};

struct RestoreRow {
    ReplacementRow waiting {};
    std::uint32_t restoredEpoch { 0 }; // in which a device was replaced last; 0: never
    std::int64_t drilledMs { 0 }; // Unix time of the last drill; 0: none
    friend bool operator==(const RestoreRow&, const RestoreRow&) = default;
};

// The part of a co-signer's Storage that drills and restores live on; what Storage says of itself
// holds here.
class RestoreStorage {
public:
    virtual ~RestoreStorage() = default;

    // Code::NoSuchVaultAtCosigner.
    virtual Result<RestoreRow> restore(const Bytes32& vault) = 0;
    // Takes the place of what waited; an empty row cancels it.
    virtual Status setReplacement(const Lease& lease, const ReplacementRow& waiting) = 0;
    // What waited takes effect: the vault's record, sealed, is the one under the new identity, and
    // its epoch is noted; the record of the epoch before, of which nobody has Share 1 any more,
    // goes. All in one change.
    virtual Status replaceDevice(const Lease& lease, ByteView record, std::uint32_t epoch) = 0;
    virtual Status setDrilled(const Lease& lease, std::int64_t atMs) = 0;
};

} // namespace tercet::cosigner
