#pragma once

#include <QMap>
#include <QPointer>
#include <algorithm>

#include "core/wallet/Wallet.h"

namespace tercet::wallet {

// A wallet of plain values for tests of single pages: what is asked for is a public member, what is
// done is written down. Answers come at once, on the caller's stack, unless `hold` is set: then
// they wait in `pending` until release().
class FakeWallet final : public Wallet {
public:
    LockState lockValue { LockState::Unlocked };
    QList<VaultInfo> vaultList, unfinishedList;
    QString current;
    QList<Account> accountList;
    LinkStatus linkValue;
    QMap<Share, AttestationInfo> attestationValues;
    QMap<Share, Faults> faultValues;
    QMap<QString, RequestDetail> details; // by id
    QStringList order; // ids, newest first
    QList<Event> eventList;
    QList<Network> networkList { { 1, QStringLiteral("Ethereum Mainnet"), QStringLiteral("ETH"),
                                     {} },
        { 11155111, QStringLiteral("Sepolia"), QStringLiteral("ETH"), {} } };
    QList<Token> tokenList;
    QList<AddressBookEntry> book;
    policy::Standing policyValue;
    FreezeStatus freezeValue;
    BackupStatus backupValue;
    BackupMade backupMade;
    BackupOrder backupOrder; // of the last exportBackup()
    OpenedBackup openedBackup;
    std::optional<Error> backupError, openBackupError, drillError;
    QByteArray openedContent; // of the last openBackupFrom()
    QDateTime drilledAt { QDate(2026, 5, 4), QTime(10, 0), Qt::UTC };
    QList<PendingPolicy> pendingValue;
    PartyWords words;
    QDateTime policyDue; // of what setPolicy() is given next
    QVariantMap settings;
    std::optional<KeychainKind> keychainValue { KeychainKind::System };
    Result<NodeFacts> nodeFacts { NodeFacts {} };
    Result<QString> balanceValue { QStringLiteral("0") };
    Result<QString> doctorReport { QStringLiteral("Secret Service") };
    Status approveResult, rejectResult, cancelResult, retryResult, broadcastResult, nodeUrlResult,
        labelResult, proxyResult;
    std::optional<Error> unlockError, createError, sendError, openError, refreshError, finishError,
        removeError, policyError, freezeError;
    std::string passphrase { "correct horse" }; // that unlock() wants

    // What was done, in order: "approve <id> <typed>", "reject <id> <reason>", "lock", "broadcast
    // <id>", …
    QStringList calls;
    QList<SendForm> sendForms;
    QByteArray openedBytes;
    std::optional<std::size_t> createdPassphraseSize;
    std::array<CosignerPlace, 2> createdPlaces;
    QMap<Share, std::optional<Error>> meetErrors;
    QString metProfile { QStringLiteral("unattested") };
    QList<CosignerStatus> statusList;
    std::optional<KeychainKind> createdKeychain;
    bool hold { false };
    QList<std::function<void()>> pending;
    void release()
    {
        const auto all = std::exchange(pending, {});
        for (const auto& f : all) f();
    }

