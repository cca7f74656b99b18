#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/QueueWatch.h"

// What this device decided on requests of the queue and not both co-signers have answered yet; on
// the storage's thread.
namespace tercet::wallet::decisions {

// In the place of an earlier one about the same request, which is stored.
Status save(Database& db, const QString& vault, const Untold& decision);
// One of both (0 or 1) has answered; after the second one it is forgotten.
Status told(Database& db, const Bytes32& request, std::size_t cosigner);
// Those whose requests have not expired; forgets the others.
Result<std::vector<Untold>> load(Database& db, const QString& vault, qint64 now);

} // namespace tercet::wallet::decisions
