#include "core/cosigner/SqlDevices.h"

#include "core/cosigner/SqlPool.h"

namespace tercet::cosigner {

namespace {

constexpr std::int64_t kForgetEveryMs = 60'000;

#define TERCET_DEVICE_COLUMNS "key, role, vault, name, enrolled_ms, revoked_from_ms"
constexpr int kDeviceColumns = 6;

Result<DeviceRow> deviceOf(const SqlRows& rows)
{
    TERCET_TRY(const auto key, rows.array<32>(0));
    DeviceRow row { .key = key,
        .role = DeviceRole(rows.number(1)),
        .name = rows.text(3),
        .enrolledMs = rows.number(4) };
    if (!rows.isNull(2)) {
        TERCET_TRY(row.vault, rows.array<32>(2));
    }
    if (!rows.isNull(5)) row.revokedFromMs = rows.number(5);
    return row;
}

Result<std::optional<DeviceRow>> find(SqlConnection& c, const Bytes32& key)
{
    TERCET_TRY(auto rows,
        c.run("SELECT " TERCET_DEVICE_COLUMNS " FROM device WHERE key = ?", { blob(key) }));
    if (!rows.next()) return std::nullopt;
    return deviceOf(rows);
}

Result<bool> insert(SqlConnection& c, const DeviceRow& device)
{
    TERCET_TRY(const auto rows,
        c.run("INSERT INTO device(" TERCET_DEVICE_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?)"
              " ON CONFLICT(key) DO NOTHING",
            { blob(device.key), number(std::uint64_t(device.role)),
                device.vault ? blob(*device.vault) : QVariant(QMetaType::fromType<QByteArray>()),
                textValue(device.name), qlonglong(device.enrolledMs),
                optionalNumber(device.revokedFromMs) }));
    return rows.affected() == 1;
}

// One statement that changes one row, or none.
Result<bool> change(SqlPool& pool, const char* sql, std::initializer_list<QVariant> values)
{
    return pool.write([&](SqlConnection& c) -> Result<bool> {
        TERCET_TRY(const auto rows, c.run(sql, values));
        return rows.affected() == 1;
    });
}

#define TERCET_FRESH_NONCE                                                                         \
    " ON CONFLICT(key, nonce) DO UPDATE SET at_ms = excluded.at_ms WHERE nonce.at_ms < ?"
// At the server, only this transaction does not wait for the disk.
#define TERCET_QUICK "WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))"

Result<bool> claim(
    SqlConnection& c, const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    const auto* const sql = c.isPostgres()
        ? TERCET_QUICK " INSERT INTO nonce(key, nonce, at_ms)"
                       " SELECT ?, ?, ? FROM quick" TERCET_FRESH_NONCE
        : "INSERT INTO nonce(key, nonce, at_ms) VALUES(?, ?, ?)" TERCET_FRESH_NONCE;
    bool fresh = false;
    TERCET_CHECK(c.lazily([&]() -> Status {
        TERCET_TRY(const auto rows,
            c.run(sql,
                { blob(key), blob(nonce), qlonglong(nowMs),
                    qlonglong(nowMs - DeviceStorage::kNonceMs) }));
        fresh = rows.affected() == 1;
        return {};
    }));
    return fresh;
}

// PostgreSQL: in one statement.
Result<Admission> admitInOne(
    SqlConnection& c, const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    TERCET_TRY(auto rows,
        c.run(TERCET_QUICK ", seen AS (INSERT INTO nonce(key, nonce, at_ms)"
                           " SELECT key, ?, ? FROM device, quick WHERE key = ?"
                           " AND coalesce(revoked_from_ms > ?, true)" TERCET_FRESH_NONCE
                           " RETURNING 1)"
                           " SELECT " TERCET_DEVICE_COLUMNS ", (SELECT count(*) FROM seen)"
                           " FROM device WHERE key = ?",
            { blob(nonce), qlonglong(nowMs), blob(key), qlonglong(nowMs),
                qlonglong(nowMs - DeviceStorage::kNonceMs), blob(key) }));
    Admission out;
    if (!rows.next()) return out;
    TERCET_TRY(out.device, deviceOf(rows));
    out.isFresh = rows.number(kDeviceColumns) == 1;
    return out;
}

// SQLite has no changes within WITH.
Result<Admission> admitStepwise(
    SqlConnection& c, const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    Admission out;
    TERCET_TRY(out.device, find(c, key));
    if (!out.device || out.device->revoked(nowMs)) return out;
    TERCET_TRY(out.isFresh, claim(c, key, nonce, nowMs));
    return out;
}

} // namespace

