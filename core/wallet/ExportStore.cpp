#include "core/wallet/ExportStore.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet::exports {

namespace {

int number(backup::Purpose purpose) { return int(purpose); }
int kept(backup::Purpose purpose) { return -int(purpose); }

Status drop(Database& db, const QString& vault, int number)
{
    for (const char* table : { "export_recipients", "export_sets" })
        TERCET_CHECK(db.change(QStringLiteral("DELETE FROM %1 WHERE vault = ? AND purpose = ?")
                                   .arg(QLatin1String(table)),
            { vault, number }));
    return {};
}

// What is in force becomes what is kept, unless that is known already.
Status keep(Database& db, const QString& vault, backup::Purpose purpose)
{
    TERCET_TRY(auto inForce,
        db.query(QStringLiteral("SELECT 1 FROM export_sets WHERE vault = ? AND purpose = ?"
                                " AND active_from = 0"),
            { vault, number(purpose) }));
    if (!inForce.next()) return {};
    inForce.finish();
    TERCET_CHECK(drop(db, vault, kept(purpose)));
    TERCET_CHECK(db.query(QStringLiteral("PRAGMA defer_foreign_keys=ON")));
    for (const char* table : { "export_sets", "export_recipients" })
        TERCET_CHECK(
            db.change(QStringLiteral("UPDATE %1 SET purpose = ? WHERE vault = ? AND purpose = ?")
                          .arg(QLatin1String(table)),
                { kept(purpose), vault, number(purpose) }));
    return {};
}

QByteArray toQt(const Bytes& bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()) };
}

ByteView viewOf(const QByteArray& bytes)
{
    return { reinterpret_cast<const std::uint8_t*>(bytes.data()), std::size_t(bytes.size()) };
}

Status loadRecipients(
    Database& db, const QString& vault, int number, backup::Purpose purpose, Registered& out)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT challenge, answer, tested FROM export_recipients"
                                " WHERE vault = ? AND purpose = ? ORDER BY number"),
            { vault, number }));
    const auto people = out.people();
    while (rows.next()) {
        const auto at = out.recipients.size();
        if (std::size_t(at) >= people.size()) return fail(Code::Storage, "a recipient too many");
        const auto& one = people[std::size_t(at)];
        out.recipients.append({ purpose == backup::Purpose::Export ? int(at) + 1 : 0,
            wallet::toQt(one.text()), wallet::toQt(one.fingerprint()), rows.value(0).toString(),
            rows.value(2).toBool() });
        out.answers.append(rows.value(1).toByteArray());
    }
    if (std::size_t(out.recipients.size()) != people.size())
        return fail(Code::Storage, "a recipient is missing");
    return {};
}

} // namespace

std::vector<backup::age::Recipient> Registered::people() const
{
    if (!pieces) return set.recipients;
    std::vector<backup::age::Recipient> out;
    for (const auto& one : pieces->officers.people) out.push_back(one.recipient);
    return out;
}

namespace {

Result<std::optional<Registered>> loadAs(
    Database& db, const QString& vault, int number, backup::Purpose purpose)
{
    Registered out;
    {
        TERCET_TRY(auto rows,
            db.query(QStringLiteral("SELECT serial, chosen, conditions, active_from,"
                                    " exported_epoch, exported_at FROM export_sets"
                                    " WHERE vault = ? AND purpose = ?"),
                { vault, number }));
        if (!rows.next()) return std::nullopt;
        out.serial = rows.value(0).toULongLong();
        TERCET_TRY(out.set, backup::RecipientSet::decode(viewOf(rows.value(1).toByteArray())));
        out.conditions = rows.value(2).toString();
        out.activeFromMs = rows.value(3).toLongLong();
        out.exportedEpoch = rows.value(4).toUInt();
        out.exportedAtMs = rows.value(5).toLongLong();
    }
    if (purpose == backup::Purpose::Trust) {
        TERCET_TRY(out.pieces, loadPieces(db, vault, out.set.recipients.front()));
    }
    TERCET_CHECK(loadRecipients(db, vault, number, purpose, out));
    return out;
}

} // namespace

