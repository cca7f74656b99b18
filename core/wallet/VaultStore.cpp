#include "core/wallet/VaultStore.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet::vaults {

namespace {

QString keychainName(KeychainKind kind)
{
    switch (kind) {
    case KeychainKind::System:
        return QStringLiteral("system");
    case KeychainKind::File:
        return QStringLiteral("file");
    case KeychainKind::Memory:
        return QStringLiteral("memory");
    }
    return {};
}

KeychainKind keychainFromName(const QString& name)
{
    if (name == QLatin1String("file")) return KeychainKind::File;
    return name == QLatin1String("memory") ? KeychainKind::Memory : KeychainKind::System;
}

constexpr const char* kNextStates[] = { "", "writing", "pending", "current", "leaving" };

NextItem::State nextStateFromName(const QString& name)
{
    for (int i = 0; i < int(std::size(kNextStates)); ++i)
        if (name == QLatin1String(kNextStates[i])) return NextItem::State(i);
    return NextItem::State::None;
}

const QString kRestoring = QStringLiteral("restoring "); // and the backup's epoch

QString stateName(const VaultRecord& vault)
{
    if (vault.active) return QStringLiteral("active");
    if (vault.info.restoring == 0) return QStringLiteral("creating");
    return kRestoring + QString::number(vault.info.restoring);
}

QByteArray blob(const QByteArray& bytes) { return bytes.isNull() ? QByteArray("") : bytes; }

QVariantList values(const VaultRecord& v)
{
    const VaultInfo& i = v.info;
    return { stored(i.name), stateName(v), i.practice, i.epoch, stored(i.secp256k1),
        stored(i.ed25519), stored(i.chainCodeSecp256k1), stored(i.chainCodeEd25519),
        keychainName(i.keychain), stored(i.keychainBackend), blob(v.checkValue), v.pendingCheck,
        i.passphrase, i.created.toMSecsSinceEpoch(), QLatin1String(kNextStates[int(v.next.state)]),
        blob(v.next.checkValue), blob(v.next.pendingCheck),
        i.restoreDue.isValid() ? i.restoreDue.toMSecsSinceEpoch() : 0, i.id };
}

constexpr int kFirstCosignerShare = 2;

Status insertCosigners(Database& db, const VaultInfo& vault)
{
    if (vault.practice) return {};
    for (int i = 0; i < int(vault.cosigners.size()); ++i) {
        const auto& c = vault.cosigners[std::size_t(i)];
        TERCET_CHECK(db.change(
            QStringLiteral("INSERT INTO cosigners (vault, share, url, pin, identity, profile)"
                           " VALUES (?, ?, ?, ?, ?, ?)"),
            { vault.id, kFirstCosignerShare + i, stored(c.url), stored(c.pin), stored(c.identity),
                stored(c.profile) }));
    }
    return {};
}

Status loadCosigners(Database& db, QList<VaultRecord>& all)
{
    TERCET_TRY(auto rows,
        db.query(
            QStringLiteral("SELECT vault, share, url, pin, identity, profile FROM cosigners")));
    while (rows.next())
        for (auto& vault : all) {
            const auto at = rows.value(1).toInt() - kFirstCosignerShare;
            if (vault.info.id != rows.value(0).toString() || at < 0
                || at >= int(vault.info.cosigners.size()))
                continue;
            vault.info.cosigners[std::size_t(at)] = { rows.value(2).toString(),
                rows.value(3).toString(), rows.value(4).toString(), rows.value(5).toString() };
        }
    return {};
}

struct Kept {
    const char *table, *aside, *key;
};
constexpr Kept kKept[]
    = { { "vaults", "replaced_vaults", "id" }, { "cosigners", "replaced_cosigners", "vault" } };

Status run(Database& db, const char* sql, const Kept& of, const QString& vault)
{
    const auto text = QString::fromLatin1(sql)
                          .replace(QLatin1String("$table"), QLatin1String(of.table))
                          .replace(QLatin1String("$aside"), QLatin1String(of.aside))
                          .replace(QLatin1String("$key"), QLatin1String(of.key));
    TERCET_CHECK(db.change(text, { vault }));
    return {};
}

// What refers to the row finds the one that takes its place, before the transaction ends.
Status deferReferences(Database& db)
{
    TERCET_CHECK(db.query(QStringLiteral("PRAGMA defer_foreign_keys=ON")));
    return {};
}

Result<bool> has(Database& db, const QString& sql, const QString& vault)
{
    TERCET_TRY(auto rows, db.query(sql, { vault }));
    return rows.next();
}

Status putAside(Database& db, const QString& vault)
{
    TERCET_TRY(const bool active,
        has(db, QStringLiteral("SELECT 1 FROM vaults WHERE id = ? AND state = 'active'"), vault));
    if (!active) return {};
    TERCET_CHECK(deferReferences(db));
    for (const auto& kept : kKept) {
        TERCET_CHECK(
            run(db, "INSERT INTO $aside SELECT * FROM $table WHERE $key = ?", kept, vault));
        TERCET_CHECK(run(db, "DELETE FROM $table WHERE $key = ?", kept, vault));
    }
    return {};
}

} // namespace

