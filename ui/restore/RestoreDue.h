#pragma once

#include "core/wallet/Wallet.h"

namespace tercet::ui {

// When the co-signers let a restored device in, as they said last. Invalid: nothing is known of a
// delay.
QDateTime restoreDue(const wallet::Wallet& wallet, const QString& vault);

// "2 days, 3 hours", to the minute below an hour, to the second below a minute.
QString remainingText(qint64 seconds);

} // namespace tercet::ui
