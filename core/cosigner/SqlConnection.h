#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <chrono>
#include <functional>
#include <initializer_list>
#include <unordered_map>

#include "core/base/Bytes.h"
#include "core/cosigner/SqlPlace.h"

namespace tercet::cosigner {

// What a statement answered; valid until the connection's next statement of the same text.
class SqlRows {
public:
    explicit SqlRows(QSqlQuery& query)
        : m_query(&query)
    {
    }
    ~SqlRows()
    {
        if (m_query) m_query->finish();
    }
    SqlRows(SqlRows&& other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
    {
    }
    SqlRows& operator=(SqlRows&&) = delete;

    bool next() { return m_query->next(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    std::int64_t number(int column) const { return m_query->value(column).toLongLong(); }
    std::string text(int column) const { return m_query->value(column).toString().toStdString(); }
    Bytes bytes(int column) const;
    // Code::Storage for a blob of another length.
    template <std::size_t N> Result<ByteArray<N>> array(int column) const
    {
        const auto b = bytes(column);
        if (b.size() != N) return fail(Code::Storage, "a blob of another length");
        return toArray(std::span<const std::uint8_t, N>(b.data(), N));
    }
    int affected() const { return m_query->numRowsAffected(); } // by a change

private:
    QSqlQuery* m_query;
};

// A value to bind: never null, which Qt would make of an empty blob.
QVariant blob(ByteView bytes);
QVariant number(std::uint64_t value);
QVariant optionalNumber(const std::optional<std::int64_t>& value); // NULL for none
QVariant textValue(const std::string& value);

// One connection to the database, used on the thread that made it. Each statement is prepared once.
// Statements are SQLite's and PostgreSQL's common SQL with `?` for values; a few words that differ
// are written as SQLite knows them and translated (toDialect()). Errors: Code::Storage with the
// database's text.
class SqlConnection {
public:
    // How the last statement that failed failed.
    enum class Fault {
        None, // the database refused the statement
        Conflict, // with another transaction: this one is undone and may be repeated
        Lost // the connection: what was not committed is undone
    };

    explicit SqlConnection(SqlPlace place);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    const SqlPlace& place() const { return m_place; }
    bool isPostgres() const { return m_place.isPostgres(); }

    // An expression: Unix time in milliseconds, by the clock that all nodes have in common.
    std::string_view nowMs() const;

    // Opens it where it is not open, or where it turns out not to be any more after a while without
    // use. Durable commits and time limits are set.
    Status ready();
    void close();

    // On its own, or within transaction().
    Result<SqlRows> run(std::string_view sql, std::span<const QVariant> values);
    Result<SqlRows> run(std::string_view sql, std::initializer_list<QVariant> values = {})
    {
        return run(sql, std::span<const QVariant>(values.begin(), values.size()));
    }
    Status execute(const QString& sql); // not prepared, as it stands
    // All of `change` or nothing. SQLite: no other writer beside it. PostgreSQL: read committed,
    // rows that must not change meanwhile are locked by the statements themselves.
    Status transaction(const std::function<Status()>& change);
    // Runs `change`, a single statement, without waiting for the disk.
    Status lazily(const std::function<Status()>& change);

    // Of the failure that was returned last; `undone`: nothing of it can have been committed.
    Fault fault() const { return m_fault; }
    bool undone() const { return m_undone; }
    // SQLite: another process or thread held the file, and waiting for it did not help.
    bool busy() const { return m_busy; }
    void forgetFault();
    // Whether it was found lost since this was asked last: then others may be.
    bool takeLost() { return std::exchange(m_wasLost, false); }
    // Another one was lost: this one is tried before it is used again.
    void suspect() { m_lastUse = {}; }

private:
    QSqlDatabase database() const;
    Status connect();
    Status setUp();
    std::unexpected<Error> failed(const QSqlError& error);

    SqlPlace m_place;
    QString m_name;
    bool m_open { false };
    bool m_inTransaction { false };
    Fault m_fault { Fault::None };
    bool m_undone { false };
    bool m_wasLost { false };
    bool m_busy { false };
    std::chrono::steady_clock::time_point m_lastUse {};
    std::unordered_map<std::string, QSqlQuery> m_statements;
};

// BLOB, INTEGER, AUTOINCREMENT, WITHOUT ROWID, x'' and, at the end of a SELECT, FOR SHARE.
QString toDialect(std::string_view sql, bool postgres);

} // namespace tercet::cosigner
