#pragma once

#include <span>
#include <vector>

namespace tercet::cosigner {

using SqlMigration = std::vector<const char*>; // statements, in SQLite's words: toDialect()

// Only ever appended to: a database out there has run the ones before. core/cosigner/README.md says
// how to add one.
std::span<const SqlMigration> migrations();

} // namespace tercet::cosigner
