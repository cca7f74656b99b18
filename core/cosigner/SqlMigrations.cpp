#include "core/cosigner/SqlMigrations.h"

namespace tercet::cosigner {

std::span<const SqlMigration> migrations()
{
    static const std::vector<SqlMigration> list {
        {
            "CREATE TABLE identity(id INTEGER PRIMARY KEY CHECK(id = 1), sealed BLOB NOT NULL)",
            "CREATE TABLE vault(vault BLOB PRIMARY KEY,"
            " record BLOB NOT NULL, policy BLOB NOT NULL,"
            " policy_serial INTEGER NOT NULL, final_failures INTEGER NOT NULL,"
            " lock INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE quarantine(id INTEGER PRIMARY KEY AUTOINCREMENT,"
            " vault BLOB NOT NULL REFERENCES vault(vault), at_ms INTEGER NOT NULL,"
            " link BLOB NOT NULL, culprit INTEGER NOT NULL)",
            "CREATE INDEX quarantine_vault ON quarantine(vault)",
            "CREATE TABLE used(vault BLOB NOT NULL REFERENCES vault(vault),"
            " presignature BLOB NOT NULL, request BLOB NOT NULL,"
            " PRIMARY KEY(vault, presignature)) WITHOUT ROWID",
        },
        {
            "ALTER TABLE vault ADD COLUMN transcript BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN next BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN next_transcript BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN previous BLOB NOT NULL DEFAULT x''",
            "CREATE INDEX vault_transcript ON vault(transcript)",
            "CREATE INDEX vault_next_transcript ON vault(next_transcript)",
            "CREATE TABLE dropped(transcript BLOB PRIMARY KEY,"
            " party INTEGER NOT NULL, signature BLOB NOT NULL) WITHOUT ROWID",
        },
        {
            // Who serves a vault. `node` is empty while nobody has; `until` is Unix time in ms of
            // the database's clock.
            "CREATE TABLE wallet_lease(wallet BLOB PRIMARY KEY REFERENCES vault(vault),"
            " node BLOB NOT NULL, fence INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID",
            "INSERT INTO wallet_lease(wallet, node, fence, until)"
            " SELECT vault, x'', 0, 0 FROM vault",
        },
        {
            "CREATE TABLE device(key BLOB PRIMARY KEY, role INTEGER NOT NULL, vault BLOB,"
            " name TEXT NOT NULL, enrolled_ms INTEGER NOT NULL, revoked_from_ms INTEGER)"
            " WITHOUT ROWID",
            "CREATE TABLE pairing_code(hash BLOB PRIMARY KEY, expires_ms INTEGER NOT NULL)"
            " WITHOUT ROWID",
            "CREATE TABLE nonce(key BLOB NOT NULL, nonce BLOB NOT NULL, at_ms INTEGER NOT NULL,"
            " PRIMARY KEY(key, nonce)) WITHOUT ROWID",
            "CREATE INDEX nonce_at ON nonce(at_ms)",
        },
        {
            // What a policy lives on: what waits, the freeze, what left by which slot, whom it
            // knows. `amount` has 32 bytes.
            "ALTER TABLE vault ADD COLUMN pending_policy BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN pending_serial INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN pending_since_ms INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN pending_due_ms INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN frozen_until_ms INTEGER NOT NULL DEFAULT 0",
            "CREATE TABLE spent(vault BLOB NOT NULL REFERENCES vault(vault), unit TEXT NOT NULL,"
            " slot BLOB NOT NULL, amount BLOB NOT NULL, at_ms INTEGER NOT NULL,"
            " PRIMARY KEY(vault, unit, slot)) WITHOUT ROWID",
            "CREATE INDEX spent_at ON spent(vault, unit, at_ms)",
            "CREATE TABLE known_address(vault BLOB NOT NULL REFERENCES vault(vault),"
            " address TEXT NOT NULL, since_ms INTEGER NOT NULL,"
            " PRIMARY KEY(vault, address)) WITHOUT ROWID",
        },
        {
            "CREATE TABLE declared_void(transcript BLOB PRIMARY KEY, at_ms INTEGER NOT NULL) "
            "WITHOUT ROWID",
            "CREATE INDEX declared_void_at ON declared_void(at_ms)",
        },
        {
            // cosigner::QueueState, chains::AddressKind and PayloadType by number; `subject` is
            // what is signed under which address.
            "CREATE TABLE signing_request(vault BLOB NOT NULL, id BLOB NOT NULL,"
            " requester BLOB NOT NULL, requester_name TEXT NOT NULL,"
            " idempotency_key TEXT NOT NULL, subject BLOB NOT NULL, kind INTEGER NOT NULL,"
            " account INTEGER NOT NULL, number INTEGER NOT NULL, payload_type INTEGER NOT NULL,"
            " payload BLOB NOT NULL, note TEXT NOT NULL, created_ms INTEGER NOT NULL,"
            " expires_ms INTEGER NOT NULL, state INTEGER NOT NULL, change INTEGER NOT NULL,"
            " PRIMARY KEY(vault, id)) WITHOUT ROWID",
            "CREATE UNIQUE INDEX signing_request_key"
            " ON signing_request(vault, requester, idempotency_key)",
            "CREATE UNIQUE INDEX signing_request_change ON signing_request(vault, change)",
            "CREATE INDEX signing_request_subject ON signing_request(vault, subject)",
            "CREATE TABLE request_decision(vault BLOB NOT NULL, id BLOB NOT NULL,"
            " decider BLOB NOT NULL, role INTEGER NOT NULL, approves INTEGER NOT NULL,"
            " reason TEXT NOT NULL, at_ms INTEGER NOT NULL, signature BLOB NOT NULL,"
            " PRIMARY KEY(vault, id, decider)) WITHOUT ROWID",
        },
        {
            "ALTER TABLE declared_void ADD COLUMN device BLOB NOT NULL DEFAULT x''",
            "CREATE INDEX declared_void_device ON declared_void(device)",
            // TRs of epochs that are over.
            "CREATE TABLE past_epoch(id INTEGER PRIMARY KEY AUTOINCREMENT,"
            " vault BLOB NOT NULL, transcript BLOB NOT NULL)",
            "CREATE INDEX past_epoch_vault ON past_epoch(vault)",
            "CREATE INDEX past_epoch_transcript ON past_epoch(transcript)",
        },
        {
            // A device that waits to take the place of the vault's; in which epoch one last did;
            // when a backup was last tried.
            "ALTER TABLE vault ADD COLUMN device_ik BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN device_sk BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN device_confirmation BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE vault ADD COLUMN device_epoch INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN device_since_ms INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN device_due_ms INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN restored_epoch INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE vault ADD COLUMN drilled_ms INTEGER NOT NULL DEFAULT 0",
        },
        {
            // Recipients of key share exports by backup::Purpose, and what was exported to whom.
            "CREATE TABLE recipients(vault BLOB NOT NULL REFERENCES vault(vault),"
            " purpose INTEGER NOT NULL, serial INTEGER NOT NULL, chosen BLOB NOT NULL,"
            " waiting BLOB NOT NULL, since_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL,"
            " PRIMARY KEY(vault, purpose)) WITHOUT ROWID",
            "CREATE TABLE share_export(vault BLOB NOT NULL REFERENCES vault(vault),"
            " ask BLOB NOT NULL, purpose INTEGER NOT NULL, epoch INTEGER NOT NULL,"
            " chosen BLOB NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY(vault, ask)) WITHOUT ROWID",
        },
        {
            // How far the log of used presignatures is, without counting it. A sequence, since the
            // processes that share a server would wait for one another at a row.
            "sqlite: CREATE TABLE claim_head(id INTEGER PRIMARY KEY CHECK(id = 1),"
            " claims INTEGER NOT NULL)",
            "sqlite: INSERT INTO claim_head(id, claims) SELECT 1, COUNT(*) FROM used",
            "sqlite: CREATE TRIGGER used_claimed AFTER INSERT ON used"
            " BEGIN UPDATE claim_head SET claims = claims + 1; END",
            "postgres: CREATE SEQUENCE claim_head",
            "postgres: ALTER TABLE used ADD COLUMN claim BIGINT NOT NULL"
            " DEFAULT nextval('claim_head')",
        },
        {
            // cosigner::RowSeal; rows that are there get theirs when the co-signer starts.
            "ALTER TABLE vault ADD COLUMN seal BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE device ADD COLUMN seal BLOB NOT NULL DEFAULT x''",
        },
        {
            // The same for what drills and restores leave, and for recipients.
            "ALTER TABLE vault ADD COLUMN device_seal BLOB NOT NULL DEFAULT x''",
            "ALTER TABLE recipients ADD COLUMN seal BLOB NOT NULL DEFAULT x''",
        },
    };
    return list;
}

} // namespace tercet::cosigner
