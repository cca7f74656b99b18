#include "core/cosigner/SqlBooking.h"
#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

// What policies are judged by.
namespace tercet::cosigner {

Status SqlStorage::setPolicy(
    const Lease& lease, std::uint64_t serial, ByteView policy, const PendingRow& pending)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET policy_serial = ?, policy = ?, pending_serial = ?,"
            " pending_policy = ?, pending_since_ms = ?, pending_due_ms = ?"
            " WHERE vault IN (SELECT wallet FROM held)",
            { number(serial), blob(policy), number(pending.serial), blob(pending.policy),
                qlonglong(pending.sinceMs), qlonglong(pending.dueMs) });
    });
}

Status SqlStorage::setFrozen(const Lease& lease, std::int64_t untilMs)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET frozen_until_ms = CASE WHEN frozen_until_ms < ? THEN ?"
            " ELSE frozen_until_ms END WHERE vault IN (SELECT wallet FROM held)",
            { qlonglong(untilMs), qlonglong(untilMs) });
    });
}

Result<std::vector<SpentRow>> SqlStorage::spent(
    const Bytes32& vault, const std::string& unit, std::int64_t sinceMs)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::vector<SpentRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT slot, amount, at_ms FROM spent WHERE vault = ? AND unit = ?"
                  " AND at_ms >= ?",
                { blob(vault), textValue(unit), qlonglong(sinceMs) }));
        std::vector<SpentRow> out;
        while (rows.next()) {
            TERCET_TRY(const auto slot, rows.array<32>(0));
            TERCET_TRY(const auto amount, rows.array<32>(1));
            out.push_back({ slot, amount, rows.number(2) });
        }
        return out;
    });
}

Result<std::optional<std::int64_t>> SqlStorage::knownSince(
    const Bytes32& vault, const std::string& address)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::optional<std::int64_t>> {
        TERCET_TRY(auto rows,
            c.run("SELECT since_ms FROM known_address WHERE vault = ? AND address = ?",
                { blob(vault), textValue(address) }));
        if (!rows.next()) return std::nullopt;
        return rows.number(0);
    });
}

Status SqlStorage::book(const Lease& lease, const Booking& booking)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        {
            TERCET_TRY(auto rows, runFenced(c, lease, "SELECT wallet FROM held"));
            if (!rows.next()) return refused(c, lease.vault);
        }
        return writeBooking(c, lease.vault, booking);
    });
}

Status writeBooking(SqlConnection& c, const Bytes32& vault, const Booking& booking)
{
    for (const auto& [unit, amount] : booking.moves)
        TERCET_CHECK(c.run("INSERT INTO spent(vault, unit, slot, amount, at_ms)"
                           " VALUES(?, ?, ?, ?, ?)" TERCET_LARGER_AND_LATER,
            { blob(vault), textValue(unit), blob(booking.slot), blob(amount),
                qlonglong(booking.atMs) }));
    for (const auto& address : booking.addresses)
        TERCET_CHECK(c.run("INSERT INTO known_address(vault, address, since_ms) VALUES(?, ?, ?)"
                           " ON CONFLICT(vault, address) DO NOTHING",
            { blob(vault), textValue(address), qlonglong(booking.atMs) }));
    return {};
}

} // namespace tercet::cosigner
