#pragma once

#include "core/backup/ShareBackup.h"
#include "core/mpc/CoreRecord.h"

namespace tercet::backup {

// A party's share as a backup, from its record; the parties' names and addresses are left empty.
ShareBackup backupOf(const mpc::CoreRecord& record, const std::string& name, std::int64_t created);

} // namespace tercet::backup
