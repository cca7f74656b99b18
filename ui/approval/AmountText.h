#pragma once

#include <QString>

#include "core/chains/Decoded.h"

namespace tercet::ui {

// An amount in words: "1,250.50" and "USDC". The number is exact, grouped for the locale and made
// from the integer's digits.
struct AmountText {
    QString number, unit;
    // Number and unit in a left-to-right isolate, so that the order stays in a right-to-left
    // sentence.
    QString both() const;
};

// Unlimited approvals have a word instead of a number; tokens outside the bundled list count in
// base units.
AmountText amountText(const chains::Amount& amount);

} // namespace tercet::ui