SqlDevices::SqlDevices(std::shared_ptr<SqlPool> pool)
    : m_pool(std::move(pool))
{
}

Status SqlDevices::insertPairingCode(
    const Bytes32& hash, std::int64_t expiresMs, std::int64_t nowMs)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_CHECK(c.run("DELETE FROM pairing_code WHERE expires_ms <= ?", { qlonglong(nowMs) }));
        TERCET_CHECK(c.run("INSERT INTO pairing_code(hash, expires_ms) VALUES(?, ?)",
            { blob(hash), qlonglong(expiresMs) }));
        return {};
    });
}

Result<Enrolment> SqlDevices::enrol(const Bytes32& codeHash, const DeviceRow& device)
{
    auto out = Enrolment::Done;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        out = Enrolment::Done;
        TERCET_TRY(const bool fresh, insert(c, device));
        if (!fresh) {
            out = Enrolment::KnownKey;
            return {};
        }
        // Taken last: its row decides between two who have the same code.
        TERCET_TRY(const auto taken,
            c.run("DELETE FROM pairing_code WHERE hash = ? AND expires_ms > ?",
                { blob(codeHash), qlonglong(device.enrolledMs) }));
        if (taken.affected() == 1) return {};
        out = Enrolment::WrongCode;
        TERCET_CHECK(c.run("DELETE FROM device WHERE key = ?", { blob(device.key) }));
        return {};
    }));
    return out;
}

Result<bool> SqlDevices::insertDevice(const DeviceRow& device)
{
    return m_pool->write([&](SqlConnection& c) { return insert(c, device); });
}

Result<std::optional<DeviceRow>> SqlDevices::device(const Bytes32& key)
{
    return m_pool->read([&](SqlConnection& c) { return find(c, key); });
}

Result<std::vector<DeviceRow>> SqlDevices::devices()
{
    return m_pool->read([](SqlConnection& c) -> Result<std::vector<DeviceRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT " TERCET_DEVICE_COLUMNS " FROM device ORDER BY enrolled_ms, key"));
        std::vector<DeviceRow> out;
        while (rows.next()) {
            TERCET_TRY(auto row, deviceOf(rows));
            out.push_back(std::move(row));
        }
        return out;
    });
}

Result<bool> SqlDevices::bindVault(const Bytes32& key, const Bytes32& vault)
{
    return change(*m_pool, "UPDATE device SET vault = ? WHERE key = ? AND coalesce(vault, ?) = ?",
        { blob(vault), blob(key), blob(vault), blob(vault) });
}

Result<bool> SqlDevices::revoke(const Bytes32& key, std::int64_t fromMs)
{
    return change(*m_pool,
        "UPDATE device SET revoked_from_ms = CASE WHEN revoked_from_ms <= ? THEN revoked_from_ms"
        " ELSE ? END WHERE key = ?",
        { qlonglong(fromMs), qlonglong(fromMs), blob(key) });
}

Result<bool> SqlDevices::cancelRevocation(const Bytes32& key, std::int64_t nowMs)
{
    return change(*m_pool,
        "UPDATE device SET revoked_from_ms = NULL WHERE key = ? AND revoked_from_ms > ?",
        { blob(key), qlonglong(nowMs) });
}

Result<bool> SqlDevices::claimNonce(
    const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    TERCET_CHECK(forgetNonces(nowMs));
    return m_pool->write([&](SqlConnection& c) { return claim(c, key, nonce, nowMs); });
}

Result<Admission> SqlDevices::admit(
    const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    TERCET_CHECK(forgetNonces(nowMs));
    return m_pool->write([&](SqlConnection& c) {
        return c.isPostgres() ? admitInOne(c, key, nonce, nowMs)
                              : admitStepwise(c, key, nonce, nowMs);
    });
}

Status SqlDevices::forgetNonces(std::int64_t nowMs)
{
    auto before = m_forgotMs.load();
    if (nowMs - before < kForgetEveryMs || !m_forgotMs.compare_exchange_strong(before, nowMs))
        return {};
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_CHECK(c.run("DELETE FROM nonce WHERE at_ms < ?", { qlonglong(nowMs - kNonceMs) }));
        return {};
    });
}

} // namespace tercet::cosigner
