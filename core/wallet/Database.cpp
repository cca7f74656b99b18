#include "core/wallet/Database.h"

#include <QSqlError>
#include <atomic>

#include "core/wallet/Migrations.h"

namespace tercet::wallet {

namespace {

std::atomic<int> s_connections { 0 };

std::unexpected<Error> sqlFailure(const QSqlError& error)
{
    const bool full = error.nativeErrorCode() == QLatin1String("13");
    return fail(full ? Code::DiskFull : Code::Storage, error.text().toStdString());
}

} // namespace

Database::Database(const QString& file)
    : m_connection(QStringLiteral("tercet-wallet-%1").arg(++s_connections))
    , m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
    m_db.setDatabaseName(file);
    m_db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
}

Database::~Database()
{
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString& file)
{
    std::unique_ptr<Database> db(new Database(file));
    if (!db->m_db.open()) return sqlFailure(db->m_db.lastError());
    for (const char* pragma :
        { "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON" })
        TERCET_CHECK(db->query(QLatin1String(pragma)));
    TERCET_TRY(auto check, db->query(QStringLiteral("PRAGMA quick_check(1)")));
    if (!check.next() || check.value(0).toString() != QLatin1String("ok"))
        return fail(Code::Storage, "the database file is damaged");
    check.finish();
    TERCET_CHECK(migrate(*db));
    return db;
}

Result<QSqlQuery> Database::query(const QString& sql, const QVariantList& values)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) return sqlFailure(query.lastError());
    for (const QVariant& value : values) query.addBindValue(value);
    if (!query.exec()) return sqlFailure(query.lastError());
    return query;
}

Result<int> Database::change(const QString& sql, const QVariantList& values)
{
    TERCET_TRY(auto done, query(sql, values));
    return done.numRowsAffected();
}

Status Database::transaction(const std::function<Status()>& work)
{
    TERCET_CHECK(query(QStringLiteral("BEGIN IMMEDIATE")));
    Status done = work();
    if (done) {
        auto committed = query(QStringLiteral("COMMIT"));
        if (committed) return {};
        done = std::unexpected(committed.error());
    }
    [[maybe_unused]] const auto undone = query(QStringLiteral("ROLLBACK"));
    return done;
}

} // namespace tercet::wallet
