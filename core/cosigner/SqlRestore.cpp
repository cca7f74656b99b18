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
                  " device_since_ms, device_due_ms, restored_epoch, drilled_ms, device_seal"
                  " FROM vault WHERE vault = ?",
                { blob(vault) }));
        if (!rows.next()) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
        RestoreRow out { .restoredEpoch = std::uint32_t(rows.number(6)),
            .drilledMs = rows.number(7),
            .seal = rows.bytes(8) };
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

namespace {

std::vector<QVariant> valuesOf(const RestoreRow& row)
{
    const auto& waiting = row.waiting;
    const auto key = [&](ByteView bytes) { return blob(waiting.empty() ? ByteView() : bytes); };
    return { key(waiting.ik), key(waiting.sk), key(waiting.confirmation), number(waiting.epoch),
        qlonglong(waiting.sinceMs), qlonglong(waiting.dueMs), number(row.restoredEpoch),
        qlonglong(row.drilledMs), blob(row.seal) };
}

#define TERCET_RESTORE_VALUES                                                                      \
    "device_ik = ?, device_sk = ?, device_confirmation = ?, device_epoch = ?,"                     \
    " device_since_ms = ?, device_due_ms = ?, restored_epoch = ?, drilled_ms = ?, device_seal = ?" \
    " WHERE vault IN (SELECT wallet FROM held)"

} // namespace

Status SqlStorage::setRestore(const Lease& lease, const RestoreRow& row)
{
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease, "UPDATE vault SET " TERCET_RESTORE_VALUES, valuesOf(row));
    });
}

Status SqlStorage::replaceDevice(const Lease& lease, ByteView record, const RestoreRow& row)
{
    auto values = valuesOf(row);
    values.insert(values.begin(), blob(record));
    return m_pool->write([&](SqlConnection& c) {
        return changeFenced(c, lease,
            "UPDATE vault SET record = ?, previous = x'', " TERCET_RESTORE_VALUES, values);
    });
}

Status SqlStorage::setRestoreSeal(const Bytes32& vault, ByteView seal)
{
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_CHECK(
            c.run("UPDATE vault SET device_seal = ? WHERE vault = ?", { blob(seal), blob(vault) }));
        return {};
    });
}

} // namespace tercet::cosigner
