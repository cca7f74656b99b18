#include "core/cosigner/SqliteStorage.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <atomic>

#include "core/cosigner/SqliteSchema.h"

namespace tercet::cosigner {

namespace {

// Never null, which Qt would bind as SQL's NULL.
QByteArray blob(ByteView bytes)
{
    if (bytes.empty()) return QByteArray("");
    return { reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()) };
}

Bytes bytesOf(const QVariant& value)
{
    const auto b = value.toByteArray();
    return toBytes(view({ b.constData(), std::size_t(b.size()) }));
}

Result<Bytes32> bytes32Of(const QVariant& value)
{
    const auto b = bytesOf(value);
    if (b.size() != 32) return fail(Code::Storage, "a blob of another length");
    return toArray(std::span<const std::uint8_t, 32>(b.data(), 32));
}

// Outside transaction() every statement commits on its own.
Result<QSqlQuery> exec(
    const QSqlDatabase& database, const char* sql, std::initializer_list<QVariant> values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool ok = query.prepare(QString::fromLatin1(sql));
    for (const auto& value : values) query.addBindValue(value);
    ok = ok && query.exec();
    if (!ok) return fail(Code::Storage, query.lastError().text().toStdString());
    return query;
}

Status execOnVault(
    const QSqlDatabase& database, const char* sql, std::initializer_list<QVariant> values)
{
    TERCET_TRY(const auto query, exec(database, sql, values));
    if (query.numRowsAffected() != 1) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
    return {};
}

} // namespace

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const QString& path)
{
    static std::atomic<unsigned> count { 0 };
    std::unique_ptr<SqliteStorage> storage(new SqliteStorage);
    storage->m_connection = QStringLiteral("cosigner-%1").arg(++count);
    const auto opened = storage->m_thread.call([&]() -> Status {
        QFile file(path);
        const auto ours = QFile::ReadOwner | QFile::WriteOwner;
        if (!file.open(QFile::ReadWrite) || !file.setPermissions(ours))
            return fail(Code::Storage, file.errorString().toStdString());
        file.close();
        auto db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), storage->m_connection);
        db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        db.setDatabaseName(path);
        if (!db.open()) return fail(Code::Storage, db.lastError().text().toStdString());
        return prepareSchema(db);
    });
    if (!opened) return std::unexpected(opened.error());
    return storage;
}

SqliteStorage::~SqliteStorage()
{
    m_thread.call([this] { QSqlDatabase::removeDatabase(m_connection); });
}

QSqlDatabase SqliteStorage::database() const { return QSqlDatabase::database(m_connection, false); }

Result<std::optional<Bytes>> SqliteStorage::identity()
{
    return m_thread.call([&]() -> Result<std::optional<Bytes>> {
        TERCET_TRY(auto query, exec(database(), "SELECT sealed FROM identity", {}));
        if (!query.next()) return std::nullopt;
        return bytesOf(query.value(0));
    });
}

Status SqliteStorage::insertIdentity(ByteView sealed)
{
    return m_thread.call([&]() -> Status {
        TERCET_CHECK(
            exec(database(), "INSERT INTO identity(id, sealed) VALUES(1, ?)", { blob(sealed) }));
        return {};
    });
}

Result<std::optional<VaultRow>> SqliteStorage::vault(const Bytes32& vault)
{
    return m_thread.call([&]() -> Result<std::optional<VaultRow>> {
        TERCET_TRY(auto query,
            exec(database(),
                "SELECT record, policy, policy_serial, final_failures, lock FROM vault WHERE vault "
                "= ?",
                { blob(vault) }));
        if (!query.next()) return std::nullopt;
        return VaultRow { .vault = vault,
            .record = bytesOf(query.value(0)),
            .policy = bytesOf(query.value(1)),
            .policySerial = query.value(2).toULongLong(),
            .finalFailures = query.value(3).toUInt(),
            .lock = std::uint8_t(query.value(4).toUInt()) };
    });
}

Status SqliteStorage::insertVault(const VaultRow& row)
{
    return m_thread.call([&]() -> Status {
        TERCET_CHECK(exec(database(),
            "INSERT INTO vault(vault, record, policy, policy_serial, final_failures, lock)"
            " VALUES(?, ?, ?, ?, ?, ?)",
            { blob(row.vault), blob(row.record), blob(row.policy), qulonglong(row.policySerial),
                row.finalFailures, int(row.lock) }));
        return {};
    });
}

