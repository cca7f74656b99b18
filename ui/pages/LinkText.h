#pragma once

#include <QString>

#include "core/wallet/Types.h"

// What is said of the connection between the shares.
namespace tercet::ui {

// The presignatures, and why there are not more of them.
QString poolText(const wallet::LinkStatus& link);

// Why it ended, where more is known than the error's own sentences; `title` empty: nothing.
struct LinkEnd {
    QString title {}, detail {};
};
LinkEnd linkEnd(const wallet::LinkStatus& link);
// It ended at the co-signers, and is opened again when it is needed: no fault.
bool endedElsewhere(const wallet::LinkStatus& link);

} // namespace tercet::ui
