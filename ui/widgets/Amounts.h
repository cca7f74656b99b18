#pragma once

#include <QString>

namespace tercet::ui {

// An integer's decimal digits with the decimal point put in: grouped for the locale, exact, at
// least minFraction digits after the point where there are decimals. Never through a double.
QString formatAmount(const QString& integerUnits, int decimals, int minFraction = 2);

} // namespace tercet::ui
