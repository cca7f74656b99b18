#include "core/policy/Evaluate.h"

#include <algorithm>

namespace tercet::policy {

namespace {

using chains::Uint256;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kEpochMinute = 3 * 24 * 60; // 1 January 1970 was a Thursday

class Evaluation {
public:
    Evaluation(const Policy& policy, const chains::Decoded& decoded, const Context& context)
        : m_policy(policy)
        , m_decoded(decoded)
        , m_context(context)
        , m_effect(effectOf(decoded))
    {
    }

    Decision run()
    {
        [[maybe_unused]] const bool passed = frozen() && shown() && kind() && addresses()
            && limits() && quorum() && hours() && recipients();
        return std::move(m_out);
    }

private:
    bool refuse(Rule rule, Code code, std::string detail)
    {
        m_out.verdict = Verdict::Refused;
        m_out.rule = rule;
        m_out.code = code;
        m_out.detail = std::move(detail);
        return false;
    }
    bool wait(Rule rule, Code code, std::string detail, std::int64_t untilMs)
    {
        refuse(rule, code, std::move(detail));
        m_out.verdict = Verdict::Waits;
        m_out.untilMs = untilMs;
        return false;
    }

    bool frozen()
    {
        if (m_context.frozenUntilMs <= m_context.nowMs) return true;
        return wait(Rule::Frozen, Code::Frozen, "the vault is frozen", m_context.frozenUntilMs);
    }

    bool shown()
    {
        if (!m_decoded.fullyDecoded && !m_policy.blindSigning)
            return refuse(Rule::NotFullyDecoded, Code::NotFullyDecoded, "blind signing is off");
        const auto forbidden
            = std::ranges::find(m_decoded.risks, chains::Level::Forbidden, &chains::Risk::level);
        if (forbidden == m_decoded.risks.end()) return true;
        return refuse(Rule::Forbidden, Code::PolicyForbidden, forbidden->code);
    }

    bool kind()
    {
        if (m_policy.allows(m_effect.kind)) return true;
        return refuse(Rule::Kind, Code::PolicyKind, std::string(requestKindName(m_effect.kind)));
    }

    bool addresses()
    {
        for (const auto& address : m_effect.addresses)
            if (std::ranges::binary_search(m_policy.denied, address))
                return refuseAddress(Rule::Denied, address, "on the deny-list");
        if (!m_policy.allowed || m_effect.kind == RequestKind::Message) return true;
        if (m_effect.addresses.empty())
            return refuseAddress(Rule::NotAllowed, {}, "names no address");
        for (const auto& address : m_effect.addresses)
            if (!std::ranges::binary_search(*m_policy.allowed, address))
                return refuseAddress(Rule::NotAllowed, address, "not on the allow-list");
        return true;
    }
    bool refuseAddress(Rule rule, const std::string& address, std::string detail)
    {
        m_out.address = address;
        return refuse(rule, Code::PolicyRecipient, std::move(detail));
    }

