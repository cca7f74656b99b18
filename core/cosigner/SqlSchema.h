#pragma once

#include "core/cosigner/SqlConnection.h"

namespace tercet::cosigner {

// Brings the database up to date, each migration with its number in one transaction; several
// processes may do it at once. Code::StorageNewer when it knows more migrations than this program;
// then nothing is changed. SQLite is set to write-ahead logging.
Status prepareSchema(SqlConnection& connection);
int schemaVersion(); // the number of migrations that this program knows

} // namespace tercet::cosigner
