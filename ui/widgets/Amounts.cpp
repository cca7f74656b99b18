#include "ui/widgets/Amounts.h"

#include <QLocale>

#include "ui/theme/Paint.h"

namespace tercet::ui {

QString formatAmount(const QString& units, int decimals, int minFraction)
{
    // Works on the digits, never on a double: amounts are 256-bit integers.
    QString s = units;
    const bool neg = s.startsWith(QLatin1Char('-'));
    if (neg) s.remove(0, 1);
    s = s.rightJustified(decimals + 1, QLatin1Char('0'));
    QString whole = s.left(s.size() - decimals), frac = s.mid(s.size() - decimals);
    while (frac.size() > minFraction && frac.endsWith(QLatin1Char('0'))) frac.chop(1);
    const QLocale loc;
    const QString sep = loc.groupSeparator();
    for (qsizetype i = whole.size() - 3; i > 0; i -= 3) whole.insert(i, sep);
    return (neg ? QStringLiteral("−") : QString()) + whole
        + (frac.isEmpty() ? QString() : loc.decimalPoint() + frac);
}

} // namespace tercet::ui
