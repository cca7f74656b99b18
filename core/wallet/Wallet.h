#pragma once

#include <QObject>
#include <QVariant>
#include <functional>

#include "core/wallet/AttestationInfo.h"
#include "core/wallet/BackupTypes.h"
#include "core/wallet/ExportTypes.h"
#include "core/wallet/PolicyTypes.h"

namespace tercet::wallet {

// Runs once on the thread of `context`, or never if `context` is gone by then.
template <typename T> using Callback = std::function<void(Result<T>)>;

// A setting that the wallet itself obeys: presignatures are made on a metered connection too; bool.
inline const QString kPoolOnMetered = QStringLiteral("poolOnMetered");
// How co-signers and nodes are reached: see Wallet::setProxy(). For reading.
inline const QString kProxy = QStringLiteral("proxy");

// The whole wallet as the window and the CLI see it: one object, values in, values out. Lives on
// the thread that made it (the window's); nothing here waits for the network, the keychain, a
// password hash or MPC work: what takes time ends in a callback or a signal. Service is the
// implementation; tests of single pages use a fake.
class Wallet : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // -- vaults and lock
    virtual LockState lockState() const = 0;
    virtual QList<VaultInfo> vaults() const = 0; // known without unlocking
    virtual QString currentVault() const = 0; // id; empty: none chosen
    virtual Status selectVault(const QString& id) = 0; // locks the one before
    // Distributed key generation with both practice co-signers; the share is stored in the chosen
    // keychain in the middle of it. Progress by ceremonyProgress(). An empty passphrase means
    // "keychain only".
    virtual void createPracticeVault(const QString& name, crypto::SecretBytes passphrase,
        KeychainKind keychain, QObject* context, Callback<VaultInfo> done)
        = 0;
    // Asks the co-signer at this address what it is, over a connection to the key with this pin;
    // nothing of this device is told. BadUrl, BadPin, CosignerWrongKey, CosignerExpired,
    // CosignerUnreachable, CosignerBadAnswer (also where it holds another share than `share`).
    virtual void meetCosigner(Share share, const QString& url, const QString& pin, QObject* context,
        Callback<CosignerMet> done)
        = 0;
    // The same as createPracticeVault() with two co-signers over HTTPS, of shares 2 and 3: this
    // device gets an identity, enrols with the pairing codes, and the key generation uses it. After
    // a failure the same places may be given again with the same codes. WrongProfile: one is not
    // what its place says it was, or both are one; neither has been told anything.
    virtual void createConnectedVault(const QString& name,
        const std::array<CosignerPlace, 2>& places, crypto::SecretBytes passphrase,
        KeychainKind keychain, QObject* context, Callback<VaultInfo> done)
        = 0;
    virtual void unlock(crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done)
        = 0;
    virtual void lock() = 0; // wipes, ends the link; at once
    virtual std::optional<KeychainKind> suggestedKeychain() const
        = 0; // empty: no keychain here, the person must choose
    // Names the back end, writes, reads and compares a probe item, removes it.
    virtual void checkKeychain(QObject* context, Callback<QString> done) = 0;
    virtual VaultInfo vault() const = 0; // the current one

