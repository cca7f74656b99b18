#include "core/wallet/Migrations.h"

#include <array>
#include <span>

#include "core/wallet/PolicyStore.h"

namespace tercet::wallet {

namespace {

// Times are milliseconds since the Unix epoch. Chain ids are decimal text: they may exceed SQLite's
// signed integers.
constexpr std::array kFirst {
    "CREATE TABLE vaults (id TEXT PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL, practice "
    "INTEGER NOT NULL,"
    " epoch INTEGER NOT NULL, secp256k1 TEXT NOT NULL, ed25519 TEXT NOT NULL, chain_secp256k1 TEXT "
    "NOT NULL,"
    " chain_ed25519 TEXT NOT NULL, keychain TEXT NOT NULL, backend TEXT NOT NULL, check_value BLOB "
    "NOT NULL, pending BLOB,"
    " passphrase INTEGER NOT NULL, created INTEGER NOT NULL)",
    "CREATE TABLE accounts (vault TEXT NOT NULL REFERENCES vaults(id), number INTEGER NOT NULL, "
    "name TEXT NOT NULL,"
    " PRIMARY KEY (vault, number))",
    "CREATE TABLE requests (id TEXT PRIMARY KEY, vault TEXT NOT NULL REFERENCES vaults(id), state "
    "TEXT NOT NULL,"
    " kind TEXT NOT NULL, summary TEXT NOT NULL, payload_type INTEGER NOT NULL, payload BLOB NOT "
    "NULL,"
    " requester TEXT NOT NULL, account INTEGER NOT NULL, number INTEGER NOT NULL, sender TEXT NOT "
    "NULL,"
    " created INTEGER NOT NULL, expires INTEGER NOT NULL, left_device INTEGER NOT NULL, signature "
    "BLOB, recid INTEGER NOT NULL, raw BLOB, hash BLOB,"
    " block INTEGER NOT NULL, error TEXT, error_context TEXT NOT NULL, reason TEXT NOT NULL)",
    "CREATE INDEX requests_of_vault ON requests (vault, created)",
    "CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, vault TEXT NOT NULL, at INTEGER "
    "NOT NULL,"
    " kind INTEGER NOT NULL, request TEXT NOT NULL, detail TEXT NOT NULL)",
    "CREATE TABLE address_book (address TEXT PRIMARY KEY, label TEXT NOT NULL, added INTEGER NOT "
    "NULL)",
    "CREATE TABLE networks (chain_id TEXT PRIMARY KEY, node_url TEXT NOT NULL)",
    "CREATE TABLE paid (vault TEXT NOT NULL REFERENCES vaults(id), address TEXT NOT NULL, first "
    "INTEGER NOT NULL,"
    " PRIMARY KEY (vault, address))",
    "CREATE TABLE policies (vault TEXT PRIMARY KEY REFERENCES vaults(id), per_transaction TEXT NOT "
    "NULL,"
    " blind_signing INTEGER NOT NULL)",
    // The protocol's journals (protocol.md 3, 5.5, 5.8): append-only, written before anything
    // leaves the device.
    "CREATE TABLE used_presignatures (vault TEXT NOT NULL, pt BLOB NOT NULL, request_hash BLOB NOT "
    "NULL,"
    " at INTEGER NOT NULL, PRIMARY KEY (vault, pt))",
    "CREATE TABLE quarantines (vault TEXT NOT NULL, link BLOB NOT NULL, party INTEGER NOT NULL, at "
    "INTEGER NOT NULL)",
    "CREATE TABLE journal (vault TEXT PRIMARY KEY, final_failures INTEGER NOT NULL DEFAULT 0,"
    " lock INTEGER NOT NULL DEFAULT 0)",
};

// A refresh: the keychain's second item, and what was dropped (VaultStore.h).
constexpr std::array kRefresh {
    "ALTER TABLE vaults ADD COLUMN backup_epoch INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE vaults ADD COLUMN next_state TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE vaults ADD COLUMN next_check BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE vaults ADD COLUMN next_pending BLOB NOT NULL DEFAULT x''",
    "CREATE TABLE dropped_epochs (transcript BLOB PRIMARY KEY, party INTEGER NOT NULL,"
    " signature BLOB NOT NULL)",
};

// Connected vaults: their co-signers as they were met (Types.h, CosignerInfo).
constexpr std::array kConnected {
    "CREATE TABLE cosigners (vault TEXT NOT NULL REFERENCES vaults(id), share INTEGER NOT NULL,"
    " url TEXT NOT NULL, pin TEXT NOT NULL, identity TEXT NOT NULL, profile TEXT NOT NULL,"
    " PRIMARY KEY (vault, share))",
};

// What is remembered of the co-signers' attestation (Attestations.h). 64-bit numbers are decimal
// text; times are Unix seconds.
constexpr std::array kAttested {
    "CREATE TABLE attestations (vault TEXT NOT NULL REFERENCES vaults(id), share INTEGER NOT NULL,"
    " manifest TEXT NOT NULL, counter TEXT NOT NULL, checked_at INTEGER NOT NULL,"
    " out_of_date_since INTEGER NOT NULL, ever_up_to_date INTEGER NOT NULL,"
    " evidence BLOB NOT NULL, PRIMARY KEY (vault, share))",
};

// A policy in its own encoding with what waits, and the books it is judged by. `amount` has 32
// bytes, big-endian.
constexpr std::array kPolicy {
    "CREATE TABLE policy (vault TEXT PRIMARY KEY REFERENCES vaults(id), serial INTEGER NOT NULL,"
    " policy BLOB NOT NULL, pending_serial INTEGER NOT NULL, pending BLOB NOT NULL,"
    " since INTEGER NOT NULL, due INTEGER NOT NULL)",
    "CREATE TABLE policy_spent (vault TEXT NOT NULL REFERENCES vaults(id), unit TEXT NOT NULL,"
    " family INTEGER NOT NULL, chain_id TEXT NOT NULL, contract TEXT NOT NULL, slot BLOB NOT NULL,"
    " amount BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (vault, unit, slot))",
    "CREATE INDEX policy_spent_at ON policy_spent (vault, at)",
    "CREATE TABLE policy_known (vault TEXT NOT NULL REFERENCES vaults(id), address TEXT NOT NULL,"
    " since INTEGER NOT NULL, PRIMARY KEY (vault, address))",
    "INSERT INTO policy_known (vault, address, since) SELECT vault, address, first FROM paid",
    "CREATE TABLE freezes (vault TEXT PRIMARY KEY REFERENCES vaults(id), until INTEGER NOT NULL,"
    " google INTEGER NOT NULL, azure INTEGER NOT NULL)",
};

// Key share exports: who is registered for a purpose (backup::Purpose) with the challenge of each,
// and the newest package.
constexpr std::array kExports {
    "CREATE TABLE export_sets (vault TEXT NOT NULL REFERENCES vaults(id), purpose INTEGER NOT NULL,"
    " serial INTEGER NOT NULL, chosen BLOB NOT NULL, conditions TEXT NOT NULL,"
    " active_from INTEGER NOT NULL, exported_epoch INTEGER NOT NULL, exported_at INTEGER NOT NULL,"
    " PRIMARY KEY (vault, purpose))",
    "CREATE TABLE export_recipients (vault TEXT NOT NULL, purpose INTEGER NOT NULL,"
    " number INTEGER NOT NULL, challenge TEXT NOT NULL, answer BLOB NOT NULL,"
    " tested INTEGER NOT NULL, PRIMARY KEY (vault, purpose, number),"
    " FOREIGN KEY (vault, purpose) REFERENCES export_sets(vault, purpose))",
};

// The register of backups (BackupTypes.h). `recipients` are fingerprints, one a line; `tested` and
// `checked_in` are 0 for never. A vault's newest backup is in it.
constexpr std::array kBackups {
    "CREATE TABLE backups (vault TEXT NOT NULL REFERENCES vaults(id), sha256 TEXT NOT NULL,"
    " file TEXT NOT NULL, epoch INTEGER NOT NULL, made INTEGER NOT NULL, tested INTEGER NOT NULL,"
    " recipients TEXT NOT NULL, threshold INTEGER NOT NULL, PRIMARY KEY (vault, sha256))",
    "CREATE TABLE backup_pieces (vault TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " number INTEGER NOT NULL, holder TEXT NOT NULL, code TEXT NOT NULL,"
    " checked_in INTEGER NOT NULL, PRIMARY KEY (vault, sha256, number),"
    " FOREIGN KEY (vault, sha256) REFERENCES backups(vault, sha256) ON DELETE CASCADE)",
    "ALTER TABLE vaults DROP COLUMN backup_epoch",
};

// Requests of the co-signers' queue: their id is the queue's in hex, `queue_key` is the requester's
// key, empty for a request that was made here; `note` is a claim. The decisions that a co-signer
// has not answered yet.
constexpr std::array kQueue {
    "ALTER TABLE requests ADD COLUMN queue_key BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE requests ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE decisions (request TEXT PRIMARY KEY REFERENCES requests(id), vault TEXT NOT NULL"
    " REFERENCES vaults(id), approves INTEGER NOT NULL, reason TEXT NOT NULL, signature BLOB NOT"
    " NULL, expires INTEGER NOT NULL, google INTEGER NOT NULL, azure INTEGER NOT NULL)",
};

// Restores: when the co-signers let this device in, 0 where they said nothing; and the rows of a
// vault whose share was lost, while a restore takes its place (VaultStore.h). Their columns are
// those of `vaults` and `cosigners`, in the same order: what is added there is added here.
constexpr std::array kRestores {
    "ALTER TABLE vaults ADD COLUMN restore_due INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE replaced_vaults AS SELECT * FROM vaults WHERE 0",
    "CREATE TABLE replaced_cosigners AS SELECT * FROM cosigners WHERE 0",
};

Status run(Database& db, std::span<const char* const> statements)
{
    for (const char* sql : statements) TERCET_CHECK(db.query(QString::fromLatin1(sql)));
    return {};
}

// Of trusts whose officers hold pieces (TrustPieces.h): each identity that was split, also those
// whose registration waits, failed or was cancelled.
constexpr std::array kTrustPieces {
    "CREATE TABLE trust_pieces (vault TEXT NOT NULL REFERENCES vaults(id), recipient TEXT NOT NULL,"
    " number INTEGER NOT NULL, threshold INTEGER NOT NULL, officer TEXT NOT NULL,"
    " digest BLOB NOT NULL, check_in BLOB NOT NULL, piece TEXT NOT NULL, signature BLOB NOT NULL,"
    " PRIMARY KEY (vault, recipient, number))",
};

Status first(Database& db) { return run(db, kFirst); }
Status refresh(Database& db) { return run(db, kRefresh); }
Status connected(Database& db) { return run(db, kConnected); }
Status attested(Database& db) { return run(db, kAttested); }
Status exported(Database& db) { return run(db, kExports); }
Status backups(Database& db) { return run(db, kBackups); }
Status queue(Database& db) { return run(db, kQueue); }
Status trustPieces(Database& db) { return run(db, kTrustPieces); }
Status restores(Database& db) { return run(db, kRestores); }

Status policy(Database& db)
{
    TERCET_CHECK(run(db, kPolicy));
    TERCET_CHECK(policies::convert(db));
    TERCET_CHECK(db.query(QStringLiteral("DROP TABLE policies")));
    return {};
}

constexpr std::array kSteps { &first, &refresh, &connected, &attested, &policy, &exported, &backups,
    &queue, &trustPieces, &restores };
static_assert(kSteps.size() == kSchemaVersion);

} // namespace

Status migrate(Database& db)
{
    TERCET_TRY(auto query, db.query(QStringLiteral("PRAGMA user_version")));
    const int found = query.next() ? query.value(0).toInt() : -1;
    query.finish();
    if (found < 0) return fail(Code::Storage, "no schema version");
    if (found > kSchemaVersion) return fail(Code::StorageNewer, "written by a later version");
    for (int version = found; version < kSchemaVersion; ++version) {
        TERCET_CHECK(db.transaction([&]() -> Status {
            TERCET_CHECK(kSteps[std::size_t(version)](db));
            TERCET_CHECK(db.query(QStringLiteral("PRAGMA user_version=%1").arg(version + 1)));
            return {};
        }));
    }
    return {};
}

} // namespace tercet::wallet