Result<std::optional<Registered>> load(Database& db, const QString& vault, backup::Purpose purpose)
{
    return loadAs(db, vault, number(purpose), purpose);
}

Result<std::optional<Registered>> loadKept(
    Database& db, const QString& vault, backup::Purpose purpose)
{
    return loadAs(db, vault, kept(purpose), purpose);
}

Status settled(Database& db, const QString& vault, backup::Purpose purpose)
{
    TERCET_CHECK(db.change(
        QStringLiteral("UPDATE export_sets SET active_from = 0 WHERE vault = ? AND purpose = ?"),
        { vault, number(purpose) }));
    return drop(db, vault, kept(purpose));
}

Status save(Database& db, const QString& vault, const Registered& registered)
{
    const auto purpose = number(registered.set.purpose);
    if (registered.activeFromMs != 0)
        TERCET_CHECK(keep(db, vault, registered.set.purpose));
    else
        TERCET_CHECK(drop(db, vault, kept(registered.set.purpose)));
    TERCET_CHECK(db.query(
        QStringLiteral("INSERT INTO export_sets(vault, purpose, serial, chosen, conditions,"
                       " active_from, exported_epoch, exported_at) VALUES(?, ?, ?, ?, ?, ?, ?,"
                       " ?) ON CONFLICT(vault, purpose) DO UPDATE SET serial = excluded.serial,"
                       " chosen = excluded.chosen, conditions = excluded.conditions,"
                       " active_from = excluded.active_from,"
                       " exported_epoch = excluded.exported_epoch,"
                       " exported_at = excluded.exported_at"),
        { vault, purpose, qlonglong(registered.serial), toQt(registered.set.encode()),
            registered.conditions.isNull() ? QStringLiteral("") : registered.conditions,
            registered.activeFromMs, registered.exportedEpoch, registered.exportedAtMs }));
    TERCET_CHECK(
        db.query(QStringLiteral("DELETE FROM export_recipients WHERE vault = ? AND purpose = ?"),
            { vault, purpose }));
    for (qsizetype i = 0; i < registered.recipients.size(); ++i)
        TERCET_CHECK(db.query(
            QStringLiteral("INSERT INTO export_recipients(vault, purpose, number, challenge,"
                           " answer, tested) VALUES(?, ?, ?, ?, ?, ?)"),
            { vault, purpose, int(i) + 1, registered.recipients[i].challenge, registered.answers[i],
                registered.recipients[i].tested }));
    return {};
}

Status setTested(Database& db, const QString& vault, backup::Purpose purpose, int number)
{
    TERCET_CHECK(db.query(QStringLiteral("UPDATE export_recipients SET tested = 1"
                                         " WHERE vault = ? AND purpose = ? AND number = ?"),
        { vault, exports::number(purpose), number }));
    return {};
}

Status noteExported(
    Database& db, const QString& vault, backup::Purpose purpose, quint32 epoch, qint64 atMs)
{
    TERCET_CHECK(
        db.query(QStringLiteral("UPDATE export_sets SET exported_epoch = ?, exported_at = ?"
                                " WHERE vault = ? AND purpose = ?"),
            { epoch, atMs, vault, number(purpose) }));
    return {};
}

RecipientsStatus statusOf(const Registered& registered, qint64 nowMs)
{
    RecipientsStatus out { .purpose = registered.set.purpose,
        .trust = wallet::toQt(registered.set.trust),
        .threshold = registered.pieces ? int(registered.pieces->officers.threshold) : 0,
        .recipients = registered.recipients,
        .activeFrom = {},
        .exportedEpoch = registered.exportedEpoch,
        .exportedAt = {} };
    if (registered.activeFromMs > nowMs)
        out.activeFrom = QDateTime::fromMSecsSinceEpoch(registered.activeFromMs);
    if (registered.exportedAtMs != 0)
        out.exportedAt = QDateTime::fromMSecsSinceEpoch(registered.exportedAtMs);
    return out;
}

} // namespace tercet::wallet::exports
