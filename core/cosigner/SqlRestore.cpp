#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

// Drills, and devices that wait to take the place of another.
namespace tercet::cosigner {

Result<RestoreRow> SqlStorage::restore(const Bytes32& vault)
{
    return m_pool->read([&](SqlConnection& c) -> Result<RestoreRow> {
        TERCET_TRY(auto rows,
            c.run("SELECT device_ik, device_sk, device_confirmation, device_epoch,"
                  " device_since_ms, device_due_ms, restored_epoch, drilled_ms"
                  " FROM vault WHERE vault = ?",
                { blob(vault) }));
        if (!rows.next()) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
        RestoreRow out { .restoredEpoch = std::uint32_t(rows.number(6)),
            .drilledMs = rows.number(7) };
        if (rows.bytes(0).empty()) return out;
        auto& waiting = out.waiting;
        TERCET_TRY(waiting.ik, rows.array<32>(0));
        TERCET_TRY(waiting.sk, rows.array<32>(1));
        TERCET_TRY(waiting.confirmation, rows.array<64>(2));
        waiting.epoch = std::uint32_t(rows.number(3));
        waiting.sinceMs = rows.number(4);
        waiting.dueMs = rows.number(5);
        return out;
    });
}

Status SqlStorage::setReplacement(const Lease& lease, const ReplacementRow& waiting)
{
    const auto key = [&](ByteView bytes) { return blob(waiting.empty() ? ByteView() : bytes); };
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET device_ik = ?, device_sk = ?, device_confirmation = ?,"
            " device_epoch = ?, device_since_ms = ?, device_due_ms = ?"
            " WHERE vault IN (SELECT wallet FROM held)",
            { key(waiting.ik), key(waiting.sk), key(waiting.confirmation), number(waiting.epoch),
                qlonglong(waiting.sinceMs), qlonglong(waiting.dueMs) });
    });
}

Status SqlStorage::replaceDevice(const Lease& lease, ByteView record, std::uint32_t epoch)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET record = ?, previous = x'', restored_epoch = ?, device_ik = x'', "
            "device_sk = x'',"
            " device_confirmation = x'', device_epoch = 0, device_since_ms = 0, device_due_ms = 0"
            " WHERE vault IN (SELECT wallet FROM held)",
            { blob(record), number(epoch) });
    });
}

Status SqlStorage::setDrilled(const Lease& lease, std::int64_t atMs)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET drilled_ms = ? WHERE vault IN (SELECT wallet FROM held)",
            { qlonglong(atMs) });
    });
}

} // namespace tercet::cosigner
