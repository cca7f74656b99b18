#include "core/cosigner/SqlSchema.h"

#include <thread>

#include "core/cosigner/SqlMigrations.h"

namespace tercet::cosigner {

namespace {

// The lock that migrating processes wait for, among a server's advisory locks of this database.
constexpr const char* kMigrating = "SELECT pg_advisory_xact_lock(7526471183249)";

Result<int> sqliteVersion(SqlConnection& c)
{
    TERCET_TRY(auto rows, c.run("PRAGMA user_version"));
    if (!rows.next()) return fail(Code::Storage, "no schema version");
    return int(rows.number(0));
}

Result<int> postgresVersion(SqlConnection& c)
{
    // Not to_regclass(), which a server may answer from before the lock was waited for.
    TERCET_TRY(auto exists,
        c.run("SELECT 1 FROM pg_catalog.pg_class WHERE relname = 'tercet_schema'"
              " AND relkind = 'r' AND pg_table_is_visible(oid)"));
    if (!exists.next()) return 0;
    TERCET_TRY(auto rows, c.run("SELECT version FROM tercet_schema"));
    if (!rows.next()) return fail(Code::Storage, "no schema version");
    return int(rows.number(0));
}

Status setVersion(SqlConnection& c, int version)
{
    if (!c.isPostgres()) return c.execute(QStringLiteral("PRAGMA user_version = %1").arg(version));
    TERCET_CHECK(c.execute(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS tercet_schema(id INTEGER PRIMARY KEY CHECK(id = 1),"
        " version INTEGER NOT NULL)")));
    return c.execute(QStringLiteral("INSERT INTO tercet_schema(id, version) VALUES(1, %1)"
                                    " ON CONFLICT(id) DO UPDATE SET version = excluded.version")
            .arg(version));
}

Result<int> version(SqlConnection& c)
{
    TERCET_TRY(const int found, c.isPostgres() ? postgresVersion(c) : sqliteVersion(c));
    if (found < 0) return fail(Code::Storage, "not a schema of ours");
    if (found > schemaVersion())
        return fail(Code::StorageNewer,
            "schema " + std::to_string(found) + " is newer than "
                + std::to_string(schemaVersion()));
    return found;
}

Status executeStep(SqlConnection& c, std::string_view sql)
{
    for (const auto& [mark, postgres] :
        { std::pair<std::string_view, bool> { "sqlite: ", false }, { "postgres: ", true } }) {
        if (!sql.starts_with(mark)) continue;
        if (postgres != c.isPostgres()) return {};
        sql.remove_prefix(mark.size());
        return c.execute(QString::fromLatin1(sql.data(), qsizetype(sql.size())));
    }
    return c.execute(toDialect(sql, c.isPostgres()));
}

// False: there was nothing left to do.
Result<bool> migrateOnce(SqlConnection& c)
{
    bool more = false;
    TERCET_CHECK(c.transaction([&]() -> Status {
        if (c.isPostgres()) TERCET_CHECK(c.execute(QString::fromLatin1(kMigrating)));
        TERCET_TRY(const int found, version(c));
        more = found < schemaVersion();
        if (!more) return {};
        for (const auto* sql : migrations()[std::size_t(found)]) TERCET_CHECK(executeStep(c, sql));
        return setVersion(c, found + 1);
    }));
    return more;
}

Status writeAhead(SqlConnection& c)
{
    TERCET_TRY(auto rows, c.run("PRAGMA journal_mode = WAL"));
    if (!rows.next() || rows.text(0) != "wal")
        return fail(Code::Storage, "no write-ahead log here");
    return {};
}

} // namespace

int schemaVersion() { return int(migrations().size()); }

namespace {

Status prepareOnce(SqlConnection& c)
{
    TERCET_TRY(const int found, version(c));
    if (!c.isPostgres()) TERCET_CHECK(writeAhead(c));
    if (found == schemaVersion()) return {};
    for (;;) {
        TERCET_TRY(const bool more, migrateOnce(c));
        if (!more) return {};
    }
}

} // namespace

Status prepareSchema(SqlConnection& c)
{
    // SQLite's own waiting covers neither the change to the write-ahead log nor its recovery.
    constexpr int kTries = 100;
    constexpr std::chrono::milliseconds kPause { 20 };
    for (int tries = 1;; ++tries) {
        c.forgetFault();
        auto done = prepareOnce(c);
        if (done || !c.busy() || tries == kTries) return done;
        std::this_thread::sleep_for(kPause);
    }
}

} // namespace tercet::cosigner
