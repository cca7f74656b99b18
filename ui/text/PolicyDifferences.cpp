#include <QCoreApplication>
#include <algorithm>
#include <functional>
#include <set>

#include "ui/text/PolicyWords.h"

namespace tercet::ui {

namespace {

using policy::Period;
using policy::Policy;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PolicyDifferences)
};

constexpr Period kPeriods[] = { Period::Transaction, Period::Day, Period::Week, Period::Month };

std::optional<chains::Uint256>& part(policy::Limit& limit, Period period)
{
    switch (period) {
    case Period::Day:
        return limit.periods.day;
    case Period::Week:
        return limit.periods.week;
    case Period::Month:
        return limit.periods.month;
    case Period::Transaction:
        break;
    }
    return limit.perTransaction;
}

policy::Limit others(const Policy& policy)
{
    return { {}, policy.limitPerTransaction, policy.otherUnits };
}

class Difference {
public:
    Difference(const Policy& from, const Policy& to, bool summary = false)
        : m_from(from)
        , m_to(to)
        , m_summary(summary)
    {
    }

    QList<PolicyDifference> run()
    {
        limits();
        addresses(Words::tr("Only listed addresses"), m_from.allowed, m_to.allowed);
        denied();
        kinds();
        if (m_from.blindSigning != m_to.blindSigning)
            add(m_to.blindSigning ? Words::tr("Blind signing: on")
                                  : Words::tr("Blind signing: off"),
                [this](Policy& p) { p.blindSigning = m_to.blindSigning; });
        quorum();
        quiet();
        delay(Words::tr("Delay for new recipients"), &Policy::newRecipientDelayS);
        delay(Words::tr("Delay before a change that allows more"), &Policy::looseningDelayS);
        return m_out;
    }

private:
    // What a change does by itself: the rest stays as it was.
    void add(const QString& text, const std::function<void(Policy&)>& change)
    {
        if (m_summary) return m_out.append({ text, {} });
        auto alone = m_from;
        change(alone);
        m_out.append({ text, compare(m_from, normalized(std::move(alone))) });
    }

    void limits()
    {
        for (const auto period : kPeriods) {
            auto before = others(m_from), after = others(m_to);
            if (part(before, period) == part(after, period)) continue;
            add(row(anyUnitWords(), period, anyLimitWords(part(before, period)),
                    anyLimitWords(part(after, period))),
                [&](Policy& p) {
                    auto& now = period == Period::Transaction ? p.limitPerTransaction
                        : period == Period::Day               ? p.otherUnits.day
                        : period == Period::Week              ? p.otherUnits.week
                                                              : p.otherUnits.month;
                    now = part(after, period);
                });
        }
        std::set<policy::Unit> units;
        for (const auto* side : { &m_from, &m_to })
            for (const auto& limit : side->limits) units.insert(limit.unit);
        for (const auto& unit : units) ofUnit(unit);
    }

    void ofUnit(const policy::Unit& unit)
    {
        auto before = limitOf(m_from, unit), after = limitOf(m_to, unit);
        const auto listed = [&](const Policy& p) {
            return std::ranges::find(p.limits, unit, &policy::Limit::unit) != p.limits.end();
        };
        const auto take = [&](Policy& p) {
            std::erase_if(p.limits, [&](const auto& limit) { return limit.unit == unit; });
            if (listed(m_to)) p.limits.push_back(limitOf(m_to, unit));
        };
        for (const auto period : kPeriods)
            if (part(before, period) != part(after, period))
                add(row(unitWords(unit), period, limitWords(unit, part(before, period)),
                        limitWords(unit, part(after, period))),
                    take);
    }

    QString row(
        const QString& unit, Period period, const QString& before, const QString& after) const
    {
        if (m_summary)
            //: %1: a unit ("ETH on Base"), %2: a period ("within 24 hours"), %3: an amount
            return Words::tr("%1, %2: at most %3").arg(unit, periodWords(period), after);
        //: %1: a unit ("ETH on Base"), %2: a period ("Within 24 hours"), %3 and %4: limits
        return Words::tr("%1, %2: %3 → %4").arg(unit, periodWords(period), before, after);
    }

    void addresses(const QString& name, const std::optional<std::vector<std::string>>& before,
        const std::optional<std::vector<std::string>>& after)
    {
        if (before.has_value() != after.has_value()) {
            //: %1: what is switched
            add(after ? Words::tr("%1: on").arg(name) : Words::tr("%1: off").arg(name),
                [&](Policy& p) { p.allowed = after; });
            if (!after) return;
        }
        const std::vector<std::string> none;
        each(before ? *before : none, after ? *after : none, Words::tr("Allowed: %1 added"),
            Words::tr("Allowed: %1 removed"), [](Policy& p) -> std::vector<std::string>& {
                if (!p.allowed) p.allowed.emplace();
                return *p.allowed;
            });
    }

