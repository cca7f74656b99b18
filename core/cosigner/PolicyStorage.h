#pragma once

#include <optional>
#include <string>

#include "core/cosigner/Lease.h"

namespace tercet::cosigner {

// A looser policy that waits for its delay.
struct PendingRow {
    std::uint64_t serial { 0 };
    Bytes policy {}; // policy::encode(); empty: nothing waits
    std::int64_t sinceMs { 0 }, dueMs { 0 }; // Unix time
    friend bool operator==(const PendingRow&, const PendingRow&) = default;
};

// What one request adds to the books that policies are judged by, written down before its answer
// leaves. Amounts are of what may leave, by policy::effectOf().
struct Booking {
    struct Move {
        std::string unit {}; // policy::Unit::text()
        ByteArray<32> amount {}; // big-endian
        friend bool operator==(const Move&, const Move&) = default;
    };
    // policy::slotOf(): of one slot at most one request takes effect. What is booked for a slot
    // that is in the books takes its place with the larger amount and the later time.
    Bytes32 slot {};
    std::int64_t atMs { 0 }; // Unix time
    std::vector<Move> moves {};
    std::vector<std::string> addresses {}; // whom it names: known from now on, or since before
    bool empty() const { return moves.empty() && addresses.empty(); }
};

struct SpentRow {
    Bytes32 slot {};
    ByteArray<32> amount {};
    std::int64_t atMs { 0 };
    friend bool operator==(const SpentRow&, const SpentRow&) = default;
};

// The part of a co-signer's Storage that its policies live on; what Storage says of itself holds
// here.
class PolicyStorage {
public:
    virtual ~PolicyStorage() = default;

    // The policy in force, the serial of the newest change, and what waits, in one change. With
    // the row's seal as it is then.
    virtual Status setPolicy(const Lease& lease, std::uint64_t serial, ByteView policy,
        const PendingRow& pending = {}, ByteView seal = {})
        = 0;
    // Unix time. Never brought forward: the later of two times stays, with its seal.
    virtual Status setFrozen(const Lease& lease, std::int64_t untilMs, ByteView seal = {}) = 0;

    // What was booked in one unit from this time on, in any order.
    virtual Result<std::vector<SpentRow>> spent(
        const Bytes32& vault, const std::string& unit, std::int64_t sinceMs)
        = 0;
    // Since when an address is known; empty: it is not.
    virtual Result<std::optional<std::int64_t>> knownSince(
        const Bytes32& vault, const std::string& address)
        = 0;
    // On its own. With a presignature's claim: Storage::claimPresignature().
    virtual Status book(const Lease& lease, const Booking& booking) = 0;
};

} // namespace tercet::cosigner
