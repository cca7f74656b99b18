#include "core/cosigner/SqlStorage.h"

#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"

namespace tercet::cosigner {

namespace {

// Zero for an empty one.
Result<Bytes32> transcriptOf(const SqlRows& rows, int column)
{
    if (rows.bytes(column).empty()) return Bytes32 {};
    return rows.array<32>(column);
}

// One change of one row, in a transaction of its own.
Status change(
    SqlPool& pool, const Lease& lease, const char* sql, std::initializer_list<QVariant> values = {})
{
    return pool.write([&](SqlConnection& c) { return changeFenced(c, lease, sql, values); });
}

} // namespace

SqlStorage::SqlStorage(std::shared_ptr<SqlPool> pool)
    : m_pool(std::move(pool))
{
}

SqlStorage::~SqlStorage() = default;

Result<std::unique_ptr<SqlStorage>> SqlStorage::open(std::string_view place)
{
    TERCET_TRY(const auto parsed, SqlPlace::parse(place));
    TERCET_TRY(auto pool, SqlPool::open(parsed));
    return std::make_unique<SqlStorage>(std::move(pool));
}

Result<std::optional<Bytes>> SqlStorage::identity()
{
    return m_pool->read([](SqlConnection& c) -> Result<std::optional<Bytes>> {
        TERCET_TRY(auto rows, c.run("SELECT sealed FROM identity"));
        if (!rows.next()) return std::nullopt;
        return rows.bytes(0);
    });
}

Status SqlStorage::insertIdentity(ByteView sealed)
{
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_CHECK(c.run("INSERT INTO identity(id, sealed) VALUES(1, ?)", { blob(sealed) }));
        return {};
    });
}

bool SqlStorage::isShared() const { return m_pool->isPostgres(); }

Result<std::optional<VaultRow>> SqlStorage::vault(const Bytes32& vault)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::optional<VaultRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT record, policy, policy_serial, final_failures, lock, transcript, next,"
                  " next_transcript, previous, pending_serial, pending_policy, pending_since_ms,"
                  " pending_due_ms, frozen_until_ms FROM vault WHERE vault = ?",
                { blob(vault) }));
        if (!rows.next()) return std::nullopt;
        TERCET_TRY(const auto transcript, transcriptOf(rows, 5));
        TERCET_TRY(const auto nextTranscript, transcriptOf(rows, 7));
        return VaultRow { .vault = vault,
            .record = rows.bytes(0),
            .policy = rows.bytes(1),
            .policySerial = std::uint64_t(rows.number(2)),
            .finalFailures = std::uint32_t(rows.number(3)),
            .lock = std::uint8_t(rows.number(4)),
            .transcript = transcript,
            .next = rows.bytes(6),
            .nextTranscript = nextTranscript,
            .previous = rows.bytes(8),
            .pending
            = { std::uint64_t(rows.number(9)), rows.bytes(10), rows.number(11), rows.number(12) },
            .frozenUntilMs = rows.number(13) };
    });
}

Result<std::vector<Bytes32>> SqlStorage::vaults()
{
    return m_pool->read([](SqlConnection& c) -> Result<std::vector<Bytes32>> {
        TERCET_TRY(auto rows, c.run("SELECT vault FROM vault ORDER BY vault"));
        std::vector<Bytes32> out;
        while (rows.next()) {
            TERCET_TRY(const auto id, rows.array<32>(0));
            out.push_back(id);
        }
        return out;
    });
}

Status SqlStorage::setRecord(const Lease& lease, ByteView record, const Bytes32& transcript)
{
    return change(*m_pool, lease,
        "UPDATE vault SET record = ?, transcript = ? WHERE vault IN (SELECT wallet FROM held)",
        { blob(record), blob(transcript) });
}

Status SqlStorage::promote(const Lease& lease, ByteView record)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        {
            TERCET_TRY(auto found,
                runFenced(c, lease,
                    "SELECT length(next) FROM vault WHERE vault IN (SELECT wallet FROM held)"));
            if (!found.next()) return refused(c, lease.vault);
            if (found.number(0) == 0) return {}; // done before, and its answer was lost
        }
        TERCET_CHECK(c.run("INSERT INTO past_epoch(vault, transcript)"
                           " SELECT vault, transcript FROM vault WHERE vault = ?",
            { blob(lease.vault) }));
        TERCET_CHECK(c.run("DELETE FROM past_epoch WHERE vault = ? AND id NOT IN (SELECT id FROM"
                           " past_epoch WHERE vault = ? ORDER BY id DESC LIMIT ?)",
            { blob(lease.vault), blob(lease.vault), number(kPastEpochs) }));
        return changeFenced(c, lease,
            "UPDATE vault SET previous = record, record = ?, transcript = next_transcript,"
            " next = x'', next_transcript = x'' WHERE vault IN (SELECT wallet FROM held)",
            { blob(record) });
    });
}

