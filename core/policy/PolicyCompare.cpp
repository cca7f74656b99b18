#include <algorithm>

#include "core/policy/Policy.h"

namespace tercet::policy {

namespace {

using Amount = std::optional<chains::Uint256>;

bool looser(const Amount& before, const Amount& after)
{
    return before && (!after || *after > *before);
}

bool looser(const Limit& before, const Limit& after)
{
    return looser(before.perTransaction, after.perTransaction)
        || looser(before.periods.day, after.periods.day)
        || looser(before.periods.week, after.periods.week)
        || looser(before.periods.month, after.periods.month);
}

// Every unit that one of them names, and all the others as one: which units these are is the same
// on both sides.
bool looserLimits(const Policy& from, const Policy& to)
{
    const Limit others { {}, from.limitPerTransaction, from.otherUnits };
    if (looser(others, { {}, to.limitPerTransaction, to.otherUnits })) return true;
    const auto at = [&](const Limit& limit) {
        return looser(limitOf(from, limit.unit), limitOf(to, limit.unit));
    };
    return std::ranges::any_of(from.limits, at) || std::ranges::any_of(to.limits, at);
}

bool covers(const std::vector<std::string>& list, const std::vector<std::string>& part)
{
    return std::ranges::includes(list, part);
}

bool covers(const std::vector<Hours>& list, const Hours& part)
{
    return std::ranges::any_of(
        list, [&](const Hours& h) { return h.from <= part.from && part.to <= h.to; });
}

std::uint8_t countOf(const Policy& policy, Role role)
{
    const auto it = std::ranges::find(policy.quorum, role, &Quorum::role);
    return it == policy.quorum.end() ? 0 : it->count;
}

} // namespace

Change compare(const Policy& from, const Policy& to)
{
    if (from == to) return Change::None;
    const bool loosens = (to.blindSigning && !from.blindSigning) || looserLimits(from, to)
        || (from.allowed && (!to.allowed || !covers(*from.allowed, *to.allowed)))
        || !covers(to.denied, from.denied) || (to.kinds & ~from.kinds) != 0
        || to.newRecipientDelayS < from.newRecipientDelayS
        || std::ranges::any_of(
            from.quietHours, [&](const Hours& h) { return !covers(to.quietHours, h); })
        || std::ranges::any_of(
            from.quorum, [&](const Quorum& q) { return countOf(to, q.role) < q.count; })
        || to.looseningDelayS < from.looseningDelayS;
    return loosens ? Change::Loosening : Change::Tightening;
}

std::string_view changeName(Change change)
{
    switch (change) {
    case Change::None:
        return "none";
    case Change::Tightening:
        return "tightening";
    case Change::Loosening:
        return "loosening";
    }
    return "none";
}

} // namespace tercet::policy
