#include "core/cosigner/SqlFence.h"

#include <vector>

namespace tercet::cosigner {

Result<SqlRows> runFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::initializer_list<QVariant> values)
{
    return runFenced(
        connection, lease, sql, std::span<const QVariant>(values.begin(), values.size()));
}

Result<SqlRows> runFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::span<const QVariant> values)
{
    static constexpr std::string_view kHeld
        = "WITH held AS (SELECT wallet FROM wallet_lease WHERE wallet = ? AND fence = ?"
          " FOR SHARE) ";
    std::vector<QVariant> all { blob(lease.vault), number(lease.fence) };
    all.insert(all.end(), values.begin(), values.end());
    return connection.run(std::string(kHeld).append(sql), all);
}

Status changeFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::initializer_list<QVariant> values)
{
    return changeFenced(connection, lease, sql, std::span(values.begin(), values.size()));
}

Status changeFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::span<const QVariant> values)
{
    {
        TERCET_TRY(const auto rows, runFenced(connection, lease, sql, values));
        if (rows.affected() == 1) return {};
    }
    return refused(connection, lease.vault);
}

std::unexpected<Error> refused(SqlConnection& connection, const Bytes32& vault)
{
    auto rows = connection.run("SELECT 1 FROM vault WHERE vault = ?", { blob(vault) });
    if (!rows) return std::unexpected(rows.error());
    if (!rows->next()) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
    return fail(Code::VaultElsewhere, "another process has the vault");
}

} // namespace tercet::cosigner
