#include "core/policy/PolicyJson.h"

#include <algorithm>
#include <array>

#include "core/chains/ethereum/Address.h"

namespace tercet::policy {

namespace {

using Amount = std::optional<chains::Uint256>;

constexpr std::array<std::string_view, 7> kDays { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
constexpr int kDayMinutes = 24 * 60;
constexpr int kAnyDecimals
    = 18; // of Ethereum's family, to which every chain that transacts belongs

// The entry that stands for every chain's own unit without one.
constexpr std::string_view kAny = "any";

std::unexpected<Error> at(Error error, const char* field)
{
    error.field = field;
    return std::unexpected(std::move(error));
}

Result<const Json*> member(const Json& object, const char* key)
{
    const auto it = object.find(key);
    if (it == object.end()) return fail(Code::MissingField, "missing", key);
    return &*it;
}

Result<const Json*> array(const Json& object, const char* key)
{
    TERCET_TRY(const auto* list, member(object, key));
    if (!list->is_array()) return fail(Code::BadField, "not a list", key);
    return list;
}

Status isObject(const Json& json, std::size_t members, const char* field)
{
    if (!json.is_object()) return fail(Code::BadField, "not an object", field);
    if (json.size() > members) return fail(Code::UnknownField, "a member too many", field);
    return {};
}

Result<std::uint32_t> seconds(const Json& object, const char* key)
{
    TERCET_TRY(const auto value, json::integer(object, key));
    if (value > kMaxDelayS) return fail(Code::NumberTooLarge, "more than 30 days", key);
    return std::uint32_t(value);
}

Json amountJson(const Amount& amount, int places)
{
    return amount ? Json(amount->amount(places)) : Json(nullptr);
}

Status readAmount(const Json& object, const char* key, int places, Amount& out)
{
    TERCET_TRY(const auto* value, member(object, key));
    if (value->is_null()) return {};
    if (!value->is_string()) return fail(Code::BadAmount, "neither text nor null", key);
    const auto amount = chains::Uint256::fromAmount(value->get<std::string>(), places);
    if (!amount) return at(amount.error(), key);
    out = *amount;
    return {};
}

Json limitJson(Json chain, const Amount& once, const Periods& periods, int places)
{
    return { { "chain", std::move(chain) }, { "transaction", amountJson(once, places) },
        { "day", amountJson(periods.day, places) }, { "week", amountJson(periods.week, places) },
        { "month", amountJson(periods.month, places) } };
}

Json chainJson(const Unit& unit)
{
    if (unit.family == Family::Ethereum) return unit.chainId;
    return std::string(familyName(unit.family));
}

Status readAmounts(const Json& entry, int places, Amount& once, Periods& periods)
{
    TERCET_CHECK(readAmount(entry, "transaction", places, once));
    TERCET_CHECK(readAmount(entry, "day", places, periods.day));
    TERCET_CHECK(readAmount(entry, "week", places, periods.week));
    return readAmount(entry, "month", places, periods.month);
}

Result<Unit> readUnit(const Json& entry)
{
    TERCET_TRY(const auto* chain, member(entry, "chain"));
    Unit unit;
    if (*chain == "bitcoin")
        unit.family = Family::Bitcoin;
    else if (*chain == "solana")
        unit.family = Family::Solana;
    else if (chain->is_number_unsigned() && *chain != 0)
        unit.chainId = chain->get<std::uint64_t>();
    else
        return fail(Code::BadField, "no chain", "chain");
    if (!entry.contains("token")) return unit;
    TERCET_TRY(const auto token, json::string(entry, "token", 64));
    const auto contract = chains::ethereum::Address::parse(token);
    if (!contract) return at(contract.error(), "token");
    unit.contract = contract->text();
    return unit;
}

Status readLimits(const Json& object, Policy& policy)
{
    TERCET_TRY(const auto* list, array(object, "limits"));
    bool any = false;
    for (const auto& entry : *list) {
        TERCET_CHECK(isObject(entry, entry.contains("token") ? 6 : 5, "limits"));
        TERCET_TRY(const auto* chain, member(entry, "chain"));
        if (*chain == kAny) {
            if (any || entry.contains("token"))
                return fail(Code::BadField, "\"any\" stands once and for no token", "chain");
            any = true;
            TERCET_CHECK(
                readAmounts(entry, kAnyDecimals, policy.limitPerTransaction, policy.otherUnits));
            continue;
        }
        Limit limit;
        TERCET_TRY(limit.unit, readUnit(entry));
        TERCET_CHECK(readAmounts(entry, decimals(limit.unit), limit.perTransaction, limit.periods));
        policy.limits.push_back(std::move(limit));
    }
    return {};
}

// Any form of an address in which people write it.
std::string canonical(const std::string& address)
{
    const auto parsed = chains::ethereum::Address::parse(address);
    return parsed ? parsed->text() : address;
}

Result<std::vector<std::string>> addresses(const Json& list, const char* field)
{
    std::vector<std::string> out;
    if (!list.is_array()) return fail(Code::BadField, "not a list", field);
    if (list.size() > kMaxAddresses) return fail(Code::NumberTooLarge, "too many", field);
    for (const auto& address : list) {
        if (!address.is_string()) return fail(Code::BadAddress, "not text", field);
        out.push_back(canonical(address.get<std::string>()));
    }
    return out;
}

Status readKinds(const Json& object, Policy& policy)
{
    TERCET_TRY(const auto* list, array(object, "kinds"));
    policy.kinds = 0;
    for (const auto& name : *list) {
        const auto kind = std::ranges::find_if(
            requestKinds(), [&](RequestKind k) { return name == requestKindName(k); });
        if (kind == requestKinds().end()) return fail(Code::BadField, "an unknown kind", "kinds");
        policy.kinds |= std::uint8_t(*kind);
    }
    return {};
}

Status readHours(const Json& object, Policy& policy)
{
    TERCET_TRY(const auto* list, array(object, "quiet_hours"));
    for (const auto& entry : *list) {
        TERCET_CHECK(isObject(entry, 2, "quiet_hours"));
        TERCET_TRY(const auto fromText, json::string(entry, "from", 16));
        TERCET_TRY(const auto toText, json::string(entry, "to", 16));
        TERCET_TRY(const auto from, minuteOf(fromText));
        TERCET_TRY(const auto to, minuteOf(toText));
        if (from < to || to == 0) {
            policy.quietHours.push_back({ from, to == 0 ? kMinutesOfWeek : to });
            continue;
        }
        policy.quietHours.push_back({ from, kMinutesOfWeek });
        policy.quietHours.push_back({ 0, to });
    }
    return {};
}

Status readQuorum(const Json& object, Policy& policy)
{
    TERCET_TRY(const auto* list, array(object, "quorum"));
    for (const auto& entry : *list) {
        TERCET_CHECK(isObject(entry, 2, "quorum"));
        TERCET_TRY(const auto name, json::string(entry, "role", 32));
        TERCET_TRY(const auto count, json::integer(entry, "count"));
        const auto role = std::ranges::find(roles(), name, roleName);
        if (role == roles().end()) return fail(Code::BadField, "an unknown role", "quorum");
        if (count > kMaxCount) return fail(Code::NumberTooLarge, "not from 1 to 16", "quorum");
        policy.quorum.push_back({ *role, std::uint8_t(count) });
    }
    return {};
}

Json hoursJson(const std::vector<Hours>& hours)
{
    Json out = Json::array();
    for (const auto& [from, to] : hours)
        out.push_back({ { "from", minuteText(from) }, { "to", minuteText(to) } });
    return out;
}

} // namespace

std::string minuteText(std::uint16_t minute)
{
    const int at = minute % kMinutesOfWeek, ofDay = at % kDayMinutes;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::string(kDays[std::size_t(at / kDayMinutes)]) + " " + two(ofDay / 60) + ":"
        + two(ofDay % 60);
}

Result<std::uint16_t> minuteOf(std::string_view text)
{
    for (std::uint16_t minute = 0; minute < kMinutesOfWeek; ++minute)
        if (minuteText(minute) == text) return minute;
    return fail(Code::BadField, "not like \"mon 22:00\"", "quiet_hours");
}

Json toJson(const Policy& policy)
{
    Json limits = Json::array();
    if (policy.limitPerTransaction || policy.otherUnits != Periods {})
        limits.push_back(limitJson(
            std::string(kAny), policy.limitPerTransaction, policy.otherUnits, kAnyDecimals));
    for (const auto& [unit, once, periods] : policy.limits) {
        auto entry = limitJson(chainJson(unit), once, periods, decimals(unit));
        if (unit.isToken()) entry["token"] = unit.contract;
        limits.push_back(std::move(entry));
    }
    Json kinds = Json::array(), quorum = Json::array();
    for (const auto kind : requestKinds())
        if (policy.allows(kind)) kinds.push_back(std::string(requestKindName(kind)));
    for (const auto& [role, count] : policy.quorum)
        quorum.push_back({ { "role", std::string(roleName(role)) }, { "count", count } });
    return { { "blind_signing", policy.blindSigning }, { "limits", std::move(limits) },
        { "allowed", policy.allowed ? Json(*policy.allowed) : Json(nullptr) },
        { "denied", policy.denied }, { "kinds", std::move(kinds) },
        { "new_recipient_delay", policy.newRecipientDelayS },
        { "quiet_hours", hoursJson(policy.quietHours) }, { "quorum", std::move(quorum) },
        { "loosening_delay", policy.looseningDelayS } };
}

Result<Policy> fromJson(const Json& json)
{
    TERCET_CHECK(isObject(json, 9, "policy"));
    Policy policy;
    TERCET_TRY(policy.blindSigning, json::boolean(json, "blind_signing"));
    TERCET_CHECK(readLimits(json, policy));
    TERCET_TRY(const auto* allowed, member(json, "allowed"));
    if (!allowed->is_null()) {
        TERCET_TRY(policy.allowed, addresses(*allowed, "allowed"));
    }
    TERCET_TRY(const auto* denied, member(json, "denied"));
    TERCET_TRY(policy.denied, addresses(*denied, "denied"));
    TERCET_CHECK(readKinds(json, policy));
    TERCET_TRY(policy.newRecipientDelayS, seconds(json, "new_recipient_delay"));
    TERCET_CHECK(readHours(json, policy));
    TERCET_CHECK(readQuorum(json, policy));
    TERCET_TRY(policy.looseningDelayS, seconds(json, "loosening_delay"));
    policy = normalized(std::move(policy));
    TERCET_CHECK(check(policy));
    return policy;
}

} // namespace tercet::policy
