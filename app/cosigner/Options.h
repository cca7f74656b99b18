#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"

namespace tercet::operating {

enum class Command {
    Help,
    Init,
    Serve,
    Pair,
    DevicesList,
    DevicesRevoke,
    DevicesKeep,
    DevicesAdd,
    CertificateRenew,
    Check,
    VaultsList,
    VaultsShow,
    VaultsRelease,
    RequestsList,
    RequestsShow,
    Backup
};

struct Options {
    Command command {};
    std::string data {}; // the data folder that `init` made, or
    std::string database {}; // SQLite file or URL of PostgreSQL,
    std::string sealingKey {}; // path of its key file; needed where records are opened
    std::string vault {}; // WID, 64 lower-case hex digits
    std::string device {}; // key, 64 lower-case hex digits
    std::string request {}; // of the queue, 64 lower-case hex digits
    std::string state {}; // requests list: those in it alone
    // init
    std::string listen {}, url {}, profile {}, sealingCommand {};
    int share { 0 };
    // devices add
    std::string role {}, key {}, name {};
    // backup
    std::string recipient {}, out {};
};

// Code::Usage with an English sentence as context.
Result<Options> parse(const std::vector<std::string>& words);

inline constexpr const char* kHelp
    = R"(tercet-cosigner: a co-signer of Tercet wallets, and what its operator does with it.

  tercet-cosigner init           --data DIR --listen HOST:PORT --share 2|3 [--url URL] [--database URL]
                                 [--profile unattested|simulated|snp|sgx] [--sealing-key FILE | --sealing-command CMD]
  tercet-cosigner serve          --data DIR
  tercet-cosigner pair           --data DIR
  tercet-cosigner devices list   --data DIR
  tercet-cosigner devices add    --data DIR --role requester|approver --key PUBLICKEY [--name NAME] [--vault VAULT]
  tercet-cosigner devices revoke --data DIR DEVICE
  tercet-cosigner devices keep   --data DIR DEVICE
  tercet-cosigner certificate renew --data DIR
  tercet-cosigner check          --data DIR | --database URL --sealing-key FILE
  tercet-cosigner vaults list    --data DIR | --database URL
  tercet-cosigner vaults show    --data DIR | --database URL --sealing-key FILE  VAULT
  tercet-cosigner vaults release --data DIR | --database URL  VAULT
  tercet-cosigner requests list  --data DIR | --database URL  [--vault VAULT] [--state waiting|approved|rejected|expired|signed]
  tercet-cosigner requests show  --data DIR | --database URL  REQUEST
  tercet-cosigner backup         --data DIR | --database URL --sealing-key FILE  --recipient R --out FILE

init      makes the data folder: keys, a certificate, a database and the first pairing code. Its address, its identity, the
          fingerprint of its TLS key and the code are printed; a wallet asks for them.
serve     answers wallets until it is told to stop (SIGTERM).
pair      a further pairing code, good for one device and one hour; on a terminal also as a QR code with address and fingerprint.
devices   the keys that may ask this co-signer for something; an operator's revocation counts at once, and keep takes back
          one that still waits.
renew     another certificate over the same TLS key: its fingerprint stays. serve reads it when it starts.
check     opens the database and every sealed record in it and says whether all is well.
vaults    list: with their locks and counters; show: keys, epoch, policy, quarantines. No secret is printed.
requests  the queue, without changing it: who asks for what, what it would do, who decided. Names and notes are claims.
release   lifts the lock that the co-signer set after four failed protocol checks within 30 days or three failed
          signatures in a row. Do it after you know why; the list of failures stays, and the next one locks again.

backup    this co-signer's share of every vault, encrypted to a recovery key (age1... or ssh-ed25519 ...) that is kept offline:
          with it a lost co-signer costs nobody the key. Make it again after vaults were made or refreshed.

Every command prints one JSON object on standard output. Exit codes: 0 done, 1 refused or failed, 2 usage.
A database is a file of SQLite or the URL of a PostgreSQL database, postgresql://user@host/database.
The practice co-signers of a wallet keep google.sqlite, azure.sqlite and sealing.key in cosigners/ of its data folder.
)";

} // namespace tercet::operating
