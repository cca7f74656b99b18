#include "core/wallet/EventStore.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet::events {

Status append(Database& db, const QString& vault, qint64 at, EventKind kind, const QString& request,
    const QString& detail)
{
    TERCET_CHECK(db.change(
        QStringLiteral(
            "INSERT INTO events (vault, at, kind, request, detail) VALUES (?, ?, ?, ?, ?)"),
        { vault, at, int(kind), stored(request), stored(detail) }));
    return {};
}

Status append(Database& db, const QString& vault, const Event& event)
{
    return append(
        db, vault, event.when.toMSecsSinceEpoch(), event.kind, event.request, event.detail);
}

Result<QList<Event>> load(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT at, kind, request, detail FROM events WHERE vault = ? "
                                "ORDER BY seq DESC LIMIT ?"),
            { vault, kShown }));
    QList<Event> all;
    while (rows.next())
        all.append({ QDateTime::fromMSecsSinceEpoch(rows.value(0).toLongLong()),
            EventKind(rows.value(1).toInt()), rows.value(2).toString(), rows.value(3).toString() });
    return all;
}

} // namespace tercet::wallet::events
