#include "core/cosigner/SqlRequests.h"

#include "core/cosigner/SqlPool.h"

namespace tercet::cosigner {

namespace {

#define TERCET_REQUEST_COLUMNS                                                                     \
    "id, requester, requester_name, idempotency_key, kind, account, number, payload_type,"         \
    " payload, note, created_ms, expires_ms, state, change"

// Of isOpen().
#define TERCET_IS_OPEN "state IN (1, 2)"

Result<RequestRow> rowOf(const SqlRows& rows, const Bytes32& vault)
{
    RequestRow row { .vault = vault };
    TERCET_TRY(row.id, rows.array<32>(0));
    TERCET_TRY(row.requester, rows.array<32>(1));
    row.requesterName = rows.text(2);
    row.idempotencyKey = rows.text(3);
    row.draft.place = { chains::AddressKind(rows.number(4)), std::uint32_t(rows.number(5)),
        std::uint32_t(rows.number(6)) };
    row.draft.payload = { chains::PayloadType(rows.number(7)), rows.bytes(8) };
    row.draft.note = rows.text(9);
    row.createdMs = rows.number(10);
    row.draft.expiresMs = rows.number(11);
    row.state = QueueState(rows.number(12));
    row.change = std::uint64_t(rows.number(13));
    return row;
}

Status readDecisions(SqlConnection& c, RequestRow& row)
{
    TERCET_TRY(auto rows,
        c.run("SELECT decider, role, approves, reason, at_ms, signature FROM request_decision"
              " WHERE vault = ? AND id = ? ORDER BY at_ms, decider",
            { blob(row.vault), blob(row.id) }));
    while (rows.next()) {
        QueueDecision decision { .role = DeviceRole(rows.number(1)),
            .approves = rows.number(2) != 0,
            .reason = rows.text(3),
            .atMs = rows.number(4) };
        TERCET_TRY(decision.by, rows.array<32>(0));
        TERCET_TRY(decision.signature, rows.array<64>(5));
        row.decisions.push_back(std::move(decision));
    }
    return {};
}

Result<std::vector<RequestRow>> select(SqlConnection& c, const Bytes32& vault,
    std::string_view condition, const std::vector<QVariant>& values)
{
    std::vector<RequestRow> out;
    {
        std::vector<QVariant> all { blob(vault) };
        all.insert(all.end(), values.begin(), values.end());
        TERCET_TRY(auto rows,
            c.run(std::string(
                      "SELECT " TERCET_REQUEST_COLUMNS " FROM signing_request WHERE vault = ? AND ")
                      .append(condition),
                all));
        while (rows.next()) {
            TERCET_TRY(auto row, rowOf(rows, vault));
            out.push_back(std::move(row));
        }
    }
    for (auto& row : out) TERCET_CHECK(readDecisions(c, row));
    return out;
}

Result<std::uint64_t> count(
    SqlConnection& c, std::string_view what, std::initializer_list<QVariant> values)
{
    TERCET_TRY(auto rows, c.run(what, values));
    if (!rows.next()) return fail(Code::Storage, "no count");
    return std::uint64_t(rows.number(0));
}

Result<std::uint64_t> nextChange(SqlConnection& c, const Bytes32& vault, std::int64_t nowMs)
{
    TERCET_TRY(const auto last,
        count(c, "SELECT coalesce(max(change), 0) FROM signing_request WHERE vault = ?",
            { blob(vault) }));
    return std::max(last + 1, std::uint64_t(std::max<std::int64_t>(nowMs, 0)));
}

// From an open state to another.
Result<bool> moveOpen(
    SqlConnection& c, const Bytes32& vault, const Bytes32& id, QueueState state, std::int64_t nowMs)
{
    TERCET_TRY(const auto change, nextChange(c, vault, nowMs));
    TERCET_TRY(const auto rows,
        c.run("UPDATE signing_request SET state = ?, change = ? WHERE vault = ? AND id = ?"
              " AND " TERCET_IS_OPEN,
            { number(std::uint64_t(state)), number(change), blob(vault), blob(id) }));
    return rows.affected() == 1;
}

Result<Insertion> insertNew(SqlConnection& c, const RequestRow& row, const QueueLimits& limits)
{
    const auto vault = blob(row.vault), requester = blob(row.requester);
    TERCET_TRY(const auto known,
        count(c, "SELECT count(*) FROM signing_request WHERE vault = ? AND id = ?",
            { vault, blob(row.id) }));
    if (known) return Insertion::Known;
    TERCET_TRY(const auto used,
        count(c,
            "SELECT count(*) FROM signing_request WHERE vault = ? AND requester = ?"
            " AND idempotency_key = ?",
            { vault, requester, textValue(row.idempotencyKey) }));
    if (used) return Insertion::KeyUsed;
    TERCET_TRY(const auto ofVault,
        count(c, "SELECT count(*) FROM signing_request WHERE vault = ? AND " TERCET_IS_OPEN,
            { vault }));
    TERCET_TRY(const auto ofRequester,
        count(c,
            "SELECT count(*) FROM signing_request WHERE vault = ? AND requester = ?"
            " AND " TERCET_IS_OPEN,
            { vault, requester }));
    if (ofVault >= limits.ofVault || ofRequester >= limits.ofRequester) return Insertion::Full;
    TERCET_TRY(const auto change, nextChange(c, row.vault, row.createdMs));
    const auto& draft = row.draft;
    TERCET_CHECK(c.run("INSERT INTO signing_request(vault, subject, " TERCET_REQUEST_COLUMNS
                       ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        { vault, blob(subjectOf(draft.place, draft.payload)), blob(row.id), requester,
            textValue(row.requesterName), textValue(row.idempotencyKey),
            number(std::uint64_t(draft.place.kind)), number(draft.place.account),
            number(draft.place.index), number(std::uint64_t(draft.payload.type)),
            blob(draft.payload.bytes), textValue(draft.note), qlonglong(row.createdMs),
            qlonglong(draft.expiresMs), number(std::uint64_t(row.state)), number(change) }));
    return Insertion::Done;
}

} // namespace

SqlRequests::SqlRequests(std::shared_ptr<SqlPool> pool)
    : m_pool(std::move(pool))
{
}

Result<Insertion> SqlRequests::insert(const RequestRow& row, const QueueLimits& limits)
{
    auto out = Insertion::Done;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_TRY(out, insertNew(c, row, limits));
        return {};
    }));
    return out;
}

