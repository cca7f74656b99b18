#pragma once

#include <optional>

#include "core/wallet/Wallet.h"
#include "ui/theme/Theme.h"

namespace tercet::ui {

// How the window looks and speaks, as it is kept in the wallet's settings.
struct Preferences {
    std::optional<Scheme> scheme {}; // empty: as the system
    int textScale { 100 }; // percent, one of kTextScales
    bool reduceMotion { false };
    QString language {}; // "en", "de"; empty: as the system

    static Preferences read(const wallet::Wallet& wallet);
    void write(wallet::Wallet& wallet) const;
};

inline constexpr int kTextScales[] = { 100, 115, 130, 160 };

// Keys of other settings; the ones that the core reads are its own.
namespace setting {
inline const QString kAutoLockMinutes = QStringLiteral("autoLockMinutes"); // 0: never
inline const QString kHoldMs = QStringLiteral("holdMs");
// Whether arriving requests are told outside of the window, and with what they ask for; bool.
inline const QString kNotify = QStringLiteral("notifyRequests");
inline const QString kNotifyDetails = QStringLiteral("notifyRequestDetails");
inline constexpr int kAutoLockDefault = 10, kHoldMsDefault = 1500;
} // namespace setting

} // namespace tercet::ui
