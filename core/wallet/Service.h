#pragma once

#include <QSettings>
#include <QTimer>
#include <map>

#include "core/keychain/ItemKeeper.h"
#include "core/wallet/AutoLock.h"
#include "core/wallet/BackupStore.h"
#include "core/wallet/Broadcaster.h"
#include "core/wallet/Connection.h"
#include "core/wallet/Engine.h"
#include "core/wallet/ExportStore.h"
#include "core/wallet/Nodes.h"
#include "core/wallet/Parts.h"
#include "core/wallet/QueueHost.h"
#include "core/wallet/Review.h"
#include "core/wallet/VaultData.h"
#include "core/wallet/VaultKeeper.h"
#include "core/wallet/Wallet.h"

namespace tercet::wallet {

// The wallet. Its own thread holds what is shown, in memory; the storage's thread writes it down;
// the engine's worker does what takes time. Every change of a request that the worker makes is on
// disk before it is seen here.
class Service final : public Wallet {
    Q_OBJECT
public:
    // Opens the database, settles what a crash left half done. Code::Storage, StorageNewer,
    // DiskFull.
    static Result<std::unique_ptr<Service>> open(Parts parts);
    ~Service() override; // as lock(), then waits for the disk

    LockState lockState() const override;
    QList<VaultInfo> vaults() const override;
    QString currentVault() const override { return m_current; }
    Status selectVault(const QString& id) override;
    void createPracticeVault(const QString& name, crypto::SecretBytes passphrase,
        KeychainKind keychain, QObject* context, Callback<VaultInfo> done) override;
    void meetCosigner(Share share, const QString& url, const QString& pin, QObject* context,
        Callback<CosignerMet> done) override;
    void createConnectedVault(const QString& name, const std::array<CosignerPlace, 2>& places,
        crypto::SecretBytes passphrase, KeychainKind keychain, QObject* context,
        Callback<VaultInfo> done) override;
    void unlock(
        crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done) override;
    void lock() override;
    std::optional<KeychainKind> suggestedKeychain() const override;
    void checkKeychain(QObject* context, Callback<QString> done) override;
    VaultInfo vault() const override;

    void refreshShares(QObject* context, Callback<VaultInfo> done) override;
    void refreshWithBackup(BackupOrder order, QObject* context, Callback<BackupMade> done) override;
    std::array<QString, kShareCount> identities() const override { return m_identities; }
    QList<VaultInfo> unfinishedVaults() const override;
    void finishVault(const QString& id, crypto::SecretBytes passphrase, QObject* context,
        Callback<VaultInfo> done) override;
    void removeVault(const QString& id, QObject* context, Callback<void> done) override;
    void drillBackup(std::shared_ptr<const backup::ShareBackup> backup, const QString& sha256,
        QObject* context, Callback<DrillInfo> done) override;
    void importBackup(std::shared_ptr<const backup::ShareBackup> backup,
        const std::optional<std::array<CosignerPlace, 2>>& places, crypto::SecretBytes passphrase,
        KeychainKind keychain, QObject* context, Callback<VaultInfo> done) override;
    BackupStatus backups() const override;
    void exportBackup(BackupOrder order, QObject* context, Callback<BackupMade> done) override;
    void openBackup(
        const QString& path, BackupKey key, QObject* context, Callback<OpenedBackup> done) override;
    void openBackupFrom(const QByteArray& file, BackupKey key, QObject* context,
        Callback<OpenedBackup> done) override;
    void checkIn(const QString& code, QObject* context, Callback<void> done) override;
    void askCosigners(QObject* context, Callback<QList<CosignerStatus>> done) override;

    QList<Account> accounts() const override;
    Result<Account> addAccount(const QString& name) override;
    using Wallet::address;
    Result<AddressInfo> address(const chains::AddressPath& place) const override;

    AttestationInfo attestation(Share cosigner) const override;
    void checkAttestation() override;

    LinkStatus link() const override { return m_link; }
    void reopenLink() override;
    Faults faults(Share cosigner) const override;
    void setFaults(Share cosigner, const Faults& faults) override;

