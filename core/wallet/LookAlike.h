#pragma once

#include <QString>

namespace tercet::wallet {

// Address poisoning: whether two different addresses (0x and 40 hex digits, any case) agree in the
// first four and the last four digits, which is all that most people compare.
bool looksAlike(const QString& a, const QString& b);

// The 1-based group of four digits of an address, lower case: group 1 are the first four after 0x,
// 10 the last four.
QString addressGroup(const QString& address, int group);

} // namespace tercet::wallet