Status insert(Database& db, const VaultRecord& vault)
{
    if (vault.info.restoring != 0) TERCET_CHECK(putAside(db, vault.info.id));
    TERCET_CHECK(db.change(
        QStringLiteral(
            "INSERT INTO vaults (name, state, practice, epoch, secp256k1, ed25519, chain_secp256k1,"
            " chain_ed25519, keychain, backend, check_value, pending, passphrase, created,"
            " next_state, next_check, next_pending, restore_due, id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        values(vault)));
    return insertCosigners(db, vault.info);
}

Status update(Database& db, const VaultRecord& vault)
{
    TERCET_TRY(const int changed,
        db.change(
            QStringLiteral(
                "UPDATE vaults SET name = ?, state = ?, practice = ?, epoch = ?, secp256k1 = ?,"
                " ed25519 = ?, chain_secp256k1 = ?, chain_ed25519 = ?, keychain = ?, backend = ?,"
                " check_value = ?, pending = ?, passphrase = ?, created = ?,"
                " next_state = ?, next_check = ?, next_pending = ?, restore_due = ? WHERE id = ?"),
            values(vault)));
    if (changed != 1) return fail(Code::NoSuchVault, "no row of this vault");
    return {};
}

Result<QList<VaultRecord>> load(Database& db)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral(
            "SELECT id, name, state, practice, epoch, secp256k1, ed25519, chain_secp256k1,"
            " chain_ed25519, keychain, backend, check_value, pending, passphrase, created,"
            " (SELECT COALESCE(MAX(b.epoch), 0) FROM backups b WHERE b.vault = vaults.id),"
            " next_state, next_check, next_pending, restore_due FROM vaults"
            " ORDER BY created, rowid")));
    QList<VaultRecord> all;
    while (rows.next()) {
        VaultRecord v;
        v.info.id = rows.value(0).toString();
        v.info.name = rows.value(1).toString();
        v.active = rows.value(2).toString() == QLatin1String("active");
        if (const auto state = rows.value(2).toString(); state.startsWith(kRestoring))
            v.info.restoring = state.mid(kRestoring.size()).toUInt();
        v.info.practice = rows.value(3).toBool();
        v.info.epoch = rows.value(4).toUInt();
        v.info.secp256k1 = rows.value(5).toString();
        v.info.ed25519 = rows.value(6).toString();
        v.info.chainCodeSecp256k1 = rows.value(7).toString();
        v.info.chainCodeEd25519 = rows.value(8).toString();
        v.info.keychain = keychainFromName(rows.value(9).toString());
        v.info.keychainBackend = rows.value(10).toString();
        v.checkValue = rows.value(11).toByteArray();
        v.pendingCheck = rows.value(12).toByteArray();
        v.info.passphrase = rows.value(13).toBool();
        v.info.created = QDateTime::fromMSecsSinceEpoch(rows.value(14).toLongLong());
        v.info.backupEpoch = rows.value(15).toUInt();
        v.next = { nextStateFromName(rows.value(16).toString()), rows.value(17).toByteArray(),
            rows.value(18).toByteArray() };
        using State = NextItem::State;
        if (const auto due = rows.value(19).toLongLong(); due != 0)
            v.info.restoreDue = QDateTime::fromMSecsSinceEpoch(due);
        v.info.refreshPending = v.next.state == State::Writing || v.next.state == State::Pending;
        all.append(std::move(v));
    }
    TERCET_CHECK(loadCosigners(db, all));
    return all;
}