Status SqliteStorage::setRecord(const Bytes32& vault, ByteView record)
{
    return m_thread.call([&] {
        return execOnVault(database(), "UPDATE vault SET record = ? WHERE vault = ?",
            { blob(record), blob(vault) });
    });
}

Status SqliteStorage::setPolicy(const Bytes32& vault, std::uint64_t serial, ByteView policy)
{
    return m_thread.call([&] {
        return execOnVault(database(),
            "UPDATE vault SET policy_serial = ?, policy = ? WHERE vault = ?",
            { qulonglong(serial), blob(policy), blob(vault) });
    });
}

Status SqliteStorage::setFinalFailures(const Bytes32& vault, std::uint32_t count, std::uint8_t lock)
{
    return m_thread.call([&] {
        return execOnVault(database(),
            "UPDATE vault SET final_failures = ?, lock = CASE WHEN ? = 0 THEN lock ELSE ? END "
            "WHERE vault = ?",
            { count, int(lock), int(lock), blob(vault) });
    });
}

Result<std::vector<QuarantineRow>> SqliteStorage::quarantines(const Bytes32& vault)
{
    return m_thread.call([&]() -> Result<std::vector<QuarantineRow>> {
        TERCET_TRY(auto query,
            exec(database(),
                "SELECT at_ms, link, culprit FROM quarantine WHERE vault = ? ORDER BY id",
                { blob(vault) }));
        std::vector<QuarantineRow> rows;
        while (query.next()) {
            TERCET_TRY(const auto link, bytes32Of(query.value(1)));
            rows.push_back(
                { query.value(0).toLongLong(), link, std::uint8_t(query.value(2).toUInt()) });
        }
        return rows;
    });
}

Status SqliteStorage::addQuarantine(
    const Bytes32& vault, const QuarantineRow& row, std::uint8_t lock)
{
    return m_thread.call([&]() -> Status {
        auto db = database();
        if (!db.transaction()) return fail(Code::Storage, db.lastError().text().toStdString());
        const auto change = [&]() -> Status {
            TERCET_CHECK(execOnVault(db,
                "UPDATE vault SET lock = CASE WHEN ? = 0 THEN lock ELSE ? END WHERE vault = ?",
                { int(lock), int(lock), blob(vault) }));
            TERCET_CHECK(
                exec(db, "INSERT INTO quarantine(vault, at_ms, link, culprit) VALUES(?, ?, ?, ?)",
                    { blob(vault), qlonglong(row.atMs), blob(row.link), int(row.culprit) }));
            if (!db.commit()) return fail(Code::Storage, db.lastError().text().toStdString());
            return {};
        };
        auto done = change();
        if (!done) db.rollback();
        return done;
    });
}

Result<bool> SqliteStorage::claimPresignature(
    const Bytes32& vault, const Bytes32& presignature, const Bytes32& request)
{
    return m_thread.call([&]() -> Result<bool> {
        TERCET_TRY(
            auto known, exec(database(), "SELECT 1 FROM vault WHERE vault = ?", { blob(vault) }));
        if (!known.next()) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
        known.finish();
        TERCET_TRY(const auto query,
            exec(database(),
                "INSERT INTO used(vault, presignature, request) VALUES(?, ?, ?)"
                " ON CONFLICT(vault, presignature) DO NOTHING",
                { blob(vault), blob(presignature), blob(request) }));
        return query.numRowsAffected() == 1;
    });
}

Result<std::optional<Bytes32>> SqliteStorage::claimedFor(
    const Bytes32& vault, const Bytes32& presignature)
{
    return m_thread.call([&]() -> Result<std::optional<Bytes32>> {
        TERCET_TRY(auto query,
            exec(database(), "SELECT request FROM used WHERE vault = ? AND presignature = ?",
                { blob(vault), blob(presignature) }));
        if (!query.next()) return std::nullopt;
        return bytes32Of(query.value(0));
    });
}

Result<std::uint64_t> SqliteStorage::claimCount(const Bytes32& vault)
{
    return m_thread.call([&]() -> Result<std::uint64_t> {
        TERCET_TRY(auto query,
            exec(database(), "SELECT COUNT(*) FROM used WHERE vault = ?", { blob(vault) }));
        if (!query.next()) return fail(Code::Storage, "no count");
        return query.value(0).toULongLong();
    });
}

} // namespace tercet::cosigner