    bool limits()
    {
        if (m_effect.unknownTokens && std::ranges::any_of(m_policy.limits, [](const Limit& l) {
                return l.unit.isToken();
            }))
            return refuse(
                Rule::LimitPerTransaction, Code::PolicyLimit, "which tokens it takes is unknown");
        return std::ranges::all_of(m_effect.moves, [this](const Movement& move) {
            if (!move.everyChain) return within(limitOf(m_policy, move.unit), move);
            return std::ranges::all_of(m_policy.limits, [&](const Limit& limit) {
                return limit.unit.contract != move.unit.contract || within(limit, move);
            });
        });
    }
    bool within(const Limit& limit, const Movement& move)
    {
        const auto found = m_context.spent.find(move.unit);
        const auto spent = found == m_context.spent.end() ? Spent {} : found->second;
        return below(limit.unit, Period::Transaction, {}, move.amount, limit.perTransaction)
            && below(limit.unit, Period::Day, spent.day, counted(move, spent), limit.periods.day)
            && below(limit.unit, Period::Week, spent.week, counted(move, spent), limit.periods.week)
            && below(
                limit.unit, Period::Month, spent.month, counted(move, spent), limit.periods.month);
    }
    static std::optional<Uint256> counted(const Movement& move, const Spent& spent)
    {
        if (!move.amount) return {};
        return std::max(*move.amount, spent.sameSlot);
    }
    bool below(const Unit& unit, Period period, const Uint256& used,
        const std::optional<Uint256>& amount, const std::optional<Uint256>& limit)
    {
        if (!limit) return true;
        const bool once = period == Period::Transaction;
        const auto rule = once ? Rule::LimitPerTransaction : Rule::LimitPerPeriod;
        const auto code = once ? Code::PolicyLimit : Code::PolicyPeriod;
        if (!amount) return refuse(rule, code, "amount unknown");
        m_out.usage.push_back({ unit, period, used, *amount, *limit });
        const auto sum = used.plus(*amount);
        if (sum && *sum <= *limit) return true;
        return refuse(rule, code,
            (sum ? sum->decimal() : "a sum above 2^256") + " above " + limit->decimal());
    }

    bool quorum()
    {
        for (const auto& [role, need] : m_policy.quorum) {
            const auto found = m_context.approvals.find(role);
            const unsigned have = found == m_context.approvals.end() ? 0 : found->second;
            if (have >= need) continue;
            m_out.role = role;
            m_out.have = have;
            m_out.need = need;
            return refuse(Rule::Quorum, Code::PolicyQuorum,
                std::to_string(have) + " of " + std::to_string(need) + " by "
                    + std::string(roleName(role)));
        }
        return true;
    }

    bool hours()
    {
        const auto now = m_context.nowMs / kMinuteMs - (m_context.nowMs % kMinuteMs < 0);
        const auto today
            = ((now + kEpochMinute) % kMinutesOfWeek + kMinutesOfWeek) % kMinutesOfWeek;
        auto minute = today;
        std::int64_t passed = 0;
        // One more than there are: the last of a week goes on in the first of the next.
        for (std::size_t i = 0; i <= m_policy.quietHours.size(); ++i)
            for (const auto& [from, to] : m_policy.quietHours)
                if (from <= minute && minute < to) {
                    passed += to - minute;
                    minute = to % kMinutesOfWeek;
                }
        if (passed == 0) return true;
        return wait(Rule::QuietHours, Code::PolicyHours, "quiet hours", (now + passed) * kMinuteMs);
    }

    bool recipients()
    {
        if (m_policy.newRecipientDelayS == 0) return true;
        for (const auto& address : m_effect.addresses) {
            const auto found = m_context.knownSinceMs.find(address);
            const auto since
                = found == m_context.knownSinceMs.end() ? m_context.nowMs : found->second;
            const auto due = since + 1000LL * m_policy.newRecipientDelayS;
            if (due <= m_context.nowMs || due <= m_out.untilMs) continue;
            m_out.address = address;
            wait(Rule::NewRecipient, Code::PolicyNewRecipient, "not known for long enough", due);
        }
        return m_out.allowed();
    }

    const Policy& m_policy;
    const chains::Decoded& m_decoded;
    const Context& m_context;
    Effect m_effect;
    Decision m_out {};
};

} // namespace

void Spent::add(const Uint256& amount, std::int64_t atMs, bool same, std::int64_t nowMs)
{
    if (same) {
        sameSlot = std::max(sameSlot, amount);
        return;
    }
    const auto count = [&](Uint256& sum, std::int64_t period) {
        if (atMs > nowMs - period) sum = sum.plus(amount).value_or(Uint256::max());
    };
    count(day, kDayMs);
    count(week, kWeekMs);
    count(month, kMonthMs);
}

Decision evaluate(const Policy& policy, const chains::Decoded& decoded, const Context& context)
{
    return Evaluation(policy, decoded, context).run();
}

} // namespace tercet::policy