Result<std::optional<RequestRow>> SqlRequests::request(const Bytes32& vault, const Bytes32& id)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::optional<RequestRow>> {
        TERCET_TRY(auto rows, select(c, vault, "id = ?", { blob(id) }));
        if (rows.empty()) return std::nullopt;
        return std::move(rows.front());
    });
}

Result<std::vector<RequestRow>> SqlRequests::requests(
    const Bytes32& vault, const RequestQuery& query)
{
    std::string condition = "change > ?";
    std::vector<QVariant> values { number(query.after) };
    if (query.state) {
        condition += " AND state = ?";
        values.push_back(number(std::uint64_t(*query.state)));
    }
    if (query.requester) {
        condition += " AND requester = ?";
        values.push_back(blob(*query.requester));
    }
    condition += " ORDER BY change LIMIT ?";
    values.push_back(number(query.limit));
    return m_pool->read([&](SqlConnection& c) { return select(c, vault, condition, values); });
}

Result<std::vector<RequestRow>> SqlRequests::about(const Bytes32& vault, const Bytes32& subject)
{
    return m_pool->read([&](SqlConnection& c) {
        return select(
            c, vault, "subject = ? ORDER BY created_ms DESC, change DESC", { blob(subject) });
    });
}

Result<bool> SqlRequests::decide(
    const Bytes32& vault, const Bytes32& id, const QueueDecision& decision, QueueState state)
{
    bool done = false;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_TRY(done, moveOpen(c, vault, id, state, decision.atMs));
        if (!done) return {};
        TERCET_CHECK(
            c.run("INSERT INTO request_decision(vault, id, decider, role, approves, reason, at_ms,"
                  " signature) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(vault, id, decider)"
                  " DO UPDATE SET role = excluded.role, approves = excluded.approves,"
                  " reason = excluded.reason, at_ms = excluded.at_ms,"
                  " signature = excluded.signature",
                { blob(vault), blob(id), blob(decision.by), number(std::uint64_t(decision.role)),
                    number(decision.approves ? 1 : 0), textValue(decision.reason),
                    qlonglong(decision.atMs), blob(decision.signature) }));
        return {};
    }));
    return done;
}

Result<bool> SqlRequests::markSigned(const Bytes32& vault, const Bytes32& id, std::int64_t nowMs)
{
    bool done = false;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_TRY(done, moveOpen(c, vault, id, QueueState::Signed, nowMs));
        return {};
    }));
    return done;
}

Result<std::size_t> SqlRequests::expire(
    const Bytes32& vault, std::int64_t nowMs, std::int64_t keptSinceMs)
{
    const auto read = [&](const char* condition, std::int64_t before) {
        return m_pool->read([&](SqlConnection& c) -> Result<std::vector<Bytes32>> {
            TERCET_TRY(auto rows,
                c.run(std::string("SELECT id FROM signing_request WHERE vault = ? AND ")
                          .append(condition),
                    { blob(vault), qlonglong(before) }));
            std::vector<Bytes32> out;
            while (rows.next()) {
                TERCET_TRY(const auto id, rows.array<32>(0));
                out.push_back(id);
            }
            return out;
        });
    };
    TERCET_TRY(const auto due, read(TERCET_IS_OPEN " AND expires_ms <= ? ORDER BY id", nowMs));
    TERCET_TRY(const auto old, read("expires_ms < ?", keptSinceMs));
    std::size_t expired = 0;
    if (due.empty() && old.empty()) return expired;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        expired = 0;
        for (const auto& id : due) {
            TERCET_TRY(const bool done, moveOpen(c, vault, id, QueueState::Expired, nowMs));
            expired += done;
        }
        for (const auto& id : old) {
            TERCET_CHECK(c.run("DELETE FROM request_decision WHERE vault = ? AND id = ?",
                { blob(vault), blob(id) }));
            TERCET_CHECK(c.run("DELETE FROM signing_request WHERE vault = ? AND id = ?",
                { blob(vault), blob(id) }));
        }
        return {};
    }));
    return expired;
}

} // namespace tercet::cosigner
