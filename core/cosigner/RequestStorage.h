#pragma once

#include "core/cosigner/QueuedRequest.h"

namespace tercet::cosigner {

// What came of inserting a request.
enum class Insertion {
    Done,
    Known, // this very request was there; nothing changed
    KeyUsed, // its requester used the idempotency key for another one; nothing changed
    Full, // too many are open; nothing changed
};

// The most requests that may be open at a time.
struct QueueLimits {
    std::size_t ofRequester { 32 }, ofVault { 256 };
};

struct RequestQuery {
    std::uint64_t after { 0 }; // changes above it
    std::optional<QueueState> state {};
    std::optional<Bytes32> requester {};
    std::size_t limit { 64 };
};

// The requests of every vault. Thread-safe; several processes may share one, each vault changed by
// one of them at a time (Leases.h). Every change is one transaction, on the disk when it returns,
// and gets the vault's next change number: the clock's milliseconds where that is more than the
// last plus one, so that it grows although old requests are forgotten. Times are Unix time and the
// caller's clock. Errors: Code::Storage.
class RequestStorage {
public:
    virtual ~RequestStorage() = default;

    // Without decisions; its change number is given here.
    virtual Result<Insertion> insert(const RequestRow& row, const QueueLimits& limits) = 0;
    virtual Result<std::optional<RequestRow>> request(const Bytes32& vault, const Bytes32& id) = 0;
    virtual Result<std::vector<RequestRow>> requests(
        const Bytes32& vault, const RequestQuery& query)
        = 0; // by change
    // Those that ask for this, the newest first.
    virtual Result<std::vector<RequestRow>> about(const Bytes32& vault, const Bytes32& subject) = 0;

    // Of an open request: puts the decision in the place of its maker's earlier one and sets the
    // state. False where none of this id is open; nothing changed.
    virtual Result<bool> decide(
        const Bytes32& vault, const Bytes32& id, const QueueDecision& decision, QueueState state)
        = 0;
    // Open → Signed. False where it is not open; nothing changed.
    virtual Result<bool> markSigned(const Bytes32& vault, const Bytes32& id, std::int64_t nowMs)
        = 0;
    // What is open and due (expiresMs ≤ now) → Expired; forgets what expired before `keptSinceMs`.
    // How many expired.
    virtual Result<std::size_t> expire(
        const Bytes32& vault, std::int64_t nowMs, std::int64_t keptSinceMs)
        = 0;
};

} // namespace tercet::cosigner
