#pragma once

#include <QDateTime>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/crypto/Secret.h"

namespace tercet::backup {
struct ShareBackup;
}

namespace tercet::wallet {

struct VaultInfo;

// A holder's piece of a split backup.
struct PieceEntry {
    int number { 0 }; // from 1
    QString holder; // fingerprint of the recipient, "SHA256:…"
    QDateTime checkedIn; // invalid: never
};

// A backup of share 1 that was made with this data folder. Public.
struct BackupEntry {
    QString file; // where it was written, absolute
    QString sha256; // of the file, lower-case hex
    quint32 epoch { 0 };
    QDateTime made, tested; // tested: invalid: never; by a drill
    QStringList recipients; // fingerprints; empty: a passphrase, or split
    int threshold { 0 }; // of a split one; 0: not split
    QList<PieceEntry> pieces;
};

enum class BackupState {
    None, // none was made
    Stale, // of older epochs only: they restore nothing
    Untested, // one of this epoch, never tested
    Fresh
};
std::string_view backupStateName(BackupState state); // "none", …

struct BackupStatus {
    BackupState state { BackupState::None };
    bool testDue {
        false
    }; // 90 days since the last test of one of this epoch, or since it was made
    QList<BackupEntry> entries; // newest first
};

BackupStatus judgeBackups(const QList<BackupEntry>& entries, quint32 epoch, const QDateTime& now);

// "SHA256:…" of a public key, "age1…" or "ssh-ed25519 …": what a person compares. BadRecipient.
Result<QString> recipientFingerprint(const QString& text);
// What a backup of this vault is called that is made at that time: backup::shareFileName().
QString backupFileName(const VaultInfo& vault, const QDateTime& now);

// What is to be made. Recipients ("age1…", "ssh-ed25519 …") or else a passphrase; with a threshold
// the recipients are the holders of the pieces.
struct BackupOrder {
    QString path; // of the file; of a split backup, of the folder, which is made if need be
    QStringList recipients {};
    std::optional<crypto::SecretBytes> passphrase {};
    int threshold { 0 };
    bool armor { true };
};

struct BackupMade {
    BackupEntry entry;
    QStringList pieces; // their files, in the order of the recipients
};

// A holder's piece of a split backup and what opens it: a file with identities, and the passphrase
// of an OpenSSH key in it, if it has one. Without an identity file the piece was opened before.
struct PieceKey {
    QString file;
    QString identityFile {};
    std::optional<crypto::SecretBytes> passphrase {};
};

// What opens a backup: its passphrase, or a file with identities and the passphrase of an OpenSSH
// key in it, if it has one, or enough pieces of a split one.
struct BackupKey {
    QString identityFile {};
    std::optional<crypto::SecretBytes> passphrase {};
    std::vector<PieceKey> pieces {};
};

// A backup of share 1 that was opened and verified; its share is wiped with the last pointer.
struct OpenedBackup {
    std::shared_ptr<const backup::ShareBackup> backup;
    QString sha256; // of the file, lower-case hex
};

} // namespace tercet::wallet
