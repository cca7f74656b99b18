#include "core/wallet/SqlJournal.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

Result<Bytes32> read32(const QVariant& value)
{
    const QByteArray bytes = value.toByteArray();
    if (bytes.size() != 32) return fail(Code::Storage, "a journal entry of another length");
    Bytes32 out;
    std::copy_n(viewOf(bytes).begin(), 32, out.begin());
    return out;
}

} // namespace

Result<mpc::LockCause> SqlJournal::lock() const
{
    auto cause = mpc::LockCause::None;
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto row,
            db.query(QStringLiteral("SELECT lock FROM journal WHERE vault = ?"), { m_vault }));
        if (row.next()) cause = mpc::LockCause(row.value(0).toUInt());
        return {};
    }));
    return cause;
}

Result<std::vector<mpc::QuarantineEntry>> SqlJournal::quarantines() const
{
    std::vector<mpc::QuarantineEntry> all;
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto rows,
            db.query(QStringLiteral(
                         "SELECT at, link, party FROM quarantines WHERE vault = ? ORDER BY rowid"),
                { m_vault }));
        while (rows.next()) {
            TERCET_TRY(const Bytes32 link, read32(rows.value(1)));
            all.push_back({ rows.value(0).toLongLong(), link, mpc::Party(rows.value(2).toUInt()) });
        }
        return {};
    }));
    return all;
}

Status SqlJournal::setLock(Database& db, mpc::LockCause lock)
{
    if (lock == mpc::LockCause::None) return {};
    TERCET_CHECK(
        db.change(QStringLiteral("INSERT INTO journal (vault, lock) VALUES (?, ?)"
                                 " ON CONFLICT (vault) DO UPDATE SET lock = excluded.lock"),
            { m_vault, int(lock) }));
    return {};
}

Status SqlJournal::appendQuarantine(const mpc::QuarantineEntry& entry, mpc::LockCause lock)
{
    return m_storage.run([&](Database& db) -> Status {
        TERCET_CHECK(db.change(
            QStringLiteral("INSERT INTO quarantines (vault, link, party, at) VALUES (?, ?, ?, ?)"),
            { m_vault, toQt(entry.lid), int(mpc::number(entry.culprit)), qint64(entry.timeMs) }));
        return setLock(db, lock);
    });
}

Result<bool> SqlJournal::markUsed(const Bytes32& presignature, const Bytes32& request)
{
    bool marked = false;
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(const int changed,
            db.change(QStringLiteral("INSERT OR IGNORE INTO used_presignatures (vault, pt, "
                                     "request_hash, at) VALUES (?, ?, ?, ?)"),
                { m_vault, toQt(presignature), toQt(request), qint64(m_clock.wallMs()) }));
        marked = changed == 1;
        return {};
    }));
    return marked;
}

Result<bool> SqlJournal::isUsed(const Bytes32& presignature) const
{
    bool used = false;
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto row,
            db.query(QStringLiteral("SELECT 1 FROM used_presignatures WHERE vault = ? AND pt = ?"),
                { m_vault, toQt(presignature) }));
        used = row.next();
        return {};
    }));
    return used;
}

Result<int> SqlJournal::finalFailures() const
{
    int count = 0;
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto row,
            db.query(
                QStringLiteral("SELECT final_failures FROM journal WHERE vault = ?"), { m_vault }));
        if (row.next()) count = row.value(0).toInt();
        return {};
    }));
    return count;
}

Status SqlJournal::setFinalFailures(int count, mpc::LockCause lock)
{
    return m_storage.run([&](Database& db) -> Status {
        TERCET_CHECK(db.change(
            QStringLiteral(
                "INSERT INTO journal (vault, final_failures) VALUES (?, ?)"
                " ON CONFLICT (vault) DO UPDATE SET final_failures = excluded.final_failures"),
            { m_vault, count }));
        return setLock(db, lock);
    });
}

} // namespace tercet::wallet
