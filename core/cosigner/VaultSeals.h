#pragma once

#include "core/cosigner/RowSeal.h"
#include "core/cosigner/VaultBooks.h"

namespace tercet::cosigner {

// The rows of one vault that carry a RowSeal: the policy's, the restore's, the recipients'.

// Writes the seals of those that were written before they had one; nobody serves the vault yet.
// Code::Storage.
Status sealVault(Storage& storage, const Bytes32& vault, const RowSeal& seal, RowsSealed done);

// Whether all that have had their seals hold. Code::Storage.
Result<bool> sealsHold(Storage& storage, const VaultRow& row, const RowSeal& seal, RowsSealed done);

} // namespace tercet::cosigner