    // -- key shares
    // IK of the three parties, lower-case hex, by Share: what `tercet-cosigner` prints as its
    // identity, and CosignerInfo has. Empty texts while locked.
    virtual std::array<QString, kShareCount> identities() const = 0;
    // New shares of the same keys for all three parties (protocol.md 7), in a link opened for it;
    // presignatures end with it and are made again. Unlocked vaults only; WrongState while one
    // runs. Progress by ceremonyProgress() with Ceremony::Refresh; the result is the vault in its
    // new epoch. RefreshVoid: all three keep the shares they had. RefreshUnfinished: it was cut off
    // in its last round, see VaultInfo::refreshPending; the vault is safe and is settled with the
    // next link.
    virtual void refreshShares(QObject* context, Callback<VaultInfo> done) = 0;
    // The same with a backup of the new epoch, made as by exportBackup() before anybody goes to it:
    // there is no moment without a backup of the epoch that holds. The path must be free
    // (FileUnwritable). What keeps the backup from being made keeps the epoch from beginning; the
    // backup of an epoch that came to nothing is removed, at once or when that is known.
    virtual void refreshWithBackup(BackupOrder order, QObject* context, Callback<BackupMade> done)
        = 0;
    // Vaults whose key generation was cut off in its last round: no address of theirs was ever
    // shown, and they are not in vaults(). Known without unlocking.
    virtual QList<VaultInfo> unfinishedVaults() const = 0;
    // Asks all three parties for the end of it. Either the vault is whole and unlocked, as after
    // createPracticeVault(), or (VaultVoid) a party does not have it and it is gone everywhere.
    virtual void finishVault(const QString& id, crypto::SecretBytes passphrase, QObject* context,
        Callback<VaultInfo> done)
        = 0;
    // Forgets an unfinished vault and its items in the keychain. Needs no co-signer. A restore
    // whose refresh has begun cannot be removed (Code::RestoreUnfinished), only finished: no backup
    // has the share of the epoch in which the co-signers may stand.
    virtual void removeVault(const QString& id, QObject* context, Callback<void> done) = 0;

    // Proves to both co-signers that the share in this backup is the current vault's of its epoch,
    // and notes the date with the file that has this hash (lower-case hex) where it is in the
    // register; nothing is signed and nothing changes. Unlocked vaults only.
    // BackupOtherVault, BackupOlderEpoch with both epochs, BackupShareMismatch.
    virtual void drillBackup(std::shared_ptr<const backup::ShareBackup> backup,
        const QString& sha256, QObject* context, Callback<DrillInfo> done)
        = 0;
    // The vault of this backup comes to this device: both co-signers (the practice ones, or those
    // at `places`) are shown the share, take this device's new keys in place of the old one's after
    // the delay of the vault's policy, and all shares are refreshed, so that every older copy is
    // dead. RestoreWaiting with the time (context, RFC 3339) while the delay runs: what is needed
    // is kept, and doing it again, or finishVault(), goes on; RestoreUnfinished where only the
    // refresh is missing. A vault that is here and whose share the keychain has lost is restored in
    // its place, with all that belongs to it; it is back when that comes to nothing. VaultExists
    // where the share is there, the keychain's own error where that is not known, NameTaken,
    // BackupOlderEpoch, CosignerIdentityChanged for other co-signers than the backup's. Progress by
    // ceremonyProgress() with Ceremony::Restore.
    virtual void importBackup(std::shared_ptr<const backup::ShareBackup> backup,
        const std::optional<std::array<CosignerPlace, 2>>& places, crypto::SecretBytes passphrase,
        KeychainKind keychain, QObject* context, Callback<VaultInfo> done)
        = 0;
    // -- backups of share 1 (docs/recovery.md)
    // The register of the current vault, judged by its epoch and the time; known without unlocking.
    virtual BackupStatus backups() const = 0;
    // Writes one (unlocked), reads it back from the disk, opens it and checks the share in it; only
    // then it is in the register, and only with its entry it is a backup. What is at the path is
    // replaced, or stays as it is. BadRecipient with the text as the field at fault,
    // FileUnwritable, DiskFull, OutOfMemory (scrypt). Takes about two seconds with a passphrase.
    // With a threshold, the backup and one piece a recipient; BadField for a threshold that cannot
    // be.
    virtual void exportBackup(BackupOrder order, QObject* context, Callback<BackupMade> done) = 0;
    // Opens the file and verifies the share in it against its public keys; nothing is compared with
    // a vault and nothing changes. Any state of lock, with no vault too. FileNotFound and
    // FileUnreadable (field "identity" for the key's), NotAgeFile, AgeDamaged (context "damaged at
    // byte N: …"), AgeUnsupported, WrongPassphrase (field "identity-passphrase": of the key),
    // BadIdentity, NoMatchingIdentity (field "passphrase": it opens with a passphrase alone),
    // NotShareBackup, BackupNewerFormat, BackupShareMismatch, OutOfMemory. Takes about two seconds
    // with a passphrase. With pieces also BadPiece and NotEnoughPieces; what is wrong with one
    // piece has the field "piece N" or "identity N", from 1.
    virtual void openBackup(
        const QString& path, BackupKey key, QObject* context, Callback<OpenedBackup> done)
        = 0;
    // The same with the content of an age file, as it is put together from paper.
    virtual void openBackupFrom(
        const QByteArray& file, BackupKey key, QObject* context, Callback<OpenedBackup> done)
        = 0;
    // A holder's word that a piece opens: the code in it. NoSuchBackup.
    virtual void checkIn(const QString& code, QObject* context, Callback<void> done) = 0;

