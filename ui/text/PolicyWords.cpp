#include "ui/text/PolicyWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>
#include <QTime>

#include "core/chains/ethereum/Lists.h"
#include "ui/approval/AmountText.h"
#include "ui/widgets/AmountInput.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)
};

using policy::Hours;

constexpr int kDay = 24 * 60, kWeek = policy::kMinutesOfWeek, kAnyDecimals = 18;
constexpr std::uint32_t kHourS = 3600, kDayS = 24 * kHourS;

QString clock(int minute)
{
    return QLocale().toString(QTime((minute / 60) % 24, minute % 60), QLocale::ShortFormat);
}

QString daysWords(const QList<int>& days)
{
    if (days.size() == 7) return Words::tr("Every day");
    if (days == QList<int> { 0, 1, 2, 3, 4 }) return Words::tr("Monday to Friday");
    if (days == QList<int> { 5, 6 }) return Words::tr("At weekends");
    QStringList names;
    for (const int day : days)
        names << QLocale().dayName(
            day + 1, days.size() == 1 ? QLocale::LongFormat : QLocale::ShortFormat);
    return names.join(QStringLiteral(", "));
}

// The quiet hours of a week as spans that may go on over Sunday night.
QList<std::pair<Hours, QList<Hours>>> spans(const std::vector<Hours>& hours)
{
    QList<std::pair<Hours, QList<Hours>>> out;
    for (const auto& h : hours) out.append({ h, { h } });
    if (out.size() < 2 || out.first().first.from != 0 || out.last().first.to != kWeek) return out;
    const auto first = out.takeFirst();
    auto& last = out.last();
    last.first.to = std::uint16_t(kWeek + first.first.to);
    last.second += first.second;
    return out;
}

} // namespace

QString unitWords(const policy::Unit& unit)
{
    const auto symbol = QString::fromStdString(policy::symbol(unit));
    if (unit.family != policy::Family::Ethereum) return symbol;
    const auto network = QString::fromStdString(chains::ethereum::networkName(unit.chainId));
    if (!unit.isToken() || !symbol.isEmpty()) return Words::tr("%1 on %2").arg(symbol, network);
    return Words::tr("Token %1 on %2, in base units")
        .arg(QString::fromStdString(unit.contract), network);
}

QString anyUnitWords() { return Words::tr("Each network’s own unit"); }

QString periodWords(policy::Period period)
{
    switch (period) {
    case policy::Period::Transaction:
        return Words::tr("in one transaction");
    case policy::Period::Day:
        return Words::tr("within 24 hours");
    case policy::Period::Week:
        return Words::tr("within 7 days");
    case policy::Period::Month:
        return Words::tr("within 30 days");
    }
    return {};
}

QString limitWords(const policy::Unit& unit, const std::optional<chains::Uint256>& limit)
{
    if (!limit) return Words::tr("No limit");
    return amountText(
        { *limit, policy::decimals(unit), policy::symbol(unit), unit.contract, false })
        .both();
}

QString anyLimitWords(const std::optional<chains::Uint256>& limit)
{
    if (!limit) return Words::tr("No limit");
    return localNumber(QString::fromStdString(limit->amount(kAnyDecimals)));
}

QString kindWords(policy::RequestKind kind)
{
    switch (kind) {
    case policy::RequestKind::Transfer:
        return Words::tr("Transfers");
    case policy::RequestKind::Approval:
        return Words::tr("Token approvals");
    case policy::RequestKind::Message:
        return Words::tr("Messages");
    case policy::RequestKind::TypedData:
        return Words::tr("Typed data");
    case policy::RequestKind::ContractCall:
        return Words::tr("Contract calls");
    case policy::RequestKind::Deploy:
        return Words::tr("Making contracts");
    }
    return {};
}

QString roleWords(policy::Role role)
{
    return role == policy::Role::Device ? Words::tr("Devices that hold the share")
                                        : Words::tr("Teammates who approve");
}

QString durationWords(std::uint32_t seconds)
{
    if (seconds == 0) return Words::tr("None");
    if (seconds % kDayS == 0 && seconds != kDayS)
        return Words::tr("%n day(s)", nullptr, int(seconds / kDayS));
    if (seconds % kHourS == 0) return Words::tr("%n hour(s)", nullptr, int(seconds / kHourS));
    if (seconds % 60 == 0) return Words::tr("%n minute(s)", nullptr, int(seconds / 60));
    return Words::tr("%n second(s)", nullptr, int(seconds));
}

QList<QuietTime> quietTimes(const std::vector<Hours>& hours)
{
    QList<QuietTime> out;
    for (const auto& [span, parts] : spans(hours)) {
        const bool withinADay = span.to - span.from <= kDay;
        const int from = span.from % kDay, to = span.to % kDay;
        const auto same = std::ranges::find_if(
            out, [&](const QuietTime& t) { return withinADay && t.from == from && t.to == to; });
        if (same == out.end()) {
            out.append({ from, to, { span.from / kDay }, parts });
        } else {
            same->days << span.from / kDay;
            same->hours += parts;
        }
    }
    return out;
}

std::vector<Hours> hoursOf(int from, int to, const QList<int>& days)
{
    std::vector<Hours> out;
    const int length = to > from ? to - from : to - from + kDay;
    for (const int day : days) {
        const int begin = day * kDay + from, end = begin + length;
        out.push_back({ std::uint16_t(begin), std::uint16_t(qMin(end, kWeek)) });
        if (end > kWeek) out.push_back({ 0, std::uint16_t(end - kWeek) });
    }
    return out;
}

QString quietWords(const QuietTime& time)
{
    int length = 0;
    for (const auto& h : time.hours) length += h.to - h.from;
    if (time.days.size() == 1 && length > kDay) {
        const int last = (time.hours.last().to - 1) / kDay;
        return Words::tr("%1 %2 to %3 %4 UTC")
            .arg(QLocale().dayName(time.days.first() + 1), clock(time.from),
                QLocale().dayName(last + 1), clock(time.to));
    }
    //: %1: days ("Every day"), %2 and %3: times of the day
    return Words::tr("%1, %2 to %3 UTC")
        .arg(daysWords(time.days), clock(time.from), clock(time.to));
}

} // namespace tercet::ui
