#pragma once

#include "core/policy/Policy.h"

namespace tercet::policy {

// A change that loosens, until its delay is over.
struct PendingChange {
    std::uint64_t serial { 0 };
    Policy policy {};
    std::int64_t sinceMs { 0 }, dueMs { 0 }; // Unix time
    friend bool operator==(const PendingChange&, const PendingChange&) = default;
};

// Which policy holds at one party, and what waits to take its place. Pure: whoever holds it stores
// it. The newest change is what is wanted: whatever it is, it takes the place of what still waits.
struct Standing {
    Policy policy {};
    std::uint64_t serial { 0 }; // of the newest change that was accepted, in force or not
    std::optional<PendingChange> pending {};

    // What has become due holds. True: it changed. A clock that was set back undoes nothing.
    bool settle(std::int64_t nowMs);

    struct Accepted {
        Change change {}; // against the policy in force
        std::int64_t dueMs { 0 }; // when it holds; 0: at once
        friend bool operator==(const Accepted&, const Accepted&) = default;
    };
    // After settle(). A change with a serial that was used, or below it, is PolicyForbidden with
    // the field "serial"; the newest one again is accepted again and changes nothing. One far
    // ahead, which would leave no serials for later changes, is NumberTooLarge.
    static constexpr std::uint64_t kMaxStep = 1U << 16U, kMaxSerial = (1ULL << 53U) - 1;
    Result<Accepted> propose(std::uint64_t serial, const Policy& wanted, std::int64_t nowMs);
    // Code::NoSuchPending. Its serial stays used.
    Status cancel(std::uint64_t serial);

    friend bool operator==(const Standing&, const Standing&) = default;
};

} // namespace tercet::policy