    QList<RequestSummary> requests() const override;
    Result<RequestDetail> request(const QString& id) const override;
    Result<QString> createSend(const SendForm& form) override;
    Result<QString> openTransaction(
        const QByteArray& bytes, const QString& source, quint32 account, quint32 index) override;
    Result<QString> createMessage(const chains::Payload& payload, const QString& source,
        const chains::AddressPath& place) override;
    Status approve(const QString& id, const Bytes32& shownDigest, const QString& typed) override;
    Status reject(const QString& id, const QString& reason) override;
    Status cancel(const QString& id) override;
    Status retry(const QString& id) override;
    Status broadcast(const QString& id) override;
    QList<Event> events() const override;
    void whenStored(QObject* context, Callback<void> done) override;
    void askQueue(QObject* context, Callback<QueueStatus> done) override;

    QList<Network> networks() const override;
    Status setNodeUrl(quint64 chainId, const QString& url) override;
    void askNode(const SendForm& form, QObject* context, Callback<NodeFacts> done) override;
    void balance(
        quint64 chainId, quint32 account, QObject* context, Callback<QString> done) override;
    QList<Token> tokens(quint64 chainId) const override;
    QList<AddressBookEntry> addressBook() const override;
    Status setLabel(const QString& address, const QString& label) override;
    policy::Standing policy() const override;
    void setPolicy(
        const policy::Policy& policy, QObject* context, Callback<PolicyOutcome> done) override;
    void pendingPolicies(QObject* context, Callback<QList<PendingPolicy>> done) override;
    void cancelPolicy(const QString& id, QObject* context, Callback<void> done) override;
    void recipients(
        backup::Purpose purpose, QObject* context, Callback<RecipientsStatus> done) override;
    void setRecipients(
        const RecipientsOrder& order, QObject* context, Callback<RecipientsStatus> done) override;
    void confirmRecipient(backup::Purpose purpose, int number, const QString& answer,
        QObject* context, Callback<RecipientsStatus> done) override;
    void exportShares(backup::Purpose purpose, const QString& folder, QObject* context,
        Callback<ExportOutcome> done) override;
    void rehearse(const QString& id, QObject* context, Callback<PartyWords> done) override;
    void freeze(qint64 seconds, QObject* context, Callback<FreezeStatus> done) override;
    FreezeStatus freezeStatus() const override { return m_freezes.value(m_current); }
    Status setProxy(const QString& proxy) override;

    QVariant setting(const QString& key, const QVariant& fallback) const override;
    void setSetting(const QString& key, const QVariant& value) override;

    // What its timer does each minute; for tests too.
    void renewOldLink() { m_engine->renewOldLink(); }
    // … and this every tenth minute: whether another device asks to take the place of this one, or
    // somebody asked for other recipients of exports.
    void lookForDevices();
    // For tests: what they make fail, and where they wait until everything posted is done.
    Storage& storage() { return *m_storage; }
    void waitForWorker();

private:
    // What the worker hands over when a vault was made or opened.
    struct Opened {
        VaultRecord vault;
        VaultData data;
        std::unique_ptr<Shares> shares;
    };
    explicit Service(Parts parts);
    Status start();

    // vaults (ServiceVaults.cpp, ServiceCreate.cpp)
    void chooseVault(); // where the current one is none: the first that can be unlocked
    VaultRecord* find(const QString& id);
    const VaultRecord* find(const QString& id) const;
    Status mayCreate(const QString& name, const crypto::SecretBytes& passphrase,
        KeychainKind keychain,
        const QString& self = {}) const; // `self`: the vault that has the name already
    QString freeName(const QString& name) const; // the same, or with a number where it is taken
    keychain::ItemKeeper& keeper(KeychainKind kind);
    crypto::Argon2Cost cost(KeychainKind kind) const;
    VaultKeeper::Parts keeperParts(KeychainKind kind);
    // A vault that is to be made; without places with the practice co-signers.
    struct Wanted {
        VaultInfo info;
        std::optional<std::array<CosignerPlace, 2>> places {};
        QString proxy {};
    };
    void create(
        Wanted wanted, crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done);
    Result<Opened> generate(Wanted wanted, crypto::SecretBytes passphrase,
        const VaultKeeper::Parts& parts, crypto::Argon2Cost cost);
    Result<Opened> finish(const VaultRecord& unfinished, crypto::SecretBytes text,
        const crypto::SecretBytes& passphrase, const VaultKeeper::Parts& parts,
        const QString& proxy);
    Outcome<> refresh(const Shares::Keep& keep);
    void startRefresh(
        std::shared_ptr<const BackupOrder> order, QObject* context, Callback<BackupMade> done);
    // On the worker. After a change that was cancelled: who is in force.
    Result<exports::Registered> registeredNow(const QString& vault, backup::Purpose purpose);
    Result<ExportOutcome> writeExport(const QString& id, const std::string& name,
        backup::Purpose purpose, const std::filesystem::path& path,
        const QList<AccountRecord>& accounts);

