#pragma once

#include <map>

#include "core/policy/Decision.h"
#include "core/policy/Effect.h"
#include "core/policy/Policy.h"

namespace tercet::policy {

inline constexpr std::int64_t kDayMs = 24LL * 3600 * 1000, kWeekMs = 7 * kDayMs,
                              kMonthMs = 30 * kDayMs;

// What left, or may leave, in one unit by what was signed within the last day, week and month.
struct Spent {
    chains::Uint256 day {}, week {}, month {};
    // What stands in the books for this very request's slot (slotOf), which is in none of the sums:
    // of a slot only one request takes effect, so the larger of both counts.
    chains::Uint256 sameSlot {};

    // Adds one entry of the books: an amount of this time, in the slot that is judged or in
    // another. What is dated later than now counts in every period; a sum above 2^256−1 stays
    // there.
    void add(const chains::Uint256& amount, std::int64_t atMs, bool same, std::int64_t nowMs);
};

// What a policy needs to know beside the request, all from the books of the party that judges.
struct Context {
    std::int64_t nowMs { 0 }; // Unix time
    std::map<Unit, Spent> spent {}; // absent: nothing
    // Since when this party knows the addresses that the request names; absent: from now on.
    std::map<std::string, std::int64_t> knownSinceMs {};
    std::map<Role, unsigned> approvals {}; // of this request
    std::int64_t frozenUntilMs { 0 };
};

// The one evaluator. Pure; of `decoded` it reads what effectOf() reads, fullyDecoded and risks, all
// made by chains::decode().
//  * An amount that is not known is above every limit, and so is a sum above 2^256−1.
//  * Messages and typed data move nothing of the chain's own unit by themselves.
//  * A clock that was set back makes nothing possible: what the books date later than now counts in
//    every period, and an address that is known from later than now is new.
Decision evaluate(const Policy& policy, const chains::Decoded& decoded, const Context& context);

} // namespace tercet::policy