    // Asks both co-signers of the current vault how they are; locked, only what anybody may ask.
    virtual void askCosigners(QObject* context, Callback<QList<CosignerStatus>> done) = 0;

    // What a co-signer runs in, as far as it is known; asked for after unlocking and every 12
    // hours.
    virtual AttestationInfo attestation(Share cosigner) const = 0;
    // Asks both again; told by attestationChanged().
    virtual void checkAttestation() = 0;

    // -- accounts (unlocked)
    virtual QList<Account> accounts() const = 0;
    virtual Result<Account> addAccount(const QString& name) = 0;
    virtual Result<AddressInfo> address(const chains::AddressPath& place) const = 0;
    // On Ethereum.
    Result<AddressInfo> address(quint32 account, quint32 index) const
    {
        return address({ .account = account, .index = index });
    }

    // -- link and practice faults
    virtual LinkStatus link() const = 0;
    virtual void reopenLink() = 0;
    virtual Faults faults(Share cosigner) const = 0;
    virtual void setFaults(Share cosigner, const Faults& faults) = 0;

    // -- requests
    virtual QList<RequestSummary> requests() const = 0; // newest first
    virtual Result<RequestDetail> request(const QString& id) const = 0;
    virtual Result<QString> createSend(const SendForm& form) = 0; // → request id, Waiting
    // JSON or 0x raw hex of an unsigned transaction, as the CLI's `tx` input. `source` is shown as
    // a claim.
    virtual Result<QString> openTransaction(
        const QByteArray& bytes, const QString& source, quint32 account, quint32 index)
        = 0;
    // BadPath where the payload is not of the place's chain.
    virtual Result<QString> createMessage(
        const chains::Payload& payload, const QString& source, const chains::AddressPath& place)
        = 0;
    // `shownDigest` is the digest of the card at which the person looked; another one is refused
    // (WrongState), a wrong typed text too (ConfirmationMismatch), a request of the queue that not
    // both co-signers have (RequestNotShared), and what waits for a backup (BackupNeeded,
    // BackupGate.h). The rest is told by requestChanged() and ceremonyProgress().
    virtual Status approve(const QString& id, const Bytes32& shownDigest, const QString& typed) = 0;
    // For good. A request of the queue: both co-signers are told, and the requester can read the
    // reason, which has at most 280 characters then and none that are not seen.
    virtual Status reject(const QString& id, const QString& reason) = 0;
    virtual Status cancel(const QString& id) = 0; // until the last round is sent: TooLateToCancel
    virtual Status retry(const QString& id) = 0; // Failed and nothing signed → Waiting
    virtual Status broadcast(const QString& id)
        = 0; // Signed or Broadcast: sends the kept bytes, follows until confirmed
    // Tells both co-signers what was decided here on requests of their queues, and asks for what is
    // there; both also happens by itself while the wallet is unlocked. Done when each has answered
    // or failed to.
    virtual void askQueue(QObject* context, Callback<QueueStatus> done) = 0;
    virtual QList<Event> events() const = 0; // newest first
    // Done when all that was decided before is on disk, or with what keeps it from there.
    virtual void whenStored(QObject* context, Callback<void> done) = 0;