    // -- making data
    static VaultInfo someVault(const QString& name = QStringLiteral("Treasury"))
    {
        VaultInfo v;
        v.id = QStringLiteral("a1b2c3d4e5f60718293a4b5c6d7e8f90");
        v.name = name;
        v.secp256k1 = QStringLiteral("02") + QString(64, QLatin1Char('1'));
        v.ed25519 = QString(64, QLatin1Char('2'));
        v.chainCodeSecp256k1 = v.chainCodeEd25519 = QString(64, QLatin1Char('3'));
        v.keychainBackend = QStringLiteral("Secret Service");
        v.created = QDateTime::fromSecsSinceEpoch(1'750'000'000, Qt::UTC);
        return v;
    }
    void addVault(const VaultInfo& v)
    {
        vaultList << v;
        if (current.isEmpty()) current = v.id;
        if (accountList.isEmpty()) addAccount(QStringLiteral("Main"));
    }
    void put(const RequestDetail& detail)
    {
        const bool known = details.contains(detail.head.id);
        details[detail.head.id] = detail;
        if (known) {
            emit requestChanged(detail.head.id);
        } else {
            order.prepend(detail.head.id);
        }
        emit requestsChanged();
    }
    void setState(const QString& id, RequestState state)
    {
        details[id].head.state = state;
        emit requestChanged(id);
        emit requestsChanged();
    }
    void setLink(LinkState state, ShareState google, ShareState azure)
    {
        linkValue.state = state;
        linkValue.shares = { ShareState::Ready, google, azure };
        emit linkChanged();
    }

    // -- vaults and lock
    LockState lockState() const override { return lockValue; }
    QList<VaultInfo> vaults() const override { return vaultList; }
    QString currentVault() const override { return current; }
    Status selectVault(const QString& id) override
    {
        calls << QStringLiteral("select ") + id;
        for (const auto& v : vaultList)
            if (v.id == id) {
                current = id;
                setLock(LockState::Locked);
                return {};
            }
        return fail(Code::NoSuchVault);
    }
    void createPracticeVault(const QString& name, crypto::SecretBytes secret, KeychainKind keychain,
        QObject* context, Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("create ") + name;
        createdPassphraseSize = secret.size();
        createdKeychain = keychain;
        answer(context, [this, name, keychain, done] {
            if (createError) return done(std::unexpected(*createError));
            auto v = someVault(name);
            v.keychain = keychain;
            v.passphrase = *createdPassphraseSize > 0;
            addVault(v);
            emit vaultsChanged();
            setLock(LockState::Unlocked);
            done(v);
        });
    }
    void meetCosigner(Share share, const QString& url, const QString& pin, QObject* context,
        Callback<CosignerMet> done) override
    {
        calls << QStringLiteral("meet %1 %2").arg(int(share)).arg(url);
        answer(context, [this, share, url, pin, done] {
            if (const auto error = meetErrors.value(share)) return done(std::unexpected(*error));
            done(CosignerMet {
                { url, pin, QString(64, QLatin1Char('e')), metProfile }, QStringLiteral("1.0") });
        });
    }
    void createConnectedVault(const QString& name, const std::array<CosignerPlace, 2>& places,
        crypto::SecretBytes secret, KeychainKind keychain, QObject* context,
        Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("connect %1 %2 %3").arg(name, places[0].url, places[1].url);
        createdPlaces = places;
        createdPassphraseSize = secret.size();
        createdKeychain = keychain;
        answer(context, [this, name, places, done] {
            if (createError) return done(std::unexpected(*createError));
            auto v = someVault(name);
            v.practice = false;
            for (std::size_t i = 0; i < places.size(); ++i)
                v.cosigners[i] = { places[i].url, places[i].pin, {}, metProfile };
            addVault(v);
            emit vaultsChanged();
            setLock(LockState::Unlocked);
            done(v);
        });
    }
    void drillBackup(std::shared_ptr<const backup::ShareBackup>, const QString&, QObject* context,
        Callback<DrillInfo> done) override
    {
        calls << QStringLiteral("drillBackup");
        answer(context, [this, done] {
            if (drillError) return done(std::unexpected(*drillError));
            for (auto& entry : backupValue.entries)
                if (entry.epoch == vault().epoch) entry.tested = drilledAt;
            if (backupValue.state == BackupState::Untested) backupValue.state = BackupState::Fresh;
            backupValue.testDue = false;
            emit backupsChanged();
            done(DrillInfo { vault().id, vault().epoch, drilledAt, { true, true } });
        });
    }
    void importBackup(std::shared_ptr<const backup::ShareBackup>,
        const std::optional<std::array<CosignerPlace, 2>>&, crypto::SecretBytes, KeychainKind,
        QObject* context, Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("importBackup");
        answer(context, [this, done] { done(vault()); });
    }
    void askCosigners(QObject* context, Callback<QList<CosignerStatus>> done) override
    {
        calls << QStringLiteral("askCosigners");
        answer(context, [this, done] { done(statusList); });
    }
    void unlock(crypto::SecretBytes secret, QObject* context, Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("unlock");
        const auto bytes = secret.view();
        const bool right
            = std::ranges::equal(bytes, passphrase, {}, {}, [](char c) { return std::uint8_t(c); });
        answer(context, [this, right, done] {
            if (unlockError) return done(std::unexpected(*unlockError));
            if (!right) return done(fail(Code::WrongPassphrase));
            setLock(LockState::Unlocked);
            done(vault());
        });
    }
    void lock() override
    {
        calls << QStringLiteral("lock");
        setLock(vaultList.isEmpty() ? LockState::NoVault : LockState::Locked);
    }
    std::optional<KeychainKind> suggestedKeychain() const override { return keychainValue; }
    void checkKeychain(QObject* context, Callback<QString> done) override
    {
        calls << QStringLiteral("checkKeychain");
        answer(context, [this, done] { done(doctorReport); });
    }
    VaultInfo vault() const override
    {
        for (const auto& v : vaultList)
            if (v.id == current) return v;
        return {};
    }
    void setLock(LockState state)
    {
        lockValue = state;
        emit lockStateChanged();
    }

    // -- key shares
    std::array<QString, kShareCount> identities() const override
    {
        if (lockValue == LockState::Locked) return {};
        return { QStringLiteral("3f2a91c07be41d5586a0c2f97e10b4d8a61c5e07f2934bd80e7ac1654f8d2b39"),
            QStringLiteral("c81d0e6a5529f4b7093ce1a2d87f6b34170be9d25c8f43a6e0b97d14a25f8c63"),
            QStringLiteral("07b6e3d94a1f82c55e9013bd6c4fa728e43d90b71f6a25c88b0e57d3f9164ca2") };
    }
    void refreshShares(QObject* context, Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("refreshShares");
        answer(context, [this, done] {
            auto* const v = known();
            if (!v || lockValue != LockState::Unlocked) return done(fail(Code::VaultLocked));
            v->refreshPending = refreshError && refreshError->code == Code::RefreshUnfinished;
            if (!refreshError) ++v->epoch;
            emit vaultsChanged();
            if (refreshError) return done(std::unexpected(*refreshError));
            done(vault());
        });
    }
    void refreshWithBackup(BackupOrder order, QObject* context, Callback<BackupMade> done) override
    {
        refreshOrder = std::move(order);
        refreshShares(context, [this, done = std::move(done)](const Result<VaultInfo>& vault) {
            if (!vault) return done(std::unexpected(vault.error()));
            BackupMade made;
            made.entry.file = refreshOrder->path;
            made.entry.epoch = vault->epoch;
            made.entry.recipients = refreshOrder->recipients;
            done(made);
        });
    }
    std::optional<BackupOrder> refreshOrder; // of the last refreshWithBackup()
    QList<VaultInfo> unfinishedVaults() const override { return unfinishedList; }
    void finishVault(
        const QString& id, crypto::SecretBytes, QObject* context, Callback<VaultInfo> done) override
    {
        calls << QStringLiteral("finish ") + id;
        answer(context, [this, id, done] {
            const auto found
                = takeUnfinished(id, !finishError || finishError->code == Code::VaultVoid);
            if (!found) return done(fail(Code::NoSuchVault));
            if (finishError) return done(std::unexpected(*finishError));
            addVault(*found);
            current = id;
            emit vaultsChanged();
            setLock(LockState::Unlocked);
            done(*found);
        });
    }
    void removeVault(const QString& id, QObject* context, Callback<void> done) override
    {
        calls << QStringLiteral("remove ") + id;
        answer(context, [this, id, done] {
            if (removeError) return done(std::unexpected(*removeError));
            if (!takeUnfinished(id, true)) return done(fail(Code::NoSuchVault));
            emit vaultsChanged();
            done({});
        });
    }

    // -- accounts
    QList<Account> accounts() const override { return accountList; }
    Result<Account> addAccount(const QString& name) override
    {
        Account a;
        a.index = quint32(accountList.size());
        a.name = name;
        a.address = address(a.index, 0)->address;
        a.path = QStringLiteral("m/44/60/%1").arg(a.index);
        a.xpub = QStringLiteral("xpub6FakeFakeFakeFakeFake%1").arg(a.index);
        accountList << a;
        emit accountsChanged();
        return a;
    }
    using Wallet::address;
    Result<AddressInfo> address(const chains::AddressPath& place) const override
    {
        static const char* const kAddresses[] = { "0x71C7656EC7ab88b098defB751B7401B5f6d8976F",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" };
        return AddressInfo { QLatin1String(kAddresses[(place.account + place.index) % 3]),
            QStringLiteral("02") + QString(64, QLatin1Char('4')),
            QStringLiteral("m/44/60/%1/0/%2").arg(place.account).arg(place.index) };
    }

    // -- link and faults
    AttestationInfo attestation(Share cosigner) const override
    {
        return attestationValues.value(cosigner);
    }
    void checkAttestation() override { calls << QStringLiteral("checkAttestation"); }
    LinkStatus link() const override { return linkValue; }
    void reopenLink() override { calls << QStringLiteral("reopenLink"); }
    Faults faults(Share cosigner) const override { return faultValues.value(cosigner); }
    void setFaults(Share cosigner, const Faults& faults) override
    {
        calls << QStringLiteral("setFaults %1").arg(int(cosigner));
        faultValues[cosigner] = faults;
    }

    // -- requests
    QList<RequestSummary> requests() const override
    {
        QList<RequestSummary> all;
        for (const auto& id : order) all << details[id].head;
        return all;
    }
    Result<RequestDetail> request(const QString& id) const override
    {
        if (!details.contains(id)) return fail(Code::NoSuchRequest);
        return details[id];
    }
    Result<QString> createSend(const SendForm& form) override
    {
        calls << QStringLiteral("createSend");
        sendForms << form;
        if (sendError) return std::unexpected(*sendError);
        return newRequest();
    }
    Result<QString> openTransaction(
        const QByteArray& bytes, const QString& source, quint32 account, quint32 index) override
    {
        calls << QStringLiteral("open %1 %2/%3").arg(source).arg(account).arg(index);
        openedBytes = bytes;
        if (openError) return std::unexpected(*openError);
        return newRequest();
    }
    Result<QString> createMessage(
        const chains::Payload& payload, const QString& source, const chains::AddressPath&) override
    {
        calls << QStringLiteral("message ") + source;
        if (openError) return std::unexpected(*openError);
        const auto id = newRequest();
        details[id].payload = payload;
        return id;
    }
    Status approve(const QString& id, const Bytes32& shownDigest, const QString& typed) override
    {
        calls << QStringLiteral("approve %1 %2").arg(id, typed).trimmed();
        if (!approveResult) return approveResult;
        if (details[id].decoded.digest != shownDigest) return fail(Code::WrongState);
        setState(id, RequestState::Approved);
        return {};
    }
    Status reject(const QString& id, const QString& reason) override
    {
        calls << QStringLiteral("reject %1 %2").arg(id, reason).trimmed();
        if (!rejectResult) return rejectResult;
        details[id].rejectReason = reason;
        setState(id, RequestState::Rejected);
        return {};
    }
    Status cancel(const QString& id) override
    {
        calls << QStringLiteral("cancel ") + id;
        if (!cancelResult) return cancelResult;
        setState(id, RequestState::Failed);
        return {};
    }
    Status retry(const QString& id) override
    {
        calls << QStringLiteral("retry ") + id;
        if (!retryResult) return retryResult;
        setState(id, RequestState::Waiting);
        return {};
    }
    Status broadcast(const QString& id) override
    {
        calls << QStringLiteral("broadcast ") + id;
        if (!broadcastResult) return broadcastResult;
        setState(id, RequestState::Broadcast);
        return {};
    }
    QList<Event> events() const override { return eventList; }
    void whenStored(QObject* context, Callback<void> done) override
    {
        answer(context, [done] { done({}); });
    }

    void askQueue(QObject* context, Callback<QueueStatus> done) override
    {
        calls << QStringLiteral("askQueue");
        answer(context, [done] { done(QueueStatus {}); });
    }

    // -- nodes, tokens, address book, policy
    QList<Network> networks() const override { return networkList; }
    Status setNodeUrl(quint64 chainId, const QString& url) override
    {
        calls << QStringLiteral("setNodeUrl %1 %2").arg(chainId).arg(url);
        if (!nodeUrlResult) return nodeUrlResult;
        for (auto& n : networkList)
            if (n.chainId == chainId) {
                n.nodeUrl = url;
                return {};
            }
        networkList << Network { chainId, QStringLiteral("Chain %1").arg(chainId),
            QStringLiteral("ETH"), url };
        return {};
    }
    void askNode(const SendForm&, QObject* context, Callback<NodeFacts> done) override
    {
        calls << QStringLiteral("askNode");
        answer(context, [this, done] { done(nodeFacts); });
    }
    void balance(
        quint64 chainId, quint32 account, QObject* context, Callback<QString> done) override
    {
        calls << QStringLiteral("balance %1 %2").arg(chainId).arg(account);
        answer(context, [this, done] { done(balanceValue); });
    }
    QList<Token> tokens(quint64 chainId) const override
    {
        QList<Token> out;
        for (const auto& t : tokenList)
            if (t.chainId == chainId) out << t;
        return out;
    }
    QList<AddressBookEntry> addressBook() const override { return book; }
    Status setLabel(const QString& address, const QString& label) override
    {
        calls << QStringLiteral("setLabel %1 %2").arg(address, label).trimmed();
        if (!labelResult) return labelResult;
        book.removeIf([&](const AddressBookEntry& e) { return e.address == address; });
        if (!label.isEmpty()) book << AddressBookEntry { address, label, QDateTime() };
        return {};
    }
    policy::Standing policy() const override { return policyValue; }
    void setPolicy(
        const policy::Policy& policy, QObject* context, Callback<PolicyOutcome> done) override
    {
        calls << QStringLiteral("setPolicy");
        answer(context, [this, policy, done] {
            if (policyError) return done(std::unexpected(*policyError));
            const auto change = policy::compare(policyValue.policy, policy);
            if (policyDue.isValid()) {
                const auto id = QString::number(++policyValue.serial);
                pendingValue = { { id, policy, { policyDue, policyDue, policyDue } } };
            } else {
                policyValue.policy = policy;
            }
            emit policyChanged();
            done(PolicyOutcome { change, policyDue });
        });
    }
    void pendingPolicies(QObject* context, Callback<QList<PendingPolicy>> done) override
    {
        answer(context, [this, done] { done(pendingValue); });
    }
    BackupStatus backups() const override { return backupValue; }
    void exportBackup(BackupOrder order, QObject* context, Callback<BackupMade> done) override
    {
        calls << QStringLiteral("exportBackup %1 %2")
                     .arg(order.path,
                         order.passphrase ? QStringLiteral("passphrase")
                                          : order.recipients.join(QLatin1Char(' ')));
        backupOrder = std::move(order);
        answer(context, [this, path = backupOrder.path, done] {
            if (backupError) return done(std::unexpected(*backupError));
            auto made = backupMade;
            made.entry.file = path;
            made.entry.epoch = vault().epoch;
            backupValue.entries.prepend(made.entry);
            backupValue.state = BackupState::Untested;
            if (auto* v = known()) v->backupEpoch = made.entry.epoch;
            emit backupsChanged();
            emit vaultsChanged();
            done(made);
        });
    }
    void openBackup(
        const QString& path, BackupKey key, QObject* context, Callback<OpenedBackup> done) override
    {
        auto call = QStringLiteral("openBackup %1 %2 %3")
                        .arg(path, key.identityFile,
                            key.passphrase ? QStringLiteral("passphrase") : QString());
        for (const auto& piece : key.pieces)
            call += QStringLiteral(" [%1 %2%3]")
                        .arg(piece.file, piece.identityFile,
                            piece.passphrase ? QStringLiteral(" passphrase") : QString());
        calls << call.simplified();
        answer(context, [this, done] {
            if (openBackupError) return done(std::unexpected(*openBackupError));
            done(openedBackup);
        });
    }
    void openBackupFrom(const QByteArray& file, BackupKey key, QObject* context,
        Callback<OpenedBackup> done) override
    {
        openedContent = file;
        openBackup(QStringLiteral("(paper)"), std::move(key), context, std::move(done));
    }
    void checkIn(const QString& code, QObject* context, Callback<void> done) override
    {
        calls << QStringLiteral("checkIn ") + code;
        answer(context, [this, done] {
            if (backupError) return done(std::unexpected(*backupError));
            done({});
        });
    }
    void cancelPolicy(const QString& id, QObject* context, Callback<void> done) override
    {
        calls << QStringLiteral("cancelPolicy ") + id;
        answer(context, [this, id, done] {
            pendingValue.removeIf([&](const PendingPolicy& p) { return p.id == id; });
            emit policyChanged();
            done({});
        });
    }
    const Result<RecipientsStatus>& recipientsOf(backup::Purpose purpose) const
    {
        return purpose == backup::Purpose::Trust ? trustValue : recipientsValue;
    }
    void recipients(
        backup::Purpose purpose, QObject* context, Callback<RecipientsStatus> done) override
    {
        answer(context, [this, purpose, done] { done(recipientsOf(purpose)); });
    }
    void setRecipients(
        const RecipientsOrder& order, QObject* context, Callback<RecipientsStatus> done) override
    {
        const auto& set = order.set;
        calls << QStringLiteral("setRecipients ") + QString::number(set.recipients.size())
                + (order.threshold ? QStringLiteral(" of %1").arg(order.threshold) : QString());
        answer(context, [this, purpose = set.purpose, done] { done(recipientsOf(purpose)); });
    }
    void confirmRecipient(backup::Purpose purpose, int number, const QString& text,
        QObject* context, Callback<RecipientsStatus> done) override
    {
        calls << QStringLiteral("confirmRecipient %1 ").arg(number) + text;
        answer(context, [this, purpose, done] {
            if (confirmError) return done(std::unexpected(*confirmError));
            done(recipientsOf(purpose));
        });
    }
    void exportShares(backup::Purpose, const QString& folder, QObject* context,
        Callback<ExportOutcome> done) override
    {
        calls << QStringLiteral("exportShares ") + folder;
        answer(context, [this, done] { done(exportValue); });
    }
    Result<RecipientsStatus> recipientsValue { fail(Code::RecipientsNotSet) };
    Result<RecipientsStatus> trustValue { fail(Code::TrustNotSet) };
    std::optional<Error> confirmError;
    Result<ExportOutcome> exportValue { ExportOutcome {} };
    void rehearse(const QString&, QObject* context, Callback<PartyWords> done) override
    {
        answer(context, [this, done] { done(words); });
    }
    void freeze(qint64 seconds, QObject* context, Callback<FreezeStatus> done) override
    {
        calls << QStringLiteral("freeze %1").arg(seconds);
        answer(context, [this, done] {
            if (freezeError) return done(std::unexpected(*freezeError));
            emit freezeChanged();
            done(freezeValue);
        });
    }
    FreezeStatus freezeStatus() const override { return freezeValue; }
    Status setProxy(const QString& proxy) override
    {
        calls << QStringLiteral("setProxy ") + proxy;
        if (proxyResult) settings[kProxy] = proxy;
        return proxyResult;
    }

    QVariant setting(const QString& key, const QVariant& fallback) const override
    {
        return settings.value(key, fallback);
    }
    void setSetting(const QString& key, const QVariant& value) override { settings[key] = value; }

private:
    VaultInfo* known()
    {
        for (auto& v : vaultList)
            if (v.id == current) return &v;
        return nullptr;
    }
    std::optional<VaultInfo> takeUnfinished(const QString& id, bool remove)
    {
        for (int i = 0; i < unfinishedList.size(); ++i)
            if (unfinishedList[i].id == id)
                return remove ? unfinishedList.takeAt(i) : unfinishedList[i];
        return {};
    }
    void answer(QObject* context, std::function<void()> run)
    {
        if (!hold) return run();
        QPointer<QObject> alive(context);
        pending << [alive, run = std::move(run)] {
            if (alive) run();
        };
    }
    QString newRequest()
    {
        RequestDetail d;
        d.head.id = QStringLiteral("request-%1").arg(details.size() + 1);
        d.head.state = RequestState::Waiting;
        d.from = accountList.isEmpty() ? QString() : accountList.first().address;
        put(d);
        return d.head.id;
    }
};

} // namespace tercet::wallet
