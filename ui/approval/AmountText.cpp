#include "ui/approval/AmountText.h"

#include <QCoreApplication>

#include "ui/widgets/Amounts.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AmountText)
public:
    //: stands in the place of an amount: the spender may take any amount
    static QString unlimited() { return tr("Unlimited"); }
    //: unit of an amount of a token whose decimals are not known
    static QString baseUnits() { return tr("base units"); }
};

} // namespace

QString AmountText::both() const
{
    return QChar(0x2066) + (unit.isEmpty() ? number : number + QChar(0x00A0) + unit)
        + QChar(0x2069);
}

AmountText amountText(const chains::Amount& amount)
{
    AmountText out { amount.unlimited
            ? Words::unlimited()
            : formatAmount(QString::fromStdString(amount.units.decimal()), amount.decimals),
        QString::fromStdString(amount.symbol) };
    if (amount.symbol.empty() && !amount.unlimited) out.unit = Words::baseUnits();
    return out;
}

} // namespace tercet::ui
