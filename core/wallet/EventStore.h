#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/Types.h"

namespace tercet::wallet::events {

// On the storage's thread. Append-only.
Status append(Database& db, const QString& vault, qint64 at, EventKind kind, const QString& request,
    const QString& detail);
Status append(Database& db, const QString& vault, const Event& event);
inline constexpr int kShown = 500;
Result<QList<Event>> load(Database& db, const QString& vault); // the last kShown, newest first

} // namespace tercet::wallet::events
