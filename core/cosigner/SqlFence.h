#pragma once

#include "core/cosigner/Lease.h"
#include "core/cosigner/SqlConnection.h"

namespace tercet::cosigner {

// Runs one statement that may use the table `held(wallet)`: the lease's vault, or nothing once the
// lease is not the newest any more. Its row is locked until the end of the transaction, so that
// nobody takes the vault between the check and the commit. Values of `?` begin after it.
Result<SqlRows> runFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::initializer_list<QVariant> values = {});
Result<SqlRows> runFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::span<const QVariant> values);
// The same for a change of exactly one row, else refused().
Status changeFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::initializer_list<QVariant> values = {});
Status changeFenced(SqlConnection& connection, const Lease& lease, std::string_view sql,
    std::span<const QVariant> values);
// Why `held` was empty: NoSuchVaultAtCosigner or VaultElsewhere.
std::unexpected<Error> refused(SqlConnection& connection, const Bytes32& vault);

} // namespace tercet::cosigner
