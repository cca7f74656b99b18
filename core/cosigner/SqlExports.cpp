#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

// Recipients and the log of exports.
namespace tercet::cosigner {

Result<RecipientsRow> SqlStorage::recipients(const Bytes32& vault, std::uint8_t purpose)
{
    return m_pool->read([&](SqlConnection& c) -> Result<RecipientsRow> {
        TERCET_TRY(auto rows,
            c.run("SELECT serial, chosen, waiting, since_ms, due_ms, seal FROM recipients"
                  " WHERE vault = ? AND purpose = ?",
                { blob(vault), number(purpose) }));
        if (!rows.next()) return RecipientsRow {};
        return RecipientsRow { std::uint64_t(rows.number(0)), rows.bytes(1), rows.bytes(2),
            rows.number(3), rows.number(4), rows.bytes(5) };
    });
}

Status SqlStorage::setRecipientsSeal(const Bytes32& vault, std::uint8_t purpose, ByteView seal)
{
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_CHECK(c.run("UPDATE recipients SET seal = ? WHERE vault = ? AND purpose = ?",
            { blob(seal), blob(vault), number(purpose) }));
        return {};
    });
}

Status SqlStorage::setRecipients(const Lease& lease, std::uint8_t purpose, const RecipientsRow& row)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "INSERT INTO recipients(vault, purpose, serial, chosen, waiting, since_ms, due_ms, "
            "seal)"
            " SELECT wallet, ?, ?, ?, ?, ?, ?, ? FROM held WHERE true"
            " ON CONFLICT(vault, purpose) DO UPDATE SET serial = excluded.serial,"
            " chosen = excluded.chosen, waiting = excluded.waiting,"
            " since_ms = excluded.since_ms, due_ms = excluded.due_ms, seal = excluded.seal",
            { number(purpose), number(row.serial), blob(row.set), blob(row.waiting),
                qlonglong(row.sinceMs), qlonglong(row.dueMs), blob(row.seal) });
    });
}

Result<bool> SqlStorage::noteExport(
    const Lease& lease, const ExportRow& row, std::int64_t sinceMs, std::size_t most)
{
    bool noted = false;
    const auto done = m_pool->transaction([&](SqlConnection& c) -> Status {
        {
            TERCET_TRY(auto held, runFenced(c, lease, "SELECT wallet FROM held"));
            if (!held.next()) return refused(c, lease.vault);
        }
        {
            TERCET_TRY(auto known,
                c.run("SELECT count(*) FROM share_export WHERE vault = ? AND ask = ?",
                    { blob(lease.vault), blob(row.ask) }));
            noted = known.next() && known.number(0) > 0;
            if (noted) return {};
        }
        {
            TERCET_TRY(auto recent,
                c.run("SELECT count(*) FROM share_export WHERE vault = ? AND purpose = ?"
                      " AND at_ms > ?",
                    { blob(lease.vault), number(row.purpose), qlonglong(sinceMs) }));
            if (!recent.next()) return fail(Code::Storage, "no count");
            if (std::uint64_t(recent.number(0)) >= most) return {};
        }
        noted = true;
        TERCET_CHECK(c.run("INSERT INTO share_export(vault, ask, purpose, epoch, chosen, at_ms)"
                           " VALUES(?, ?, ?, ?, ?, ?)",
            { blob(lease.vault), blob(row.ask), number(row.purpose), number(row.epoch),
                blob(row.set), qlonglong(row.atMs) }));
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return noted;
}

Result<std::vector<ExportRow>> SqlStorage::exports(const Bytes32& vault)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::vector<ExportRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT ask, purpose, epoch, chosen, at_ms FROM share_export WHERE vault = ?"
                  " ORDER BY at_ms DESC, ask LIMIT 64",
                { blob(vault) }));
        std::vector<ExportRow> out;
        while (rows.next()) {
            ExportRow row { .purpose = std::uint8_t(rows.number(1)),
                .epoch = std::uint32_t(rows.number(2)),
                .atMs = rows.number(4) };
            TERCET_TRY(row.ask, rows.array<32>(0));
            TERCET_TRY(row.set, rows.array<32>(3));
            out.push_back(row);
        }
        return out;
    });
}

} // namespace tercet::cosigner