    void denied()
    {
        each(m_from.denied, m_to.denied, Words::tr("Denied: %1 added"),
            Words::tr("Denied: %1 removed"),
            [](Policy& p) -> std::vector<std::string>& { return p.denied; });
    }

    template <typename List>
    void each(const std::vector<std::string>& before, const std::vector<std::string>& after,
        const QString& added, const QString& removed, List list)
    {
        for (const auto& address : after)
            if (!std::ranges::binary_search(before, address))
                add(added.arg(QString::fromStdString(address)),
                    [&](Policy& p) { list(p).push_back(address); });
        for (const auto& address : before)
            if (!std::ranges::binary_search(after, address))
                add(removed.arg(QString::fromStdString(address)),
                    [&](Policy& p) { std::erase(list(p), address); });
    }

    void kinds()
    {
        for (const auto kind : policy::requestKinds()) {
            if (m_from.allows(kind) == m_to.allows(kind)) continue;
            const auto words
                = m_to.allows(kind) ? Words::tr("%1: allowed") : Words::tr("%1: refused");
            add(words.arg(kindWords(kind)),
                [&](Policy& p) { p.kinds = std::uint8_t(p.kinds ^ std::uint8_t(kind)); });
        }
    }

    void quorum()
    {
        const auto count = [](const Policy& p, policy::Role role) {
            const auto it = std::ranges::find(p.quorum, role, &policy::Quorum::role);
            return it == p.quorum.end() ? 0 : int(it->count);
        };
        for (const auto role : policy::roles()) {
            const int before = count(m_from, role), after = count(m_to, role);
            if (before == after) continue;
            if (m_summary) {
                //: %1: who approves, %2: a number of approvals
                add(Words::tr("Approvals needed, %1: %2").arg(roleWords(role)).arg(after), {});
                continue;
            }
            //: %1: who approves, %2 and %3: numbers of approvals
            add(Words::tr("Approvals needed, %1: %2 → %3")
                    .arg(roleWords(role))
                    .arg(before)
                    .arg(after),
                [&](Policy& p) {
                    std::erase_if(p.quorum, [&](const auto& q) { return q.role == role; });
                    if (after > 0) p.quorum.push_back({ role, std::uint8_t(after) });
                });
        }
    }

    void quiet()
    {
        const auto covered = [](const std::vector<policy::Hours>& all, const QuietTime& time) {
            return std::ranges::all_of(time.hours, [&](const policy::Hours& h) {
                return std::ranges::any_of(all, [&](const policy::Hours& other) {
                    return other.from <= h.from && h.to <= other.to;
                });
            });
        };
        const auto same = [](const std::vector<policy::Hours>& all, const QuietTime& time) {
            return std::ranges::all_of(time.hours,
                [&](const policy::Hours& h) { return std::ranges::find(all, h) != all.end(); });
        };
        for (const auto& time : quietTimes(m_to.quietHours))
            if (!same(m_from.quietHours, time))
                add(Words::tr("Quiet: %1 added").arg(quietWords(time)), [&](Policy& p) {
                    p.quietHours.insert(p.quietHours.end(), time.hours.begin(), time.hours.end());
                });
        for (const auto& time : quietTimes(m_from.quietHours))
            if (!covered(m_to.quietHours, time))
                add(Words::tr("Quiet: %1 removed").arg(quietWords(time)), [&](Policy& p) {
                    std::erase_if(p.quietHours,
                        [&](const policy::Hours& h) { return time.hours.contains(h); });
                });
    }

    void delay(const QString& name, std::uint32_t Policy::* field)
    {
        if (m_from.*field == m_to.*field) return;
        if (m_summary)
            //: %1: a delay's name, %2: how long it is
            return add(Words::tr("%1: %2").arg(name, durationWords(m_to.*field)), {});
        //: %1: a delay's name, %2 and %3: how long it is
        add(Words::tr("%1: %2 → %3")
                .arg(name, durationWords(m_from.*field), durationWords(m_to.*field)),
            [&](Policy& p) { p.*field = m_to.*field; });
    }

    const Policy &m_from, &m_to;
    bool m_summary;
    QList<PolicyDifference> m_out;
};

} // namespace

QList<PolicyDifference> policyDifferences(const Policy& from, const Policy& to)
{
    return Difference(from, to).run();
}

QStringList policySummary(const Policy& policy)
{
    QStringList out;
    for (const auto& line : Difference({}, policy, true).run()) out << line.text;
    return out;
}

} // namespace tercet::ui
