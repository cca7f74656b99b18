#include "app/cli/BackupKeys.h"
#include "app/cli/Commands.h"
#include "core/backup/BackupFile.h"

namespace tercet::cli {

Result<Answer> backupInspect(const Arguments& args)
{
    TERCET_TRY(const auto file, readAgeFile(args.operand));
    TERCET_TRY(const auto keys, readKeys(args));
    TERCET_TRY(const auto backup, backup::openShareBackup(file, keys));
    return backupAnswer(backup);
}

} // namespace tercet::cli
