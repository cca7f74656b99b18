#include "ui/widgets/AmountInput.h"

#include <QLocale>
#include <algorithm>

namespace tercet::ui {

std::optional<QString> plainNumber(const QString& typed)
{
    QString text = typed.trimmed();
    const QString sign = QLocale().decimalPoint();
    if (sign != QLatin1String(".") && text.contains(QLatin1Char('.'))) return {};
    text.replace(sign, QStringLiteral("."));
    const bool digits = std::ranges::all_of(text, [](QChar c) {
        return c == QLatin1Char('.') || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    });
    if (!digits || text.count(QLatin1Char('.')) > 1 || text.startsWith(QLatin1Char('.'))
        || text.endsWith(QLatin1Char('.')) || text.isEmpty())
        return {};
    return text;
}

QString localNumber(const QString& plain)
{
    QString text = plain;
    return text.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

} // namespace tercet::ui
