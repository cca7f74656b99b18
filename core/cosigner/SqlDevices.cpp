#include "core/cosigner/SqlDevices.h"

#include "core/cosigner/RowSeal.h"
#include "core/cosigner/SqlPool.h"

namespace tercet::cosigner {

namespace {

constexpr std::int64_t kForgetEveryMs = 60'000;

constexpr int kTries = 8; // of a change that others are in the way of

#define TERCET_DEVICE_COLUMNS "key, role, vault, name, enrolled_ms, revoked_from_ms, seal"
constexpr int kDeviceColumns = 7;

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
    row.seal = rows.bytes(6);
    return row;
}

QVariant optionalBlob(const std::optional<Bytes32>& value)
{
    return value ? blob(*value) : QVariant(QMetaType::fromType<QByteArray>());
}

Result<std::optional<DeviceRow>> find(SqlConnection& c, const Bytes32& key)
{
    TERCET_TRY(auto rows,
        c.run("SELECT " TERCET_DEVICE_COLUMNS " FROM device WHERE key = ?", { blob(key) }));
    if (!rows.next()) return std::nullopt;
    return deviceOf(rows);
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

Bytes SqlDevices::sealOf(const DeviceRow& row) const
{
    return m_seal ? toBytes(m_seal->of(row)) : Bytes {};
}

Result<DeviceRow> SqlDevices::checked(Result<DeviceRow> row) const
{
    if (row && m_seal && !m_seal->holds(*row))
        return fail(Code::SealBroken, "a device that we did not write", "device");
    if (row) row->seal.clear();
    return row;
}

Result<bool> SqlDevices::insert(SqlConnection& c, const DeviceRow& device) const
{
    TERCET_TRY(const auto rows,
        c.run("INSERT INTO device(" TERCET_DEVICE_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT(key) DO NOTHING",
            { blob(device.key), number(std::uint64_t(device.role)), optionalBlob(device.vault),
                textValue(device.name), qlonglong(device.enrolledMs),
                optionalNumber(device.revokedFromMs), blob(sealOf(device)) }));
    return rows.affected() == 1;
}

Result<bool> SqlDevices::change(const Bytes32& key, const std::function<bool(DeviceRow&)>& apply)
{
    for (int i = 0; i < kTries; ++i) {
        TERCET_TRY(const auto before, device(key));
        if (!before) return false;
        auto row = *before;
        if (!apply(row)) return false;
        if (row == *before) return true;
        // Of the row that was read; else somebody was faster.
        TERCET_TRY(const bool changed, m_pool->write([&](SqlConnection& c) -> Result<bool> {
            TERCET_TRY(const auto rows,
                c.run("UPDATE device SET vault = ?, revoked_from_ms = ?, seal = ? WHERE key = ?"
                      " AND coalesce(vault, x'') = ? AND coalesce(revoked_from_ms, -1) = ?",
                    { optionalBlob(row.vault), optionalNumber(row.revokedFromMs), blob(sealOf(row)),
                        blob(key), blob(before->vault ? ByteView(*before->vault) : ByteView()),
                        qlonglong(before->revokedFromMs.value_or(-1)) }));
            return rows.affected() == 1;
        }));
        if (changed) return true;
    }
    return fail(Code::Storage, "others change this device all the time");
}

Status SqlDevices::sealRows(const RowSeal& seal)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        std::vector<DeviceRow> all;
        {
            TERCET_TRY(auto rows, c.run("SELECT " TERCET_DEVICE_COLUMNS " FROM device"));
            while (rows.next()) {
                TERCET_TRY(auto row, deviceOf(rows));
                all.push_back(std::move(row));
            }
        }
        for (const auto& row : all)
            TERCET_CHECK(c.run(
                "UPDATE device SET seal = ? WHERE key = ?", { blob(seal.of(row)), blob(row.key) }));
        return {};
    });
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
    // Anybody may try codes: nothing is written for a wrong one.
    auto out = Enrolment::Done;
    TERCET_CHECK(m_pool->read([&](SqlConnection& c) -> Result<bool> {
        TERCET_TRY(auto known, c.run("SELECT 1 FROM device WHERE key = ?", { blob(device.key) }));
        TERCET_TRY(auto good,
            c.run("SELECT 1 FROM pairing_code WHERE hash = ? AND expires_ms > ?",
                { blob(codeHash), qlonglong(device.enrolledMs) }));
        out = known.next() ? Enrolment::KnownKey
            : good.next()  ? Enrolment::Done
                           : Enrolment::WrongCode;
        return true;
    }));
    if (out != Enrolment::Done) return out;
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
    TERCET_TRY(auto row, m_pool->read([&](SqlConnection& c) { return find(c, key); }));
    if (!row) return std::nullopt;
    return checked(std::move(*row));
}

Result<std::vector<DeviceRow>> SqlDevices::devices()
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::vector<DeviceRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT " TERCET_DEVICE_COLUMNS " FROM device ORDER BY enrolled_ms, key"));
        std::vector<DeviceRow> out;
        while (rows.next()) {
            TERCET_TRY(auto row, checked(deviceOf(rows)));
            out.push_back(std::move(row));
        }
        return out;
    });
}

Result<bool> SqlDevices::bindVault(const Bytes32& key, const Bytes32& vault)
{
    return change(key, [&](DeviceRow& row) {
        if (!row.vault) row.vault = vault;
        return row.vault == vault;
    });
}

Result<bool> SqlDevices::revoke(const Bytes32& key, std::int64_t fromMs)
{
    return change(key, [&](DeviceRow& row) {
        row.revokedFromMs = std::min(fromMs, row.revokedFromMs.value_or(fromMs));
        return true;
    });
}

Result<bool> SqlDevices::cancelRevocation(const Bytes32& key, std::int64_t nowMs)
{
    return change(key, [&](DeviceRow& row) {
        if (!row.revokedFromMs || row.revoked(nowMs)) return false;
        row.revokedFromMs.reset();
        return true;
    });
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
    TERCET_TRY(auto out, m_pool->write([&](SqlConnection& c) {
        return c.isPostgres() ? admitInOne(c, key, nonce, nowMs)
                              : admitStepwise(c, key, nonce, nowMs);
    }));
    if (out.device) {
        TERCET_TRY(out.device, checked(std::move(*out.device)));
    }
    return out;
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