    // restored vaults (ServiceRestore.cpp); the last five on the worker
    using Backup = std::shared_ptr<const backup::ShareBackup>;
    struct Restored;
    void importOver(const VaultRecord& lost, Wanted wanted, Backup backup,
        crypto::SecretBytes passphrase, const Callback<VaultInfo>& done);
    void whenGone(KeychainKind kind, QList<keychain::ItemExpectation> items,
        std::function<void(const Status&)> done);
    void import(Wanted wanted, Backup backup, crypto::SecretBytes passphrase,
        const Callback<VaultInfo>& done);
    void resume(const VaultRecord& known, Wanted wanted, crypto::SecretBytes passphrase,
        const Callback<VaultInfo>& done, Backup backup = {});
    void came(quint64 session, Result<Opened> result, const Callback<VaultInfo>& done);
    Result<Opened> importNew(Wanted wanted, Backup backup, crypto::SecretBytes passphrase,
        const VaultKeeper::Parts& parts, crypto::Argon2Cost cost);
    Result<Opened> resumeImport(const VaultRecord& known, crypto::SecretBytes text,
        crypto::SecretBytes passphrase, const VaultKeeper::Parts& parts, crypto::Argon2Cost cost,
        Wanted wanted, Backup backup);
    void forgotten(const QString& id);
    Status meetAgain(Wanted& wanted, const mpc::CoreRecord& record);
    Result<Opened> restore(Restored& restored);
    Result<policy::Standing> heldPolicy(const std::string& vault, const VaultInfo& info);

    // backups (ServiceBackup.cpp)
    Result<BackupMade> makeBackup(
        const BackupOrder& order, const VaultInfo& vault); // on the worker
    Result<BackupMade> keepBackup(
        const BackupOrder& order, const mpc::CoreRecord& pending, const VaultInfo& vault);
    void forgetBackupsAfter(const VaultRecord& vault);
    void reloadBackups(backups::Register entries);
    void changeRegister(Storage::Work work, QObject* context, Callback<void> done);
    // connected vaults (ServiceConnect.cpp), on the worker
    QString proxy() const; // on the window's
    Outcome<> join(Wanted& wanted); // fills in what the co-signers are
    const mpc::OwnIdentity& joinAs(const std::array<CosignerPlace, 2>& places);
    Result<Connection> connectionOf(
        const VaultInfo& vault, const mpc::CoreRecord& record, const QString& proxy) const;
    Status connectVault(
        const VaultInfo& vault, const mpc::CoreRecord& record, const QString& proxy);
    CosignerStatus ask(Share share, const VaultInfo& vault, bool unlocked, const QString& proxy);
    Status loadData(Opened& opened);
    void changed(const VaultRecord& vault);
    void adopt(Opened opened);
    void linkBecame(const LinkStatus& status);
    void setBusy(bool busy);
    void watchNetworkCost();
    // Runs `work` on this thread, with whether the wallet is still as it was in `session`.
    void home(quint64 session, std::function<void(bool current)> work);
    // From the worker. Only this thread may look whether anybody still waits (Guarded.h).
    template <typename T> void hand(Result<T> result, const Callback<T>& done)
    {
        QMetaObject::invokeMethod(
            this, [result = std::move(result), done] { done(result); }, Qt::QueuedConnection);
    }

