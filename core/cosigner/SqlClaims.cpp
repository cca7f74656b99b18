#include <set>

#include "core/cosigner/SqlBooking.h"
#include "core/cosigner/SqlFence.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

// The log of used presignatures and the leases: what several processes contend for.
namespace tercet::cosigner {

namespace {

// With so much in it a booking goes in one statement with the claim. Each number of moves and
// addresses is a statement of its own, so they are few.
constexpr std::size_t kMostInOne = 4;

// Why nothing was claimed: it had been before, or the lease is not ours.
Result<bool> notClaimed(SqlConnection& c, const Lease& lease)
{
    {
        TERCET_TRY(auto rows, runFenced(c, lease, "SELECT wallet FROM held"));
        if (rows.next()) return false;
    }
    return refused(c, lease.vault);
}

Result<bool> claim(
    SqlConnection& c, const Lease& lease, const Bytes32& presignature, const Bytes32& request)
{
    {
        TERCET_TRY(const auto rows,
            runFenced(c, lease,
                "INSERT INTO used(vault, presignature, request)"
                " SELECT wallet, ?, ? FROM held WHERE true"
                " ON CONFLICT(vault, presignature) DO NOTHING",
                { blob(presignature), blob(request) }));
        if (rows.affected() == 1) return true;
    }
    return notClaimed(c, lease);
}

std::string rowsOf(std::string_view row, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out.append(i ? ", " : "").append(row);
    return out;
}

// PostgreSQL: the claim and what is booked with it in one statement, and so in one round trip.
Result<bool> claimInOne(SqlConnection& c, const Lease& lease, const Bytes32& presignature,
    const Bytes32& request, const Booking& booking)
{
    std::string sql = ", claimed AS (INSERT INTO used(vault, presignature, request)"
                      " SELECT wallet, ?, ? FROM held"
                      " ON CONFLICT(vault, presignature) DO NOTHING RETURNING vault)";
    std::vector<QVariant> values { blob(presignature), blob(request) };
    if (!booking.moves.empty()) {
        sql += ", moved AS (INSERT INTO spent(vault, unit, slot, amount, at_ms)"
               " SELECT claimed.vault, m.unit, CAST(? AS BLOB), m.amount, CAST(? AS INTEGER)"
               " FROM claimed, (VALUES "
            + rowsOf("(CAST(? AS TEXT), CAST(? AS BLOB))", booking.moves.size())
            + ") AS m(unit, amount)" TERCET_LARGER_AND_LATER ")";
        values.push_back(blob(booking.slot));
        values.push_back(qlonglong(booking.atMs));
        for (const auto& [unit, amount] : booking.moves) {
            values.push_back(textValue(unit));
            values.push_back(blob(amount));
        }
    }
    if (!booking.addresses.empty()) {
        sql += ", known AS (INSERT INTO known_address(vault, address, since_ms)"
               " SELECT claimed.vault, a.address, CAST(? AS INTEGER) FROM claimed, (VALUES "
            + rowsOf("(CAST(? AS TEXT))", booking.addresses.size())
            + ") AS a(address) ON CONFLICT(vault, address) DO NOTHING)";
        values.push_back(qlonglong(booking.atMs));
        for (const auto& address : booking.addresses) values.push_back(textValue(address));
    }
    {
        TERCET_TRY(auto rows, runFenced(c, lease, sql + " SELECT vault FROM claimed", values));
        if (rows.next()) return true;
    }
    return notClaimed(c, lease);
}

bool isOfOne(const Booking& booking)
{
    // A row may be changed once by a statement.
    std::set<std::string_view> units;
    for (const auto& move : booking.moves) units.insert(move.unit);
    return units.size() == booking.moves.size() && booking.moves.size() <= kMostInOne
        && booking.addresses.size() <= kMostInOne;
}

} // namespace

// One statement and one round trip where the database allows it.
Result<bool> SqlStorage::claimPresignature(
    const Lease& lease, const Bytes32& presignature, const Bytes32& request, const Booking& booking)
{
    if (booking.empty())
        return m_pool->write([&](SqlConnection& c) -> Result<bool> {
            return claim(c, lease, presignature, request);
        });
    if (isShared() && isOfOne(booking))
        return m_pool->write([&](SqlConnection& c) -> Result<bool> {
            return claimInOne(c, lease, presignature, request, booking);
        });
    bool first = false;
    TERCET_CHECK(m_pool->transaction([&](SqlConnection& c) -> Status {
        TERCET_TRY(first, claim(c, lease, presignature, request));
        return first ? writeBooking(c, lease.vault, booking) : Status {};
    }));
    return first;
}

Result<std::optional<Bytes32>> SqlStorage::claimedFor(
    const Bytes32& vault, const Bytes32& presignature)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::optional<Bytes32>> {
        TERCET_TRY(auto rows,
            c.run("SELECT request FROM used WHERE vault = ? AND presignature = ?",
                { blob(vault), blob(presignature) }));
        if (!rows.next()) return std::nullopt;
        return rows.array<32>(0);
    });
}

