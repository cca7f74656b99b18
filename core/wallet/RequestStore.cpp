#include "core/wallet/RequestStore.h"

#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/Lifecycle.h"

namespace tercet::wallet::requests {

namespace {

QVariant signatureBlob(const RequestRecord& request)
{
    if (!request.signature) return QVariant(QMetaType::fromType<QByteArray>());
    return toQt(request.signature->bytes);
}

// An empty message is no bytes, not NULL.
QByteArray payloadBlob(const RequestRecord& request)
{
    return request.payload.bytes.empty() ? QByteArray("") : toQt(request.payload.bytes);
}

QVariant errorName(const RequestRecord& request)
{
    if (!request.error) return QVariant(QMetaType::fromType<QString>());
    return toQt(codeName(request.error->code));
}

Result<RequestRecord> read(const QSqlQuery& row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    RequestRecord r;
    r.id = next().toString();
    r.vault = next().toString();
    const auto state = requestStateFromName(next().toString().toStdString());
    const auto kind = kindFromName(next().toString().toStdString());
    if (!state || !kind) return fail(Code::Storage, "a request of an unknown state or kind");
    r.state = *state;
    r.kind = *kind;
    r.summary = next().toString();
    r.payload.type = chains::PayloadType(next().toUInt());
    r.payload.bytes = fromQt(next().toByteArray());
    r.requester = next().toString();
    r.account = next().toUInt();
    r.index = next().toUInt();
    r.from = next().toString();
    r.created = next().toLongLong();
    r.expires = next().toLongLong();
    r.leftDevice = next().toBool();
    const QByteArray signature = next().toByteArray();
    const int recid = next().toInt();
    if (signature.size() == 64) {
        r.signature.emplace();
        std::copy(signature.begin(), signature.end(), r.signature->bytes.begin());
        r.signature->recid = recid;
    }
    r.raw = fromQt(next().toByteArray());
    r.hash = fromQt(next().toByteArray());
    r.block = next().toLongLong();
    const QString error = next().toString();
    const QString context = next().toString();
    if (const auto code = codeFromName(error.toStdString()))
        r.error = Error { *code, context.toStdString() };
    r.rejectReason = next().toString();
    r.queueKey = fromQt(next().toByteArray());
    r.note = next().toString();
    return r;
}

constexpr const char* kColumns
    = "id, vault, state, kind, summary, payload_type, payload, requester, account, number, sender,"
      " created, expires, left_device, signature, recid, raw, hash, block, error, error_context,"
      " reason, queue_key, note";

} // namespace

Status insert(Database& db, const RequestRecord& r)
{
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT INTO requests (%1) VALUES"
                       " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .arg(QLatin1String(kColumns)),
        { r.id, r.vault, toQt(requestStateName(r.state)), toQt(chains::kindName(r.kind)), r.summary,
            int(r.payload.type), payloadBlob(r), r.requester, r.account, r.index, r.from, r.created,
            r.expires, r.leftDevice, signatureBlob(r), r.signature ? r.signature->recid : 0,
            toQt(r.raw), toQt(r.hash), r.block, errorName(r),
            r.error ? toQt(r.error->context) : QStringLiteral(""), stored(r.rejectReason),
            r.queued() ? toQt(r.queueKey) : QByteArray(""), stored(r.note) }));
    return {};
}

Status update(Database& db, const RequestRecord& r, RequestState from)
{
    if (from != r.state && !legal(from, r.state))
        return fail(Code::WrongState, "not a step of a request's life");
    if (isSigned(r.state) != r.signature.has_value())
        return fail(Code::WrongState, "a signature belongs to a signed request, and only to that");
    const QVariant signature = signatureBlob(r);
    TERCET_TRY(const int changed,
        db.change(
            QStringLiteral("UPDATE requests SET state = ?, expires = ?, left_device = ?, signature "
                           "= ?, recid = ?,"
                           " raw = ?, hash = ?, block = ?, error = ?, error_context = ?, reason = ?"
                           " WHERE id = ? AND state = ? AND (signature IS NULL OR signature = ?)"),
            { toQt(requestStateName(r.state)), r.expires, r.leftDevice, signature,
                r.signature ? r.signature->recid : 0, toQt(r.raw), toQt(r.hash), r.block,
                errorName(r), r.error ? toQt(r.error->context) : QStringLiteral(""),
                stored(r.rejectReason), r.id, toQt(requestStateName(from)), signature }));
    if (changed != 1) return fail(Code::WrongState, "the request is in another state");
    return {};
}

Result<QList<RequestRecord>> load(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral(
                     "SELECT %1 FROM requests WHERE vault = ? ORDER BY created DESC, rowid DESC")
                     .arg(QLatin1String(kColumns)),
            { vault }));
    QList<RequestRecord> all;
    while (rows.next()) {
        TERCET_TRY(auto request, read(rows));
        all.append(std::move(request));
    }
    return all;
}

Status recover(Database& db, qint64 now)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT %1 FROM requests WHERE state IN ('approved', 'signing')")
                .arg(QLatin1String(kColumns))));
    QList<RequestRecord> found;
    while (rows.next()) {
        TERCET_TRY(auto request, read(rows));
        found.append(std::move(request));
    }
    rows.finish();
    for (RequestRecord& request : found) {
        const RequestState from = request.state;
        request.state = request.leftDevice ? RequestState::Failed : RequestState::Waiting;
        request.error = Error { Code::Cancelled, "the program ended before a signature was made" };
        TERCET_CHECK(update(db, request, from));
        TERCET_CHECK(events::append(db, request.vault, now, EventKind::Failed, request.id,
            QStringLiteral("Interrupted; nothing was signed")));
    }
    return {};
}

} // namespace tercet::wallet::requests
