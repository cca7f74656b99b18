#pragma once

#include <QString>

#include "core/wallet/PolicyTypes.h"

namespace tercet::ui {

bool isFrozen(const wallet::FreezeStatus& freeze, const QDateTime& now);
// "Frozen until 24.11.26, 14:00".
QString frozenTitle(const wallet::FreezeStatus& freeze);
// What holds meanwhile, and who has not confirmed yet.
QString frozenDetail(const wallet::FreezeStatus& freeze);

} // namespace tercet::ui
