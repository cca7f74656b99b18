#pragma once

#include <QDateTime>
#include <functional>

#include "core/wallet/Wallet.h"
#include "ui/Prompts.h"

namespace tercet::ui {

class Notifier;

// The seven places of the sidebar, in its order; Ctrl+1 … Ctrl+7. Then the pages behind them.
enum class Place {
    Overview,
    Approvals,
    Send,
    Receive,
    Activity,
    KeyShares,
    Settings,
    Policy,
    Leave,
    Backup,
    Drill
};
inline constexpr int kPlaces = 7;

// What every page works with. Owned by whoever makes the window; outlives it.
struct Context {
    wallet::Wallet& wallet;
    Prompts& prompts;
    // The time that the window shows ("2 minutes ago"); tests own it.
    std::function<QDateTime()> now { [] { return QDateTime::currentDateTimeUtc(); } };
    // How long an approval stays disabled after it appeared or changed (ui.md, "The approval
    // screen").
    int approvalGuardMs { 700 };
    Notifier* notifier { nullptr }; // none: nothing is told outside of the window
};

} // namespace tercet::ui
