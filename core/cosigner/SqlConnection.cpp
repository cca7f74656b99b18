#include "core/cosigner/SqlConnection.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <atomic>
#include <utility>

namespace tercet::cosigner {

namespace {

// A connection that was used just now is not tried: no server starts again so fast.
constexpr std::chrono::milliseconds kTrusted { 100 };

QString q(const char* text) { return QString::fromLatin1(text); }

// In this order: longer words first.
constexpr std::pair<const char*, const char*> kPostgresWords[] {
    { "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY" },
    { "INTEGER", "BIGINT" },
    { "BLOB", "BYTEA" },
    { "x''", "''" },
    { " WITHOUT ROWID", "" },
};
constexpr std::pair<const char*, const char*> kSqliteWords[] { { " FOR SHARE", "" } };

// Of a session: a commit is on the disk of the server, and on those of its synchronous standbys
// where it has any; nothing waits without end, and a process that stopped inside a transaction
// does not keep its locks.
constexpr const char* kPostgresSetUp[] {
    "SELECT set_config('synchronous_commit', 'on', false) FROM"
    " (SELECT current_setting('synchronous_commit') AS now) AS s WHERE now IN ('off', 'local')",
    "SET client_min_messages = warning",
    "SET default_transaction_isolation = 'read committed'",
    "SET statement_timeout = '10s'",
    "SET lock_timeout = '5s'",
    "SET idle_in_transaction_session_timeout = '5s'",
};
constexpr const char* kSqliteSetUp[] { "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON" };

} // namespace

QString toDialect(std::string_view sql, bool postgres)
{
    auto out = QString::fromUtf8(sql.data(), qsizetype(sql.size()));
    const auto words = postgres
        ? std::span<const std::pair<const char*, const char*>>(kPostgresWords)
        : std::span<const std::pair<const char*, const char*>>(kSqliteWords);
    for (const auto& [ours, theirs] : words) out.replace(q(ours), q(theirs));
    return out;
}

Bytes SqlRows::bytes(int column) const
{
    const auto b = m_query->value(column).toByteArray();
    return toBytes(view({ b.constData(), std::size_t(b.size()) }));
}

QVariant blob(ByteView bytes)
{
    if (bytes.empty()) return QByteArray("");
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
}

QVariant number(std::uint64_t value) { return qlonglong(value); }

QVariant optionalNumber(const std::optional<std::int64_t>& value)
{
    return value ? QVariant(qlonglong(*value)) : QVariant(QMetaType::fromType<qlonglong>());
}

QVariant textValue(const std::string& value)
{
    return value.empty() ? QVariant(q("")) : QVariant(QString::fromStdString(value));
}

SqlConnection::SqlConnection(SqlPlace place)
    : m_place(std::move(place))
{
    static std::atomic<unsigned> count { 0 };
    m_name = QStringLiteral("cosigner-%1").arg(++count);
}

SqlConnection::~SqlConnection() { close(); }

std::string_view SqlConnection::nowMs() const
{
    return isPostgres() ? "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
                        : "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
}

QSqlDatabase SqlConnection::database() const { return QSqlDatabase::database(m_name, false); }

void SqlConnection::close()
{
    // The statements last: without their driver they do not try to free themselves at a server that
    // may be gone.
    if (std::exchange(m_open, false)) QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
}

std::unexpected<Error> SqlConnection::failed(const QSqlError& error)
{
    constexpr int kSqliteBusy = 5, kPrimaryCode = 0xff;
    const auto state = error.nativeErrorCode();
    m_undone = false;
    m_busy = !isPostgres() && (state.toInt() & kPrimaryCode) == kSqliteBusy;
    if (isPostgres()) {
        // No state: libpq's own error, not the server's.
        const bool lost = state.isEmpty() || state.startsWith(q("57P")) || state.startsWith(q("08"))
            || state == q("25P03");
        m_wasLost = m_wasLost || lost;
        const bool conflict = state == q("40001") || state == q("40P01");
        m_fault = lost ? Fault::Lost : conflict ? Fault::Conflict : Fault::None;
        m_undone = conflict || (lost && m_inTransaction);
    }
    return fail(Code::Storage, m_place.withoutPassword(error.text().trimmed().toStdString()));
}

void SqlConnection::forgetFault()
{
    m_fault = Fault::None;
    m_undone = false;
    m_busy = false;
}

Status SqlConnection::connect()
{
    const auto driver = isPostgres() ? q("QPSQL") : q("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(Code::Storage, "Qt's driver " + driver.toStdString() + " is not installed");
    const auto text = [](const std::string& s) { return QString::fromStdString(s); };
    auto db = QSqlDatabase::addDatabase(driver, m_name);
    m_open = true;
    if (isPostgres()) {
        QStringList options { q("connect_timeout=10"), q("tcp_user_timeout=10000") };
        for (const auto& [name, value] : m_place.options)
            options.push_back(text(name) + u'=' + text(value));
        db.setHostName(text(m_place.host));
        if (m_place.port != 0) db.setPort(m_place.port);
        db.setUserName(text(m_place.user));
        db.setPassword(text(m_place.password));
        db.setDatabaseName(text(m_place.database));
        db.setConnectOptions(options.join(u';'));
    } else {
        QFile file(text(m_place.file));
        if (!file.open(QFile::ReadWrite)
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return fail(Code::Storage, file.errorString().toStdString());
        db.setConnectOptions(q("QSQLITE_BUSY_TIMEOUT=5000"));
        db.setDatabaseName(text(m_place.file));
    }
    if (!db.open()) return failed(db.lastError());
    return setUp();
}

Status SqlConnection::setUp()
{
    if (isPostgres()) {
        for (const auto* sql : kPostgresSetUp) TERCET_CHECK(execute(q(sql)));
        QSqlQuery query(database());
        if (!query.exec(q("SHOW fsync")) || !query.next()) return failed(query.lastError());
        if (query.value(0).toString() != q("on"))
            return fail(Code::Storage, "the server runs with fsync off: a crash would lose claims");
        return {};
    }
    for (const auto* sql : kSqliteSetUp) TERCET_CHECK(execute(q(sql)));
    return {};
}

Status SqlConnection::ready()
{
    if (m_open) {
        const bool trusted = std::chrono::steady_clock::now() - m_lastUse < kTrusted;
        if (!isPostgres() || trusted || execute(q("SELECT 1"))) return {};
        close();
    }
    forgetFault();
    auto done = connect();
    if (!done) close();
    return done;
}

Status SqlConnection::execute(const QString& sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql)) return failed(query.lastError());
    m_lastUse = std::chrono::steady_clock::now();
    return {};
}

Result<SqlRows> SqlConnection::run(std::string_view sql, std::span<const QVariant> values)
{
    auto found = m_statements.find(std::string(sql));
    if (found == m_statements.end()) {
        QSqlQuery fresh(database());
        fresh.setForwardOnly(!isPostgres()); // QPSQL would fetch row by row
        if (!fresh.prepare(toDialect(sql, isPostgres()))) {
            auto error = failed(fresh.lastError());
            m_undone = true;
            return error;
        }
        found = m_statements.emplace(std::string(sql), std::move(fresh)).first;
    }
    auto& query = found->second;
    int position = 0;
    for (const auto& value : values) query.bindValue(position++, value);
    if (!query.exec()) return failed(query.lastError());
    m_lastUse = std::chrono::steady_clock::now();
    return SqlRows(query);
}

Status SqlConnection::transaction(const std::function<Status()>& change)
{
    m_inTransaction = true;
    auto done = execute(isPostgres() ? q("BEGIN") : q("BEGIN IMMEDIATE"));
    try {
        if (done) done = change();
    } catch (...) {
        // Nothing of it may be committed with what comes next.
        m_inTransaction = false;
        close();
        throw;
    }
    m_inTransaction = false;
    if (done) {
        done = execute(q("COMMIT"));
        if (done) return done;
    }
    const auto fault = m_fault;
    const auto undone = m_undone;
    if (fault != Fault::Lost) static_cast<void>(execute(q("ROLLBACK")));
    m_fault = fault;
    m_undone = undone;
    return done;
}

Status SqlConnection::lazily(const std::function<Status()>& change)
{
    if (isPostgres()) return change();
    TERCET_CHECK(execute(q("PRAGMA synchronous = NORMAL")));
    auto done = change();
    TERCET_CHECK(execute(q("PRAGMA synchronous = FULL")));
    return done;
}

} // namespace tercet::cosigner