Result<std::uint64_t> SqlStorage::claimCount(const Bytes32& vault)
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::uint64_t> {
        TERCET_TRY(auto rows, c.run("SELECT COUNT(*) FROM used WHERE vault = ?", { blob(vault) }));
        if (!rows.next()) return fail(Code::Storage, "no count");
        return std::uint64_t(rows.number(0));
    });
}

Result<std::uint64_t> SqlStorage::claimHead()
{
    return m_pool->read([&](SqlConnection& c) -> Result<std::uint64_t> {
        TERCET_TRY(auto rows,
            c.run(c.isPostgres()
                    ? "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM claim_head"
                    : "SELECT claims FROM claim_head"));
        if (!rows.next()) return fail(Code::Storage, "no count");
        return std::uint64_t(rows.number(0));
    });
}

Result<std::optional<Lease>> SqlStorage::takeLease(
    const Bytes32& vault, const NodeId& node, std::int64_t forMs)
{
    return m_pool->write([&](SqlConnection& c) -> Result<std::optional<Lease>> {
        const std::string time(c.nowMs());
        const auto sql = "UPDATE wallet_lease SET node = ?, fence = fence + 1, until = " + time
            + " + ? WHERE wallet = ?"
            + (c.isPostgres() ? " AND (until < " + time + " OR node = ?)" : " AND ? IS NOT NULL")
            + " RETURNING fence";
        std::optional<Lease> out;
        const auto take = [&]() -> Status {
            TERCET_TRY(
                auto rows, c.run(sql, { blob(node), qlonglong(forMs), blob(vault), blob(node) }));
            if (rows.next()) out = Lease { vault, std::uint64_t(rows.number(0)) };
            return {};
        };
        // SQLite answers a statement with RETURNING before it commits, and Qt does not tell when
        // that fails: the commit is one of its own.
        TERCET_CHECK(c.isPostgres() ? take() : c.transaction(take));
        if (out) return out;
        auto why = refused(c, vault);
        if (why.error().code == Code::VaultElsewhere) return std::nullopt;
        return why;
    });
}

Result<bool> SqlStorage::renewLease(const Lease& lease, std::int64_t forMs)
{
    return m_pool->write([&](SqlConnection& c) -> Result<bool> {
        const auto sql = "UPDATE wallet_lease SET until = " + std::string(c.nowMs())
            + " + ? WHERE wallet = ? AND fence = ?";
        TERCET_TRY(const auto rows,
            c.run(sql, { qlonglong(forMs), blob(lease.vault), number(lease.fence) }));
        return rows.affected() == 1;
    });
}

Status SqlStorage::endLeases(const NodeId& node)
{
    return m_pool->write([&](SqlConnection& c) -> Status {
        TERCET_CHECK(c.run(
            "UPDATE wallet_lease SET until = 0 WHERE node = ? AND until > 0", { blob(node) }));
        return {};
    });
}

} // namespace tercet::cosigner