Status SqlStorage::forgetPrevious(const Lease& lease)
{
    return change(
        *m_pool, lease, "UPDATE vault SET previous = x'' WHERE vault IN (SELECT wallet FROM held)");
}

Status SqlStorage::dropPending(const Lease& lease, const VoidRow& why)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        bool waits = false;
        {
            TERCET_TRY(auto found,
                runFenced(c, lease,
                    "SELECT length(next), next_transcript, transcript FROM vault"
                    " WHERE vault IN (SELECT wallet FROM held)"));
            if (!found.next()) return refused(c, lease.vault);
            waits = found.number(0) > 0;
            // By the void's own transcript, never by what happens to be there: a repeated drop
            // of a refresh must not take the vault.
            if (found.bytes(waits ? 1 : 2) != toBytes(why.transcript)) {
                TERCET_TRY(auto before,
                    c.run("SELECT 1 FROM dropped WHERE transcript = ?", { blob(why.transcript) }));
                if (before.next()) return {};
                return fail(Code::ProtocolRefused, "another record's void");
            }
        }
        TERCET_CHECK(c.run("INSERT INTO dropped(transcript, party, signature) VALUES(?, ?, ?)"
                           " ON CONFLICT(transcript) DO UPDATE SET party = excluded.party,"
                           " signature = excluded.signature",
            { blob(why.transcript), number(why.party), blob(why.signature) }));
        if (waits)
            return changeFenced(c, lease,
                "UPDATE vault SET next = x'', next_transcript = x''"
                " WHERE vault IN (SELECT wallet FROM held)");
        for (const auto* sql :
            { "DELETE FROM used WHERE vault = ?", "DELETE FROM quarantine WHERE vault = ?",
                "DELETE FROM spent WHERE vault = ?", "DELETE FROM known_address WHERE vault = ?",
                "DELETE FROM wallet_lease WHERE wallet = ?", "DELETE FROM vault WHERE vault = ?" })
            TERCET_CHECK(c.run(sql, { blob(lease.vault) }));
        return {};
    });
}

Result<std::optional<VoidRow>> SqlStorage::dropped(const Bytes32& transcript)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::optional<VoidRow>> {
        TERCET_TRY(auto rows,
            c.run(
                "SELECT party, signature FROM dropped WHERE transcript = ?", { blob(transcript) }));
        if (!rows.next()) return std::nullopt;
        TERCET_TRY(const auto signature, rows.array<64>(1));
        return VoidRow { transcript, std::uint8_t(rows.number(0)), signature };
    });
}

Status SqlStorage::setFinalFailures(const Lease& lease, std::uint32_t count, std::uint8_t lock)
{
    return change(*m_pool, lease,
        "UPDATE vault SET final_failures = ?, lock = CASE WHEN ? = 0 THEN lock ELSE ? END"
        " WHERE vault IN (SELECT wallet FROM held)",
        { number(count), number(lock), number(lock) });
}

Status SqlStorage::release(const Bytes32& vault)
{
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_TRY(const auto rows,
            c.run(
                "UPDATE vault SET final_failures = 0, lock = 0 WHERE vault = ?", { blob(vault) }));
        if (rows.affected() != 1) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
        return {};
    });
}

Result<std::vector<QuarantineRow>> SqlStorage::quarantines(const Bytes32& vault)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::vector<QuarantineRow>> {
        TERCET_TRY(auto rows,
            c.run("SELECT at_ms, link, culprit FROM quarantine WHERE vault = ? ORDER BY id",
                { blob(vault) }));
        std::vector<QuarantineRow> out;
        while (rows.next()) {
            TERCET_TRY(const auto link, rows.array<32>(1));
            out.push_back({ rows.number(0), link, std::uint8_t(rows.number(2)) });
        }
        return out;
    });
}

Status SqlStorage::addQuarantine(const Lease& lease, const QuarantineRow& row, std::uint8_t lock)
{
    return m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_CHECK(changeFenced(c, lease,
            "UPDATE vault SET lock = CASE WHEN ? = 0 THEN lock ELSE ? END"
            " WHERE vault IN (SELECT wallet FROM held)",
            { number(lock), number(lock) }));
        TERCET_CHECK(c.run("INSERT INTO quarantine(vault, at_ms, link, culprit) VALUES(?, ?, ?, ?)",
            { blob(lease.vault), qlonglong(row.atMs), blob(row.link), number(row.culprit) }));
        return {};
    });
}

} // namespace tercet::cosigner
