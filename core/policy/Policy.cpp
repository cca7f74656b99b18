#include "core/policy/Policy.h"

#include <algorithm>

#include "core/chains/AddressKind.h"
#include "core/chains/ethereum/Address.h"

namespace tercet::policy {

namespace {

Status checkAddress(const std::string& address, const char* field)
{
    if (address.starts_with("0x")) {
        const auto parsed = chains::ethereum::Address::parse(address);
        if (!parsed || parsed->text() != address)
            return fail(Code::BadAddress, "not in the form of EIP-55", field);
        return {};
    }
    if (!chains::addressKind(address)) return fail(Code::BadAddress, "no address", field);
    return {};
}

Status checkList(const std::vector<std::string>& list, const char* field)
{
    if (list.size() > kMaxAddresses) return fail(Code::NumberTooLarge, "too many", field);
    for (std::size_t i = 0; i < list.size(); ++i) {
        TERCET_CHECK(checkAddress(list[i], field));
        if (i > 0 && list[i - 1] >= list[i]) return fail(Code::BadField, "not ascending", field);
    }
    return {};
}

Status checkUnit(const Unit& unit)
{
    if ((unit.chainId != 0) != (unit.family == Family::Ethereum) || unit.family == Family::Other)
        return fail(Code::BadField, "no unit of a chain", "limits");
    if (!unit.isToken()) return {};
    if (unit.family != Family::Ethereum)
        return fail(Code::BadField, "tokens of this family are not known", "limits");
    return checkAddress(unit.contract, "limits");
}

Status checkLimits(const std::vector<Limit>& limits)
{
    if (limits.size() > kMaxLimits) return fail(Code::NumberTooLarge, "too many", "limits");
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const auto& [unit, once, periods] = limits[i];
        TERCET_CHECK(checkUnit(unit));
        // Of a chain's own unit it is an exception from the others' limits; of a token it says
        // nothing.
        if (unit.isToken() && !once && periods == Periods {})
            return fail(Code::BadField, "a token without a limit", "limits");
        if (i > 0 && limits[i - 1].unit >= limits[i].unit)
            return fail(Code::BadField, "not ascending", "limits");
    }
    return {};
}

Status checkHours(const std::vector<Hours>& hours)
{
    if (hours.size() > kMaxHours) return fail(Code::NumberTooLarge, "too many", "quietHours");
    for (std::size_t i = 0; i < hours.size(); ++i)
        if (hours[i].from >= hours[i].to || hours[i].to > kMinutesOfWeek
            || (i > 0 && hours[i - 1].to >= hours[i].from))
            return fail(Code::BadField, "not ascending", "quietHours");
    if (hours.size() == 1 && hours[0] == Hours { 0, kMinutesOfWeek })
        return fail(Code::BadField, "no hour is left", "quietHours");
    return {};
}

Status checkQuorum(const std::vector<Quorum>& quorum)
{
    for (std::size_t i = 0; i < quorum.size(); ++i) {
        if (std::ranges::find(roles(), quorum[i].role) == roles().end())
            return fail(Code::BadField, "an unknown role", "quorum");
        if (quorum[i].count == 0 || quorum[i].count > kMaxCount)
            return fail(Code::NumberTooLarge, "not from 1 to 16", "quorum");
        if (i > 0 && quorum[i - 1].role >= quorum[i].role)
            return fail(Code::BadField, "not ascending", "quorum");
    }
    return {};
}

void sortUnique(std::vector<std::string>& list)
{
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
}

} // namespace

Status check(const Policy& policy)
{
    TERCET_CHECK(checkLimits(policy.limits));
    if (policy.allowed) TERCET_CHECK(checkList(*policy.allowed, "allowed"));
    TERCET_CHECK(checkList(policy.denied, "denied"));
    if (policy.kinds > kAllKinds) return fail(Code::BadField, "an unknown kind", "kinds");
    TERCET_CHECK(checkHours(policy.quietHours));
    TERCET_CHECK(checkQuorum(policy.quorum));
    if (policy.newRecipientDelayS > kMaxDelayS)
        return fail(Code::NumberTooLarge, "more than 30 days", "newRecipientDelayS");
    if (policy.looseningDelayS > kMaxDelayS)
        return fail(Code::NumberTooLarge, "more than 30 days", "looseningDelayS");
    return {};
}

Policy normalized(Policy policy)
{
    std::ranges::sort(policy.limits, {}, &Limit::unit);
    if (policy.allowed) sortUnique(*policy.allowed);
    sortUnique(policy.denied);
    std::ranges::sort(policy.quorum);
    std::ranges::sort(policy.quietHours);
    std::vector<Hours> joined;
    for (const auto& hours : policy.quietHours)
        if (!joined.empty() && hours.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, hours.to);
        else
            joined.push_back(hours);
    policy.quietHours = std::move(joined);
    return policy;
}

Limit limitOf(const Policy& policy, const Unit& unit)
{
    const auto it = std::ranges::lower_bound(policy.limits, unit, {}, &Limit::unit);
    if (it != policy.limits.end() && it->unit == unit) return *it;
    if (unit.isToken()) return { unit, {}, {} };
    return { unit, policy.limitPerTransaction, policy.otherUnits };
}

} // namespace tercet::policy
