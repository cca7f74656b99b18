#include "core/policy/Decision.h"

#include <array>

namespace tercet::policy {

std::string_view ruleName(Rule rule)
{
    static constexpr std::array<std::string_view, 12> kNames { "none", "frozen",
        "not-fully-decoded", "forbidden", "kind", "denied", "not-allowed", "limit-per-transaction",
        "limit-per-period", "quorum", "quiet-hours", "new-recipient" };
    return kNames[std::size_t(rule)];
}

std::string_view verdictName(Verdict verdict)
{
    static constexpr std::array<std::string_view, 3> kNames { "allowed", "waits", "refused" };
    return kNames[std::size_t(verdict)];
}

std::string_view periodName(Period period)
{
    static constexpr std::array<std::string_view, 4> kNames { "transaction", "day", "week",
        "month" };
    return kNames[std::size_t(period)];
}

Status Decision::status() const
{
    if (allowed()) return {};
    return fail(code, detail, std::string(ruleName(rule)));
}

} // namespace tercet::policy
