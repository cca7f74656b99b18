#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <functional>
#include <memory>

#include "core/base/Result.h"

namespace tercet::wallet {

// One SQLite file: WAL, synchronous=FULL, foreign keys on, schema of Migrations. Belongs to the
// thread that opened it. What cannot be read is left as it is: Code::Storage for a damaged file,
// StorageNewer for one of a later version, DiskFull.
class Database {
public:
    static Result<std::unique_ptr<Database>> open(const QString& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<QSqlQuery> query(const QString& sql, const QVariantList& values = {});
    // The number of rows that changed.
    Result<int> change(const QString& sql, const QVariantList& values = {});
    // All of it or nothing.
    Status transaction(const std::function<Status()>& work);

private:
    explicit Database(const QString& file);
    QString m_connection;
    QSqlDatabase m_db;
};

} // namespace tercet::wallet