    // requests (ServiceRequests.cpp, ServiceApproval.cpp)
    RequestRecord* findRequest(const QString& id);
    const RequestRecord* findRequest(const QString& id) const;
    const RequestRecord* shownRequest(const QString& id) const; // also what one co-signer has only
    Status unlockedOrFail() const;
    Result<QString> add(
        const chains::Payload& payload, const QString& source, const chains::AddressPath& place);
    // Checks the transition, changes memory, posts the write with its event.
    Status move(RequestRecord& request, const RequestRecord& changed,
        std::optional<EventKind> event, const QString& detail = {}, const Storage::Work& also = {});
    Status insert(const RequestRecord& request); // a waiting one
    void progressed(const Progress& progress);
    void settled(const RequestRecord& request);
    void expireDue();
    ReviewContext reviewContext() const;
    void note(EventKind kind, const QString& request, const QString& detail);
    void noteWaiting(const QList<PendingPolicy>& waits);
    void remember(const Event& event);
    // From the worker: what it has written down with something else (events::append()).
    void noted(const QString& vault, const Event& event);

    // the queue (ServiceQueue.cpp)
    void beginQueue(const mpc::CoreRecord& record);
    void endQueue();
    void heard(const QueueNews& news);
    void takeOver(RequestRecord& request); // what the co-signers say of it
    void takeOver(const MergedQueue::Entry& entry);
    void listOneSided();
    Result<RequestRecord> recordOf(const MergedQueue::Entry& entry) const;
    std::optional<QueueInfo> queueInfo(const RequestRecord& request) const;
    // How many approvers both co-signers count for what is asked.
    unsigned approversOf(const RequestRecord& request) const;
    // Empty for a request that was made here.
    Result<std::optional<Untold>> decisionOn(
        const RequestRecord& request, bool approves, const QString& reason) const;
    Storage::Work storing(const std::optional<Untold>& decision) const;
    void tell(const std::optional<Untold>& decision);

    // policy (ServicePolicy.cpp)
    policy::Decision judge(const chains::Decoded& decoded, const RequestRecord& request) const;
    void settlePolicy(); // what has become due holds, and is stored
    void tellFreeze(Callback<FreezeStatus> done);
    void setFreeze(const FreezeStatus& freeze);

    // broadcasting (ServiceNodes.cpp)
    void stopFollowing();
    void followAgain(); // over new connections
    void follow(const RequestRecord& request, bool send);
    void followed(const Broadcaster::News& news);
    void resumeFollowing();

    Parts m_parts;
    std::unique_ptr<Storage> m_storage;
    std::optional<Error> m_storageError;
    QSettings m_settings;
    std::map<KeychainKind, std::unique_ptr<keychain::SecretStore>> m_stores;
    std::map<KeychainKind, std::unique_ptr<keychain::ItemKeeper>> m_keepers;
    std::optional<KeychainKind> m_suggested { KeychainKind::System };

    QList<VaultRecord> m_vaults;
    backups::Register m_backups;
    QString m_current;
    bool m_unlocked { false }, m_busy { false }, m_saving { false }, m_refreshing { false };
    quint64 m_session {
        0
    }; // grows with every lock: what was begun before it is not taken any more
    VaultData m_data; // of the unlocked vault
    QMap<QString, FreezeStatus> m_freezes; // by vault
    QList<Account> m_accounts; // its accounts, derived once
    std::array<QString, kShareCount> m_identities;
    LinkStatus m_link;
    ByCosigner<AttestationInfo> m_attestation;
    std::array<Faults, 2> m_faults;

    // Of the unlocked vault.
    struct Queue {
        std::map<QString, MergedQueue::Entry> entries {}; // by id
        QueueNews last {};
    };
    std::optional<Queue> m_queue;
    std::optional<crypto::SigningKey> m_deciding; // the device's, IK_1
    QList<RequestRecord> m_oneSided; // of the queue, and not stored

    Nodes m_nodes;
    std::map<QString, std::unique_ptr<Broadcaster>> m_broadcasts; // by request
    QMap<QString, int> m_confirmations; // while followed
    QTimer m_expiry, m_linkAge, m_freezing;
    int m_looks { 0 }; // of lookForDevices()
    QSet<QString> m_waitingSeen; // devices and recipients, by their names in the list
    AutoLock m_autoLock;
    std::unique_ptr<CosignerSwitch> m_switch;
    // On the worker: as whom this device joins, until the vault is made. A pairing code that was
    // used is good for the same identity only.
    struct Joiner {
        std::array<CosignerPlace, 2> places;
        mpc::OwnIdentity own;
    };
    std::optional<Joiner> m_joiner;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QueueHost> m_queueHost; // the first to go
};

} // namespace tercet::wallet
