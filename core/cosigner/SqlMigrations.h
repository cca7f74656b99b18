#pragma once

#include <span>
#include <vector>

namespace tercet::cosigner {

// Statements, in SQLite's words: toDialect(). One that begins with "sqlite: " or "postgres: " is
// for the one database alone, as it stands.
using SqlMigration = std::vector<const char*>;

// Only ever appended to: a database out there has run the ones before. core/cosigner/README.md says
// how to add one.
std::span<const SqlMigration> migrations();

} // namespace tercet::cosigner
