#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

// A transcript is confirmed or void, never both, whichever process is asked.
namespace tercet::cosigner {

namespace {

// Nobody else decides about this transcript until the end of the transaction. SQLite has one writer
// anyway.
Status decideAlone(SqlConnection& c, const Bytes32& transcript)
{
    if (!c.isPostgres()) return {};
    std::uint64_t key = 0;
    for (int i = 0; i < 8; ++i) key = key << 8 | transcript[std::size_t(i)];
    TERCET_CHECK(c.run("SELECT 1 FROM pg_advisory_xact_lock(?)", { number(key) }));
    return {};
}

Status mayConfirm(SqlConnection& c, const Bytes32& transcript)
{
    TERCET_CHECK(decideAlone(c, transcript));
    TERCET_TRY(
        auto rows, c.run("SELECT 1 FROM declared_void WHERE transcript = ?", { blob(transcript) }));
    if (rows.next()) return fail(Code::ProtocolRefused, "declared void");
    return {};
}

} // namespace

Status SqlStorage::insertVault(const VaultRow& row)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_CHECK(mayConfirm(c, row.transcript));
        TERCET_CHECK(c.run(
            "INSERT INTO vault(vault, record, policy, policy_serial, final_failures, lock,"
            " transcript, next, next_transcript, previous) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            { blob(row.vault), blob(row.record), blob(row.policy), number(row.policySerial),
                number(row.finalFailures), number(row.lock), blob(row.transcript), blob(row.next),
                blob(row.nextTranscript), blob(row.previous) }));
        TERCET_CHECK(
            c.run("INSERT INTO wallet_lease(wallet, node, fence, until) VALUES(?, x'', 0, 0)",
                { blob(row.vault) }));
        return {};
    });
}

Status SqlStorage::setNext(const Lease& lease, ByteView record, const Bytes32& transcript)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_CHECK(mayConfirm(c, transcript));
        return changeFenced(c, lease,
            "UPDATE vault SET next = ?, next_transcript = ?"
            " WHERE vault IN (SELECT wallet FROM held)",
            { blob(record), blob(transcript) });
    });
}

namespace {

Result<bool> mayBeVoid(SqlConnection& c, const Bytes32& transcript)
{
    TERCET_TRY(auto held,
        c.run("SELECT 1 FROM vault WHERE transcript = ? OR next_transcript = ?"
              " UNION ALL SELECT 1 FROM past_epoch WHERE transcript = ?",
            { blob(transcript), blob(transcript), blob(transcript) }));
    return !held.next();
}

// Code::RateLimited where the device has no place for another one.
Status countVoids(SqlConnection& c, const Bytes32& device)
{
    TERCET_TRY(
        auto count, c.run("SELECT COUNT(*) FROM declared_void WHERE device = ?", { blob(device) }));
    if (!count.next()) return fail(Code::Storage, "no count");
    if (count.number(0) >= std::int64_t(Storage::kMaxVoids))
        return fail(Code::RateLimited, "too many voids");
    return {};
}

} // namespace

Result<bool> SqlStorage::declareVoid(const Bytes32& transcript, const Bytes32& device)
{
    bool declared = false;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_CHECK(decideAlone(c, transcript));
        TERCET_TRY(declared, mayBeVoid(c, transcript));
        if (!declared) return {};
        const std::string now(c.nowMs());
        TERCET_CHECK(c.run(
            "DELETE FROM declared_void WHERE at_ms < " + now + " - ?", { qlonglong(kVoidMs) }));
        bool again = false;
        {
            TERCET_TRY(auto there,
                c.run("UPDATE declared_void SET at_ms = " + now + " WHERE transcript = ?",
                    { blob(transcript) }));
            again = there.affected() == 1;
        }
        if (again) return {};
        TERCET_CHECK(countVoids(c, device));
        TERCET_CHECK(
            c.run("INSERT INTO declared_void(transcript, at_ms, device) VALUES(?, " + now + ", ?)",
                { blob(transcript), blob(device) }));
        return {};
    }));
    return declared;
}

} // namespace tercet::cosigner
