#pragma once

#include <string>
#include <vector>

#include "core/base/Result.h"

namespace tercet::operating {

enum class Command { Help, Check, VaultsList, VaultsShow, VaultsRelease };

struct Options {
    Command command {};
    std::string database {}; // path of the co-signer's SQLite file
    std::string sealingKey {}; // path of its key file; needed where records are opened
    std::string vault {}; // WID, 64 lower-case hex digits
};

// Code::Usage with an English sentence as context.
Result<Options> parse(const std::vector<std::string>& words);

inline constexpr const char* kHelp
    = R"(tercet-cosigner: what the operator of a co-signer does with its database.

  tercet-cosigner check          --database FILE --sealing-key FILE
  tercet-cosigner vaults list    --database FILE
  tercet-cosigner vaults show    --database FILE --sealing-key FILE VAULT
  tercet-cosigner vaults release --database FILE VAULT

check     opens the database and every sealed record in it and says whether all is well.
list      the vaults with their locks and counters.
show      one vault: keys, epoch, policy, quarantines. No secret is printed.
release   lifts the lock that the co-signer set after four failed protocol checks within 30 days or three failed
          signatures in a row. Do it after you know why; the list of failures stays, and the next one locks again.

Every command prints one JSON object on standard output. Exit codes: 0 done, 1 refused or failed, 2 usage.
The practice co-signers of a wallet keep google.sqlite, azure.sqlite and sealing.key in cosigners/ of its data folder.
)";

} // namespace tercet::operating
