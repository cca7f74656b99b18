#include "ui/text/PolicyText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/approval/AmountText.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PolicyText)
};

QString amountIn(const policy::Unit& unit, const chains::Uint256& units)
{
    return amountText({ units, policy::decimals(unit), policy::symbol(unit), unit.contract, false })
        .both();
}

QString when(std::int64_t ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

QString usageText(const policy::Usage& usage)
{
    const auto limit = amountIn(usage.unit, usage.limit), used = amountIn(usage.unit, usage.used);
    switch (usage.period) {
    case policy::Period::Transaction:
        return Words::tr("At most %1 in one transaction.").arg(limit);
    case policy::Period::Day:
        return Words::tr("%1 of %2 used within a day.").arg(used, limit);
    case policy::Period::Week:
        return Words::tr("%1 of %2 used within a week.").arg(used, limit);
    case policy::Period::Month:
        return Words::tr("%1 of %2 used within 30 days.").arg(used, limit);
    }
    return {};
}

QString ruleText(const policy::Decision& d)
{
    using enum policy::Rule;
    switch (d.rule) {
    case None:
        return Words::tr("Allowed.");
    case Frozen:
        return Words::tr("Refused: frozen until %1.").arg(when(d.untilMs));
    case NotFullyDecoded:
        return Words::tr("Refused: it cannot be shown in full.");
    case Forbidden:
        return Words::tr("Refused: no policy allows this.");
    case Kind:
        return Words::tr("Refused: requests of this kind are not allowed.");
    case Denied:
        return Words::tr("Refused: an address is on the deny-list.");
    case NotAllowed:
        return Words::tr("Refused: an address is not on the allow-list.");
    case LimitPerTransaction:
    case LimitPerPeriod:
        return Words::tr("Refused: above a limit.");
    case Quorum:
        return Words::tr("Refused: %1 of %2 approvals are there.").arg(d.have).arg(d.need);
    case QuietHours:
        return Words::tr("Waits until %1: quiet hours.").arg(when(d.untilMs));
    case NewRecipient:
        return Words::tr("Waits until %1: the recipient is new.").arg(when(d.untilMs));
    }
    return {};
}

} // namespace

QString policyText(const policy::Decision& decision)
{
    const auto said = ruleText(decision);
    return decision.usage.empty() ? said
                                  : said + QLatin1Char(' ') + usageText(decision.usage.back());
}

} // namespace tercet::ui
