#pragma once

#include <QSqlDatabase>

#include "core/base/Result.h"

namespace tercet::cosigner {

// Sets the connection up (WAL, synchronous=FULL, foreign keys) and runs the migrations that the
// file lacks, each with its number in one transaction. Code::StorageNewer when the file knows more
// migrations than this program.
Status prepareSchema(QSqlDatabase& database);
int schemaVersion(); // the number of migrations that this program knows

} // namespace tercet::cosigner