    // -- nodes, tokens, address book, policy
    virtual QList<Network> networks() const = 0;
    virtual Status setNodeUrl(quint64 chainId, const QString& url)
        = 0; // http(s) only; adds the chain where it is new
    virtual void askNode(const SendForm& form, QObject* context, Callback<NodeFacts> done) = 0;
    virtual void balance(quint64 chainId, quint32 account, QObject* context, Callback<QString> done)
        = 0;
    virtual QList<Token> tokens(quint64 chainId) const = 0; // the bundled list
    virtual QList<AddressBookEntry> addressBook() const = 0;
    virtual Status setLabel(const QString& address, const QString& label)
        = 0; // empty label removes
    // What holds on this device, and what waits here.
    virtual policy::Standing policy() const = 0;
    // At all three parties: tightening holds at once, loosening after the delay of the policy in
    // force. PolicyForbidden, BadField … for a policy that is none; what a co-signer says.
    virtual void setPolicy(
        const policy::Policy& policy, QObject* context, Callback<PolicyOutcome> done)
        = 0;
    // What waits anywhere, oldest first; asks both co-signers.
    virtual void pendingPolicies(QObject* context, Callback<QList<PendingPolicy>> done) = 0;
    // Everywhere where it waits. NoSuchPending.
    virtual void cancelPolicy(const QString& id, QObject* context, Callback<void> done) = 0;
    // What each party's policy says of a request, now; nothing is signed and nothing counted, but
    // asking is what the delay of a new recipient begins with.
    virtual void rehearse(const QString& id, QObject* context, Callback<PartyWords> done) = 0;
    // This device refuses at once; both co-signers are told until both have confirmed, also after a
    // restart, with the next unlock. Then the wallet locks. `done` after the first round of
    // telling, whoever has confirmed by then. A second freeze only ever lengthens the first.
    virtual void freeze(qint64 seconds, QObject* context, Callback<FreezeStatus> done) = 0;
    // Of the current vault; known without unlocking.
    virtual FreezeStatus freezeStatus() const = 0;

    // -- key share export and trust (backup.md)
    // Who is registered, as this device knows it. RecipientsNotSet, TrustNotSet.
    virtual void recipients(
        backup::Purpose purpose, QObject* context, Callback<RecipientsStatus> done)
        = 0;
    // At both co-signers: the first hold at once, others after the delay of the policy in force,
    // and until then the ones before. With a threshold a fresh identity is split between the
    // officers and wiped, and is what both co-signers hold; the same officers keep their pieces.
    virtual void setRecipients(
        const RecipientsOrder& order, QObject* context, Callback<RecipientsStatus> done)
        = 0;
    // `number`: 1 is the first recipient. WrongAnswer; BadField where there is none such.
    virtual void confirmRecipient(backup::Purpose purpose, int number, const QString& answer,
        QObject* context, Callback<RecipientsStatus> done)
        = 0;
    // All three shares to whom is registered, into a folder that must not be there; done when it is
    // whole, and every proof in it was verified. RecipientsNotSet, TrustNotSet, RecipientsWaiting,
    // BadProof, FileUnwritable, DiskFull, RateLimited (three a day), what attestation says.
    virtual void exportShares(backup::Purpose purpose, const QString& folder, QObject* context,
        Callback<ExportOutcome> done)
        = 0;

    // How co-signers and nodes are reached: "" directly, "socks5://host:port" (names are resolved
    // there, as Tor wants it), "http://host:port". Holds at once: connections that stand are closed
    // and made again that way. A node on this computer is asked directly all the same.
    // Code::BadUrl.
    virtual Status setProxy(const QString& proxy) = 0;

    // -- settings of the window, kept in the data folder
    virtual QVariant setting(const QString& key, const QVariant& fallback) const = 0;
    virtual void setSetting(const QString& key, const QVariant& value) = 0;

signals:
    void backupsChanged();
    void freezeChanged();
    void policyChanged();
    void lockStateChanged();
    // It locks by itself (setting "autoLockMinutes") in so many seconds, told in each of the last
    // twenty; 0: not any more.
    void lockingSoon(int seconds);
    void vaultsChanged();
    void accountsChanged();
    void linkChanged();
    void attestationChanged();
    void requestsChanged(); // the list
    void requestChanged(const QString& id); // one of them
    void requestArrived(const QString& id); // through the queue, for the first time
    void ceremonyProgress(const tercet::wallet::Progress& progress);
    void eventsChanged();
};

} // namespace tercet::wallet