Result<std::optional<VaultRecord>> find(Database& db, const QString& vault)
{
    TERCET_TRY(const auto all, load(db));
    for (const auto& one : all)
        if (one.info.id == vault) return one;
    return std::nullopt;
}

Status remove(Database& db, const QString& vault)
{
    TERCET_TRY(const bool unfinished,
        has(db, QStringLiteral("SELECT 1 FROM vaults WHERE id = ? AND state <> 'active'"), vault));
    if (!unfinished) return fail(Code::NoSuchVault, "no unfinished vault of this name");
    TERCET_TRY(const bool replaces,
        has(db, QStringLiteral("SELECT 1 FROM replaced_vaults WHERE id = ?"), vault));
    TERCET_CHECK(deferReferences(db));
    // Of what is back, what is remembered of its co-signers' attestation stays.
    if (!replaces)
        TERCET_CHECK(
            db.change(QStringLiteral("DELETE FROM attestations WHERE vault = ?"), { vault }));
    for (const auto& kept : kKept) {
        TERCET_CHECK(run(db, "DELETE FROM $table WHERE $key = ?", kept, vault));
        TERCET_CHECK(
            run(db, "INSERT INTO $table SELECT * FROM $aside WHERE $key = ?", kept, vault));
    }
    return forgetReplaced(db, vault);
}

Status forgetReplaced(Database& db, const QString& vault)
{
    for (const auto& kept : kKept)
        TERCET_CHECK(run(db, "DELETE FROM $aside WHERE $key = ?", kept, vault));
    return {};
}

Status addDropped(Database& db, const DroppedEpoch& dropped)
{
    TERCET_CHECK(db.change(QStringLiteral("INSERT OR REPLACE INTO dropped_epochs (transcript, "
                                          "party, signature) VALUES (?, ?, ?)"),
        { dropped.transcript, dropped.party, dropped.signature }));
    return {};
}

Result<std::optional<DroppedEpoch>> findDropped(Database& db, const QByteArray& transcript)
{
    TERCET_TRY(auto row,
        db.query(QStringLiteral("SELECT party, signature FROM dropped_epochs WHERE transcript = ?"),
            { transcript }));
    if (!row.next()) return std::nullopt;
    return DroppedEpoch { transcript, row.value(0).toInt(), row.value(1).toByteArray() };
}

Status addAccount(Database& db, const QString& vault, const AccountRecord& account)
{
    TERCET_CHECK(
        db.change(QStringLiteral("INSERT INTO accounts (vault, number, name) VALUES (?, ?, ?)"),
            { vault, account.number, stored(account.name) }));
    return {};
}

Result<QList<AccountRecord>> loadAccounts(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(
            QStringLiteral("SELECT number, name FROM accounts WHERE vault = ? ORDER BY number"),
            { vault }));
    QList<AccountRecord> all;
    while (rows.next()) all.append({ rows.value(0).toUInt(), rows.value(1).toString() });
    return all;
}

} // namespace tercet::wallet::vaults
