#pragma once

#include "core/wallet/Database.h"

namespace tercet::wallet {

inline constexpr int kSchemaVersion = 10;

// Brings the file from the version in its `user_version` to kSchemaVersion, each step in one
// transaction. Code::StorageNewer when a later program wrote it.
Status migrate(Database& db);

} // namespace tercet::wallet
