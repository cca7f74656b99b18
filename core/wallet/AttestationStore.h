#pragma once

#include "core/wallet/Attestations.h"
#include "core/wallet/Database.h"

// What is remembered of the attestation of a vault's co-signers, one row a share.
namespace tercet::wallet::attestations {

Status write(Database& db, const QString& vault, Share share, const AttestationMemory& memory);
// Empty memories where nothing was written.
Result<ByCosigner<AttestationMemory>> load(Database& db, const QString& vault);

} // namespace tercet::wallet::attestations
