#pragma once

#include <QList>
#include <QString>

#include "core/wallet/PolicyTypes.h"

namespace tercet::ui {

// Policies in words, all of them short: for the page that changes them, and for what a change does.

// "ETH on Ethereum Mainnet", "USDC on Base", "Token 0x… on Base, in base units".
QString unitWords(const policy::Unit& unit);
// The limits of every chain's own unit that has none of its own.
QString anyUnitWords();
QString periodWords(policy::Period period); // "in one transaction", "within 24 hours", …
// "1.5 ETH"; without a limit "No limit". Of any unit without a symbol.
QString limitWords(const policy::Unit& unit, const std::optional<chains::Uint256>& limit);
QString anyLimitWords(const std::optional<chains::Uint256>& limit);
QString kindWords(policy::RequestKind kind); // "Token approvals"
QString roleWords(policy::Role role); // "Teammates who approve"
QString durationWords(std::uint32_t seconds); // "24 hours"; 0: "None"

// Quiet hours as people say them: the same time on several days is one. Minutes of the day in UTC;
// an end that is not after the beginning is on the next day.
struct QuietTime {
    int from { 0 }, to { 0 };
    QList<int> days {}; // of the beginning, 0 is Monday
    QList<policy::Hours> hours {}; // what of the policy it stands for
};
QList<QuietTime> quietTimes(const std::vector<policy::Hours>& hours);
// Not joined yet; a time that is over Sunday night makes two.
std::vector<policy::Hours> hoursOf(int from, int to, const QList<int>& days);
QString quietWords(const QuietTime& time); // "Mon, Tue 22:00 to 06:00 UTC"

// What is different, one thing a line, and what each does by itself.
struct PolicyDifference {
    QString text {};
    policy::Change change { policy::Change::None };
};
QList<PolicyDifference> policyDifferences(const policy::Policy& from, const policy::Policy& to);

// What a policy restricts, one thing a line; empty: nothing.
QStringList policySummary(const policy::Policy& policy);

} // namespace tercet::ui
