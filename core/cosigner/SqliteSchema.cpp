#include "core/cosigner/SqliteSchema.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace tercet::cosigner {

namespace {

// Only ever appended to: a file out there has run the ones before.
const QList<QStringList>& migrations()
{
    static const QList<QStringList> list {
        {
            QStringLiteral("CREATE TABLE identity(id INTEGER PRIMARY KEY CHECK(id = 1),"
                           " sealed BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE vault(vault BLOB PRIMARY KEY,"
                           " record BLOB NOT NULL, policy BLOB NOT NULL,"
                           " policy_serial INTEGER NOT NULL, final_failures INTEGER NOT NULL,"
                           " lock INTEGER NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE quarantine(id INTEGER PRIMARY KEY AUTOINCREMENT,"
                           " vault BLOB NOT NULL REFERENCES vault(vault), at_ms INTEGER NOT NULL,"
                           " link BLOB NOT NULL, culprit INTEGER NOT NULL)"),
            QStringLiteral("CREATE INDEX quarantine_vault ON quarantine(vault)"),
            QStringLiteral("CREATE TABLE used(vault BLOB NOT NULL REFERENCES vault(vault),"
                           " presignature BLOB NOT NULL, request BLOB NOT NULL,"
                           " PRIMARY KEY(vault, presignature)) WITHOUT ROWID"),
        },
        {
            QStringLiteral("ALTER TABLE vault ADD COLUMN transcript BLOB NOT NULL DEFAULT x''"),
            QStringLiteral("ALTER TABLE vault ADD COLUMN next BLOB NOT NULL DEFAULT x''"),
            QStringLiteral(
                "ALTER TABLE vault ADD COLUMN next_transcript BLOB NOT NULL DEFAULT x''"),
            QStringLiteral("ALTER TABLE vault ADD COLUMN previous BLOB NOT NULL DEFAULT x''"),
            QStringLiteral("CREATE INDEX vault_transcript ON vault(transcript)"),
            QStringLiteral("CREATE INDEX vault_next_transcript ON vault(next_transcript)"),
            QStringLiteral("CREATE TABLE dropped(transcript BLOB PRIMARY KEY,"
                           " party INTEGER NOT NULL, signature BLOB NOT NULL) WITHOUT ROWID"),
        },
    };
    return list;
}

Status run(QSqlQuery& query, const QString& sql)
{
    if (query.exec(sql)) return {};
    return fail(Code::Storage, query.lastError().text().toStdString());
}

} // namespace

int schemaVersion() { return int(migrations().size()); }

Status prepareSchema(QSqlDatabase& database)
{
    QSqlQuery query(database);
    TERCET_CHECK(run(query, QStringLiteral("PRAGMA user_version")));
    if (!query.next()) return fail(Code::Storage, "no schema version");
    const int found = query.value(0).toInt();
    query.finish();
    if (found < 0) return fail(Code::Storage, "not a schema of ours");
    if (found > schemaVersion())
        return fail(Code::StorageNewer,
            "schema " + std::to_string(found) + " is newer than "
                + std::to_string(schemaVersion()));

    TERCET_CHECK(run(query, QStringLiteral("PRAGMA journal_mode = WAL")));
    if (!query.next() || query.value(0).toString() != QLatin1String("wal"))
        return fail(Code::Storage, "no write-ahead log here");
    query.finish();
    TERCET_CHECK(run(query, QStringLiteral("PRAGMA synchronous = FULL")));
    TERCET_CHECK(run(query, QStringLiteral("PRAGMA foreign_keys = ON")));

    for (int number = found; number < schemaVersion(); ++number) {
        TERCET_CHECK(run(query, QStringLiteral("BEGIN IMMEDIATE")));
        const auto migrate = [&]() -> Status {
            for (const auto& sql : migrations().at(number)) TERCET_CHECK(run(query, sql));
            TERCET_CHECK(run(query, QStringLiteral("PRAGMA user_version = %1").arg(number + 1)));
            return run(query, QStringLiteral("COMMIT"));
        };
        if (auto done = migrate(); !done) {
            query.exec(QStringLiteral("ROLLBACK"));
            return done;
        }
    }
    return {};
}

} // namespace tercet::cosigner
