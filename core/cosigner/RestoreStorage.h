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
    Bytes seal {}; // RowSeal::of() the rest; empty where all of it is
    friend bool operator==(const RestoreRow&, const RestoreRow&) = default;
};

// The part of a co-signer's Storage that drills and restores live on; what Storage says of itself
// holds here.
class RestoreStorage {
public:
    virtual ~RestoreStorage() = default;

    // Code::NoSuchVaultAtCosigner.
    virtual Result<RestoreRow> restore(const Bytes32& vault) = 0;
    virtual Status setRestore(const Lease& lease, const RestoreRow& row) = 0;
    // What waited takes effect: `row`, of which nothing waits any more, and the vault's record,
    // sealed, is the one under the new identity; the record of the epoch before, of which nobody
    // has Share 1 any more, goes. All in one change.
    virtual Status replaceDevice(const Lease& lease, ByteView record, const RestoreRow& row) = 0;
    // The one field, of a row that was written before it had a seal; nobody serves the vault yet.
    virtual Status setRestoreSeal(const Bytes32& vault, ByteView seal) = 0;
};

} // namespace tercet::cosigner
