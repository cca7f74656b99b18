#pragma once

#include <QDateTime>
#include <QString>

#include "core/wallet/Types.h"

namespace tercet::ui {

// Verb and asset of a request, in the person's language, made from decoded values only: "Send
// USDC".
QString headline(const chains::Decoded& decoded);
// The same where only the list's line is at hand.
QString headline(chains::Kind kind);
// The icon beside it.
QString kindIcon(chains::Kind kind);
// "Waiting for you", "Signing", …
QString stateText(wallet::RequestState state);
// "2 minutes ago"; `now` is the window's clock.
QString agoText(const QDateTime& when, const QDateTime& now);
// "Expires in 27 minutes" or "Expired".
QString expiryText(const QDateTime& expires, const QDateTime& now);

} // namespace tercet::ui
