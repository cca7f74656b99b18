#pragma once

#include "core/wallet/Types.h"

namespace tercet::ui {

// What happened, in the person's language. `request` is the line of the request it is about; may be
// empty.
QString eventText(wallet::EventKind kind, const QString& request);
QString eventIcon(wallet::EventKind kind);

} // namespace tercet::ui
