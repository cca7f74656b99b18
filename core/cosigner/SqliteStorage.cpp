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

// Zero for an empty one.
Bytes32 transcriptOf(const QVariant& value)
{
    const auto b = bytesOf(value);
    Bytes32 out {};
    if (b.size() == out.size()) std::ranges::copy(b, out.begin());
    return out;
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
                "SELECT record, policy, policy_serial, final_failures, lock, transcript, next,"
                " next_transcript, previous FROM vault WHERE vault = ?",
                { blob(vault) }));
        if (!query.next()) return std::nullopt;
        return VaultRow { .vault = vault,
            .record = bytesOf(query.value(0)),
            .policy = bytesOf(query.value(1)),
            .policySerial = query.value(2).toULongLong(),
            .finalFailures = query.value(3).toUInt(),
            .lock = std::uint8_t(query.value(4).toUInt()),
            .transcript = transcriptOf(query.value(5)),
            .next = bytesOf(query.value(6)),
            .nextTranscript = transcriptOf(query.value(7)),
            .previous = bytesOf(query.value(8)) };
    });
}

Result<std::vector<Bytes32>> SqliteStorage::vaults()
{
    return m_thread.call([&]() -> Result<std::vector<Bytes32>> {
        TERCET_TRY(auto query, exec(database(), "SELECT vault FROM vault ORDER BY vault", {}));
        std::vector<Bytes32> out;
        while (query.next()) {
            TERCET_TRY(const auto id, bytes32Of(query.value(0)));
            out.push_back(id);
        }
        return out;
    });
}

Status SqliteStorage::insertVault(const VaultRow& row)
{
    return m_thread.call([&]() -> Status {
        TERCET_CHECK(exec(database(),
            "INSERT INTO vault(vault, record, policy, policy_serial, final_failures, lock,"
            " transcript, next, next_transcript, previous) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            { blob(row.vault), blob(row.record), blob(row.policy), qulonglong(row.policySerial),
                row.finalFailures, int(row.lock), blob(row.transcript), blob(row.next),
                blob(row.nextTranscript), blob(row.previous) }));
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

Status SqliteStorage::setNext(const Bytes32& vault, ByteView record, const Bytes32& transcript)
{
    return m_thread.call([&] {
        return execOnVault(database(),
            "UPDATE vault SET next = ?, next_transcript = ? WHERE vault = ?",
            { blob(record), blob(transcript), blob(vault) });
    });
}

Status SqliteStorage::promote(const Bytes32& vault, ByteView record)
{
    return m_thread.call([&] {
        return execOnVault(database(),
            "UPDATE vault SET previous = record, record = ?, transcript = next_transcript,"
            " next = x'', next_transcript = x'' WHERE vault = ?",
            { blob(record), blob(vault) });
    });
}

Status SqliteStorage::forgetPrevious(const Bytes32& vault)
{
    return m_thread.call([&] {
        return execOnVault(
            database(), "UPDATE vault SET previous = x'' WHERE vault = ?", { blob(vault) });
    });
}

Status SqliteStorage::dropPending(const Bytes32& vault, const VoidRow& why)
{
    return transaction([&](QSqlDatabase& db) -> Status {
        TERCET_TRY(auto found,
            exec(db, "SELECT length(next) FROM vault WHERE vault = ?", { blob(vault) }));
        if (!found.next()) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
        const bool waits = found.value(0).toInt() > 0;
        found.finish();
        TERCET_CHECK(
            exec(db, "INSERT OR REPLACE INTO dropped(transcript, party, signature) VALUES(?, ?, ?)",
                { blob(why.transcript), int(why.party), blob(why.signature) }));
        if (waits)
            return execOnVault(db,
                "UPDATE vault SET next = x'', next_transcript = x'' WHERE vault = ?",
                { blob(vault) });
        TERCET_CHECK(exec(db, "DELETE FROM used WHERE vault = ?", { blob(vault) }));
        TERCET_CHECK(exec(db, "DELETE FROM quarantine WHERE vault = ?", { blob(vault) }));
        return execOnVault(db, "DELETE FROM vault WHERE vault = ?", { blob(vault) });
    });
}

Result<std::optional<VoidRow>> SqliteStorage::dropped(const Bytes32& transcript)
{
    return m_thread.call([&]() -> Result<std::optional<VoidRow>> {
        TERCET_TRY(auto query,
            exec(database(), "SELECT party, signature FROM dropped WHERE transcript = ?",
                { blob(transcript) }));
        if (!query.next()) return std::nullopt;
        const auto signature = bytesOf(query.value(1));
        if (signature.size() != 64) return fail(Code::Storage, "a blob of another length");
        return VoidRow { transcript, std::uint8_t(query.value(0).toUInt()),
            toArray(std::span<const std::uint8_t, 64>(signature)) };
    });
}

Result<bool> SqliteStorage::holdsTranscript(const Bytes32& transcript)
{
    return m_thread.call([&]() -> Result<bool> {
        TERCET_TRY(auto query,
            exec(database(), "SELECT 1 FROM vault WHERE transcript = ? OR next_transcript = ?",
                { blob(transcript), blob(transcript) }));
        return query.next();
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

Status SqliteStorage::release(const Bytes32& vault)
{
    return m_thread.call([&] {
        return execOnVault(database(),
            "UPDATE vault SET final_failures = 0, lock = 0 WHERE vault = ?", { blob(vault) });
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

// All of `change` or nothing.
Status SqliteStorage::transaction(const std::function<Status(QSqlDatabase&)>& change)
{
    return m_thread.call([&]() -> Status {
        auto db = database();
        if (!db.transaction()) return fail(Code::Storage, db.lastError().text().toStdString());
        auto done = change(db);
        if (done && !db.commit()) done = fail(Code::Storage, db.lastError().text().toStdString());
        if (!done) db.rollback();
        return done;
    });
}

Status SqliteStorage::addQuarantine(
    const Bytes32& vault, const QuarantineRow& row, std::uint8_t lock)
{
    return transaction([&](QSqlDatabase& db) -> Status {
        TERCET_CHECK(execOnVault(db,
            "UPDATE vault SET lock = CASE WHEN ? = 0 THEN lock ELSE ? END WHERE vault = ?",
            { int(lock), int(lock), blob(vault) }));
        TERCET_CHECK(
            exec(db, "INSERT INTO quarantine(vault, at_ms, link, culprit) VALUES(?, ?, ?, ?)",
                { blob(vault), qlonglong(row.atMs), blob(row.link), int(row.culprit) }));
        return {};
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
