#include <QFileInfo>
#include <QSignalSpy>

#include "core/chains/ethereum/Message.h"
#include "core/chains/ethereum/Transaction.h"
#include "tests/unit/wallet/TestWallet.h"

// What a person does with the wallet, over the real co-signers, with the real storage.
namespace tercet::wallet::test {

class ServiceTest : public QObject {
    Q_OBJECT
private slots:
    void createsUnlocksApprovesSigns_data();
    void createsUnlocksApprovesSigns();
    void signsMessages();
    void signsSchnorr();
    void keepsAcrossRestarts();
    void refusesWhatIsNotAllowed();
    void refusesBadInputAndChangesNothing();
    void holdsForAsLongAsThePersonWants();
    void expires();
    void hidesEverythingWhileLocked();
    void locksByItself();
    void holdsTheDataFolder();
    void setsThePolicyAtAllThree();
    void countsWhatWasSpent();
    void aLooserPolicyWaitsAndCanBeCancelled();
    void freezesEverybodyAndLocks();
    void accountsAreItsOwn();
    void theThreePartiesHaveFingerprints();
    void twoVaults();

private:
    static std::unique_ptr<TestWallet> unlocked();
};

std::unique_ptr<TestWallet> ServiceTest::unlocked()
{
    auto wallet = std::make_unique<TestWallet>();
    if (!wallet->open() || !wallet->create() || !wallet->waitForLink()) return nullptr;
    return wallet;
}

void ServiceTest::createsUnlocksApprovesSigns_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("keychain") << int(KeychainKind::Memory) << QByteArray("correct horse");
    QTest::newRow("keychain only") << int(KeychainKind::Memory) << QByteArray();
    QTest::newRow("file") << int(KeychainKind::File) << QByteArray("correct horse");
}

void ServiceTest::createsUnlocksApprovesSigns()
{
    QFETCH(const int, kind);
    QFETCH(const QByteArray, passphrase);
    TestWallet wallet;
    QVERIFY(wallet.open());
    QCOMPARE(wallet.service->lockState(), LockState::NoVault);
    const auto made
        = wallet.create(QStringLiteral("Practice"), passphrase.toStdString(), KeychainKind(kind));
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QCOMPARE(wallet.service->lockState(), LockState::Unlocked);

    wallet.close();
    QVERIFY(wallet.open());
    QCOMPARE(wallet.service->lockState(), LockState::Locked);
    if (!passphrase.isEmpty())
        QCOMPARE(wallet.unlock("wrong horse").error().code, Code::WrongPassphrase);
    QVERIFY(wallet.unlock(passphrase.toStdString()));
    QCOMPARE(wallet.service->vault().secp256k1, made->secp256k1);
    for (int i = 0; i < 3; ++i) {
        const QString id = wallet.sample(i);
        QCOMPARE(wallet.approveAndWait(id), RequestState::Signed);
        const auto raw = fromHex0x(wallet.detail(id).rawTransaction.toStdString());
        QVERIFY(raw);
        const auto parsed = chains::ethereum::parseSigned(*raw);
        QVERIFY(parsed);
        QCOMPARE(QString::fromStdString(parsed->from.text()), wallet.service->address({})->address);
        QCOMPARE(parsed->tx.nonce, std::uint64_t(i));
        QCOMPARE(hex0x(chains::ethereum::transactionHash(*raw)),
            wallet.detail(id).transactionHash.toStdString());
    }
}

void ServiceTest::signsMessages()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString id = wallet->message("Sign me in");
    QCOMPARE(wallet->approveAndWait(id), RequestState::Signed);
    const auto detail = wallet->detail(id);
    const auto signature = fromHex0x(detail.signature.toStdString());
    QVERIFY(signature && signature->size() == 65);
    crypto::EcdsaSignature read;
    std::copy_n(signature->begin(), 32, read.r.begin());
    std::copy_n(signature->begin() + 32, 32, read.s.begin());
    read.recid = signature->back() - 27;
    const auto key
        = crypto::ecdsaRecover(chains::ethereum::messageDigest(view("Sign me in")), read);
    QVERIFY(key);
    QCOMPARE(QString::fromStdString(chains::ethereum::Address::ofKey(*key).text()), detail.from);
    QVERIFY(detail.rawTransaction.isEmpty());
    QCOMPARE(wallet->service->broadcast(id).error().code, Code::WrongState);
}

// All kinds of signature, in one round each once the pool is full, across a restart.
void ServiceTest::signsSchnorr()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const std::string_view text = "prove it";
    QMap<QString, QString> signatures;
    for (const auto kind : { chains::AddressKind::BitcoinP2tr, chains::AddressKind::Solana,
             chains::AddressKind::BitcoinP2wpkh, chains::AddressKind::Solana }) {
        const auto type = kind == chains::AddressKind::Solana ? chains::PayloadType::SolanaMessage
                                                              : chains::PayloadType::BitcoinMessage;
        const chains::AddressPath place { kind, 1, 2 };
        const auto id = wallet->service->createMessage({ type, toBytes(view(text)) }, {}, place);
        QVERIFY(id);
        QCOMPARE(wallet->approveAndWait(*id), RequestState::Signed);
        const auto detail = wallet->detail(*id);
        QCOMPARE(detail.from, wallet->service->address(place)->address);
        QCOMPARE(*chains::addressKind(detail.from.toStdString()), kind);
        QVERIFY(detail.rawTransaction.isEmpty() && !detail.signature.isEmpty());
        QVERIFY(!signatures.values().contains(detail.signature)); // fresh nonces each time
        signatures[*id] = detail.signature;
    }
    QCOMPARE(wallet->service->createMessage({ chains::PayloadType::SolanaMessage, { 'x' } }, {}, {})
                 .error()
                 .code,
        Code::BadPath);
    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    for (auto it = signatures.begin(); it != signatures.end(); ++it)
        QCOMPARE(wallet->detail(it.key()).signature, it.value());
}

void ServiceTest::keepsAcrossRestarts()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString paid = wallet->sample(0), rejected = wallet->sample(1);
    const QString recipient = QString::fromStdString(*wallet->detail(paid).decoded.recipient);
    QCOMPARE(wallet->detail(paid).standing, RecipientStanding::New);
    QCOMPARE(wallet->approveAndWait(paid), RequestState::Signed);
    const QString raw = wallet->detail(paid).rawTransaction;
    QVERIFY(wallet->service->reject(rejected, QStringLiteral("not mine")));
    QVERIFY(wallet->service->setLabel(recipient, QStringLiteral("Anna")));
    QVERIFY(wallet->service->addAccount(QStringLiteral("Savings")));
    QVERIFY(wallet->service->setNodeUrl(424'242, QString()));
    wallet->service->setSetting(QStringLiteral("theme"), QStringLiteral("dark"));
    const auto requests = wallet->service->requests().size();
    const auto events = wallet->service->events().size();

    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    QCOMPARE(wallet->service->requests().size(), requests);
    QVERIFY(wallet->service->events().size() > events); // and "unlocked"
    QCOMPARE(wallet->detail(paid).rawTransaction, raw);
    QCOMPARE(wallet->state(rejected), RequestState::Rejected);
    QCOMPARE(wallet->detail(rejected).rejectReason, QStringLiteral("not mine"));
    QCOMPARE(wallet->service->addressBook().value(0).label, QStringLiteral("Anna"));
    QCOMPARE(wallet->service->accounts().size(), 2);
    QCOMPARE(wallet->service->accounts().value(1).name, QStringLiteral("Savings"));
    QCOMPARE(
        wallet->service->setting(QStringLiteral("theme"), {}).toString(), QStringLiteral("dark"));
}

void ServiceTest::refusesWhatIsNotAllowed()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    auto& service = *wallet->service;
    const QString id = wallet->sample(2);
    const auto card = wallet->detail(id);
    QCOMPARE(card.gesture.kind, Gesture::Kind::Typed);
    QCOMPARE(service.approve(id, card.decoded.digest, QStringLiteral("0000 no")).error().code,
        Code::ConfirmationMismatch);
    QCOMPARE(service.approve(id, Bytes32 {}, card.gesture.expected).error().code, Code::WrongState);
    QCOMPARE(wallet->state(id), RequestState::Waiting);
    QVERIFY(service.approve(id, card.decoded.digest, card.gesture.expected.toUpper()));
    QCOMPARE(service.approve(id, card.decoded.digest, card.gesture.expected).error().code,
        Code::WrongState);
    QTRY_COMPARE_WITH_TIMEOUT(wallet->state(id), RequestState::Signed, 20'000);
    QCOMPARE(service.reject(id, {}).error().code, Code::WrongState);
    QCOMPARE(service.retry(id).error().code, Code::WrongState);
    QCOMPARE(service.cancel(id).error().code, Code::WrongState);
    QCOMPARE(service.request(QStringLiteral("none")).error().code, Code::NoSuchRequest);
    QVERIFY(service.reject(wallet->sample(1), {}));
    QCOMPARE(wallet->approve(wallet->sample(1)).error().code, Code::WrongState);
    QCOMPARE(service.broadcast(id).error().code, Code::NodeNotSet);
}

void ServiceTest::refusesBadInputAndChangesNothing()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    auto& service = *wallet->service;
    const auto before = service.requests().size();
    const QByteArray bad[] = { "", "{}", "0x", "0x01", "[1", "{\"chainId\":0}",
        QByteArray(100'000, '['), QByteArray("{\"to\":\"0x1\",\"to\":\"0x2\"}"),
        "{\"chainId\":1,\"nonce\":\"0x0\",\"gas\":\"0x5208\",\"gasPrice\":\"0x1\",\"value\":\"0x1"
            + QByteArray(70, '0') + "\",\"to\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"}" };
    for (const QByteArray& bytes : bad)
        QVERIFY2(!service.openTransaction(bytes, {}, 0, 0), bytes.left(60).constData());
    const QByteArray foreign
        = R"({"type":0,"chainId":1,"nonce":"0x0","gas":"0x5208","gasPrice":"0x1","value":"0x1",
        "to":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed","from":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"})";
    QCOMPARE(service.openTransaction(foreign, {}, 0, 0).error().code, Code::WrongSender);
    const QString huge(1 << 20, QLatin1Char('x'));
    QCOMPARE(service.addAccount(huge).error().code, Code::TextTooLong);
    QCOMPARE(service.setLabel(QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), huge)
                 .error()
                 .code,
        Code::TextTooLong);
    QCOMPARE(service
                 .setLabel(QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"),
                     QStringLiteral("A"))
                 .error()
                 .code,
        Code::BadChecksum);
    QCOMPARE(service.reject(wallet->sample(0), huge).error().code, Code::TextTooLong);
    QCOMPARE(wallet->create(huge).error().code, Code::TextTooLong);
    QCOMPARE(wallet->create(QString()).error().code, Code::MissingField);
    QCOMPARE(wallet->create(QStringLiteral("Practice")).error().code, Code::NameTaken);
    QCOMPARE(wallet->create(QStringLiteral("F"), "", KeychainKind::File).error().code,
        Code::PassphraseTooWeak);
    QCOMPARE(
        service.setNodeUrl(1, QStringLiteral("file:///etc/passwd")).error().code, Code::BadField);
    QCOMPARE(
        service.setNodeUrl(0, QStringLiteral("http://localhost")).error().code, Code::BadChainId);
    QCOMPARE(service.requests().size(), before);
    QCOMPARE(service.accounts().size(), 1);
    QCOMPARE(service.lockState(), LockState::Unlocked);
}

void ServiceTest::holdsForAsLongAsThePersonWants()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString id = wallet->sample(0);
    QCOMPARE(wallet->detail(id).gesture.holdMs, 1500);
    wallet->service->setSetting(QStringLiteral("holdMs"), 3000);
    QCOMPARE(wallet->detail(id).gesture.holdMs, 3000);
    wallet->service->setSetting(QStringLiteral("holdMs"), 10);
    QCOMPARE(wallet->detail(id).gesture.holdMs, 1500);
}

void ServiceTest::expires()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString id = wallet->message("soon");
    QVERIFY(wallet->detail(id).head.expires.isValid());
    wallet->clock->advance(std::chrono::hours(24) - std::chrono::milliseconds(1));
    const auto card = wallet->detail(id);
    wallet->clock->advance(std::chrono::milliseconds(1));
    QCOMPARE(wallet->service->approve(id, card.decoded.digest, {}).error().code, Code::Expired);
    QCOMPARE(wallet->state(id), RequestState::Expired);
    QCOMPARE(wallet->state(wallet->sample(0)), RequestState::Waiting); // samples stay
    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    QCOMPARE(wallet->state(id), RequestState::Expired);
}

void ServiceTest::hidesEverythingWhileLocked()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString id = wallet->sample(0);
    wallet->service->lock();
    QCOMPARE(wallet->service->lockState(), LockState::Locked);
    QVERIFY(wallet->service->requests().isEmpty());
    QVERIFY(wallet->service->events().isEmpty());
    QVERIFY(wallet->service->accounts().isEmpty());
    QVERIFY(wallet->service->addressBook().isEmpty());
    QCOMPARE(wallet->service->address({}).error().code, Code::VaultLocked);
    QCOMPARE(wallet->service->request(id).error().code, Code::VaultLocked);
    QCOMPARE(wallet->service->approve(id, {}, {}).error().code, Code::VaultLocked);
    QCOMPARE(wallet->service->link().state, LinkState::Closed);
    wallet->service->waitForWorker();
    QVERIFY(wallet->unlock());
    QVERIFY(wallet->waitForLink());
    QCOMPARE(wallet->approveAndWait(id), RequestState::Signed);
}

void ServiceTest::locksByItself()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    wallet->service->setSetting(QStringLiteral("autoLockMinutes"), 3);
    QSignalSpy warnings(wallet->service.get(), &Wallet::lockingSoon);
    int locks = 0, warned = -1;
    AutoLock another(*wallet->clock);
    connect(&another, &AutoLock::expired, this, [&] { ++locks; });
    connect(&another, &AutoLock::warned, this, [&](int seconds) { warned = seconds; });
    another.setMinutes(3);
    wallet->clock->advance(std::chrono::minutes(60));
    another.check();
    QCOMPARE(locks, 0); // nothing is unlocked
    another.setRunning(true);
    wallet->clock->advance(std::chrono::seconds(159));
    another.check();
    QCOMPARE(warned, -1);
    wallet->clock->advance(std::chrono::seconds(10));
    another.check();
    QVERIFY(warned > 0 && warned <= 11);
    QEvent key(QEvent::KeyPress);
    another.eventFilter(nullptr, &key);
    QCOMPARE(warned, 0);
    wallet->clock->advance(std::chrono::minutes(2));
    another.check();
    QCOMPARE(locks, 0);
    wallet->clock->advance(std::chrono::minutes(1));
    another.check();
    QCOMPARE(locks, 1);
    another.check();
    QCOMPARE(locks, 1); // once, until the time is over again
    // What wakes the computer too late is no reason to stay open.
    wallet->clock->advance(std::chrono::minutes(60));
    another.eventFilter(nullptr, &key);
    another.eventFilter(nullptr, &key);
    QTRY_COMPARE(locks, 2);
    QTRY_COMPARE_WITH_TIMEOUT(
        wallet->service->lockState(), LockState::Locked, 10'000); // its own, by its timer
    // The window is told before.
    QVERIFY(wallet->unlock());
    wallet->clock->advance(std::chrono::seconds(170));
    QTRY_VERIFY_WITH_TIMEOUT(!warnings.isEmpty(), 10'000);
    const int seconds = warnings.first().first().toInt();
    QVERIFY(seconds > 0 && seconds <= 10);
    wallet->service->setSetting(QStringLiteral("autoLockMinutes"), 30);
    QCOMPARE(warnings.last().first().toInt(), 0);
    QCOMPARE(wallet->service->lockState(), LockState::Unlocked);
}

void ServiceTest::holdsTheDataFolder()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    QCOMPARE(DataFolder::open(wallet->path()).error().code, Code::DataFolderInUse);
    wallet->close();
    QVERIFY(DataFolder::open(wallet->path()));
    QVERIFY(QFileInfo::exists(wallet->path() + QStringLiteral("/cosigners")));
}

namespace {

chains::Uint256 ether(const char* text) { return *chains::Uint256::fromAmount(text, 18); }

Result<PolicyOutcome> set(TestWallet& wallet, const policy::Policy& policy)
{
    return wallet.wait<PolicyOutcome>([&](Callback<PolicyOutcome> done) {
        wallet.service->setPolicy(policy, wallet.service.get(), std::move(done));
    });
}

Result<PartyWords> words(TestWallet& wallet, const QString& id)
{
    return wallet.wait<PartyWords>([&](Callback<PartyWords> done) {
        wallet.service->rehearse(id, wallet.service.get(), std::move(done));
    });
}

} // namespace

void ServiceTest::setsThePolicyAtAllThree()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    QCOMPARE(set(*wallet, { .denied = { "nobody" } }).error().field, std::string("denied"));
    QVERIFY(set(*wallet, { .limitPerTransaction = ether("0.1") }));
    const QString id = wallet->sample(0); // 0.25 ETH
    QCOMPARE(wallet->detail(id).gesture.kind, Gesture::Kind::Forbidden);
    QCOMPARE(wallet->approve(id).error().code, Code::PolicyLimit);
    QVERIFY(set(*wallet, { .limitPerTransaction = ether("0.5"), .blindSigning = true }));
    QCOMPARE(
        wallet->service->policy().policy.limitPerTransaction->decimal(), ether("0.5").decimal());
    QCOMPARE(wallet->approveAndWait(id), RequestState::Signed);
    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    QVERIFY(wallet->service->policy().policy.blindSigning);
}

void ServiceTest::countsWhatWasSpent()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString first = wallet->sample(0); // 0.25 ETH
    QCOMPARE(wallet->approveAndWait(first), RequestState::Signed);
    // A limit that comes later counts it, here and at both co-signers, also after a restart.
    QVERIFY(set(*wallet, { .otherUnits = { .day = ether("0.001") } }));
    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    const QString second = wallet->sample(1);
    QCOMPARE(wallet->approve(second).error().code, Code::PolicyPeriod);
    const auto said = words(*wallet, second);
    QVERIFY(said);
    for (const auto& word : *said) {
        QVERIFY(word.decision);
        QCOMPARE(word.decision->rule, policy::Rule::LimitPerPeriod);
        QVERIFY(word.decision->usage.back().used > ether("0.25"));
    }
}

void ServiceTest::aLooserPolicyWaitsAndCanBeCancelled()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const policy::Policy strict { .limitPerTransaction = ether("0.1"), .looseningDelayS = 3600 };
    QVERIFY(!set(*wallet, strict)->due.isValid());
    const auto waits = set(*wallet, {});
    QCOMPARE(waits->due.toMSecsSinceEpoch(), wallet->clock->wallMs() + 3'600'000);
    QVERIFY(wallet->service->policy().policy == strict);
    const auto pending = [&] {
        return wallet->wait<QList<PendingPolicy>>([&](Callback<QList<PendingPolicy>> done) {
            wallet->service->pendingPolicies(wallet->service.get(), std::move(done));
        });
    };
    QCOMPARE(pending()->size(), 1);
    const QString id = pending()->first().id;
    const auto everywhere = pending()->first().due;
    for (const auto& due : everywhere) QCOMPARE(due, waits->due);
    const auto cancel = [&] {
        return wallet->wait<void>([&](Callback<void> done) {
            wallet->service->cancelPolicy(id, wallet->service.get(), std::move(done));
        });
    };
    QVERIFY(cancel());
    QCOMPARE(cancel().error().code, Code::NoSuchPending);
    QCOMPARE(pending()->size(), 0);
    wallet->clock->advance(std::chrono::hours(2));
    QVERIFY(wallet->service->policy().policy == strict);
    QVERIFY(set(*wallet, {})->due.isValid());
    wallet->clock->advance(std::chrono::hours(2));
    QVERIFY(wallet->service->policy().policy == policy::Policy {});
}

void ServiceTest::freezesEverybodyAndLocks()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString id = wallet->sample(0);
    // One cannot be told yet: this device refuses, and goes on telling it after a restart.
    wallet->service->setFaults(Share::Azure, { .offline = true });
    const auto freeze = [&](qint64 seconds) {
        return wallet->wait<FreezeStatus>([&](Callback<FreezeStatus> done) {
            wallet->service->freeze(seconds, wallet->service.get(), std::move(done));
        });
    };
    QCOMPARE(freeze(0).error().code, Code::NumberTooLarge);
    const auto half = freeze(7200);
    QVERIFY(half);
    QVERIFY(half->confirmed[0] && half->confirmed[1] && !half->confirmed[2]);
    QCOMPARE(wallet->approve(id).error().code, Code::Frozen);
    wallet->close();
    QVERIFY(wallet->open());
    QVERIFY(wallet->unlock());
    QTRY_COMPARE_WITH_TIMEOUT(wallet->service->lockState(), LockState::Locked, 10'000);
    QVERIFY(wallet->service->freezeStatus().complete()); // known without unlocking
    QVERIFY(wallet->unlock()); // told: it only shows
    QVERIFY(wallet->service->freezeStatus().complete());
    QCOMPARE(wallet->approve(id).error().code, Code::Frozen);
    const auto frozen = words(*wallet, id);
    for (const auto& word : *frozen) QCOMPARE(word.decision->rule, policy::Rule::Frozen);
    wallet->clock->advance(std::chrono::hours(2));
    const auto thawed = words(*wallet, id);
    for (const auto& word : *thawed) QVERIFY(word.decision->allowed());
}

void ServiceTest::accountsAreItsOwn()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    auto& service = *wallet->service;
    QCOMPARE(service.accounts().value(0).path, QStringLiteral("m/44/60/0"));
    QVERIFY(service.accounts().value(0).xpub.startsWith(QLatin1String("xpub")));
    const chains::AddressPath place { .account = 3, .index = 7 };
    QCOMPARE(service.address(place)->path, QStringLiteral("m/44/60/3/0/7"));
    QCOMPARE(service.accounts().value(0).address, service.address({})->address);
    QCOMPARE(service.address({ .account = 0x8000'0000u }).error().code, Code::BadPath);
    const auto id
        = service.createMessage({ chains::PayloadType::EthereumMessage, { 'x' } }, {}, place);
    QVERIFY(id);
    QCOMPARE(wallet->approveAndWait(*id), RequestState::Signed);
    QCOMPARE(wallet->detail(*id).from, service.address(place)->address);
    SendForm form;
    form.account = 1;
    form.index = 5;
    form.to = service.address({})->address;
    form.amount = QStringLiteral("1");
    form.gasLimit = QStringLiteral("21000");
    form.maxFeePerGasGwei = form.maxPriorityFeePerGasGwei = QStringLiteral("2");
    form.nonce = QStringLiteral("0");
    const auto payment = service.createSend(form);
    QVERIFY(payment);
    QCOMPARE(wallet->detail(*payment).from, service.address(1, 5)->address);
}

void ServiceTest::theThreePartiesHaveFingerprints()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const auto shown = wallet->service->identities();
    const QSet<QString> different(shown.begin(), shown.end());
    QCOMPARE(different.size(), kShareCount);
    for (const auto& one : shown) QCOMPARE(one.size(), 32); // 16 bytes
    wallet->service->lock();
    QVERIFY(wallet->service->identities()[0].isEmpty());
    wallet->service->waitForWorker();
    QVERIFY(wallet->unlock());
    QCOMPARE(wallet->service->identities(), shown);
}

void ServiceTest::twoVaults()
{
    const auto wallet = unlocked();
    QVERIFY(wallet);
    const QString first = wallet->service->currentVault();
    QVERIFY(wallet->create(QStringLiteral("Second"), "other words"));
    QCOMPARE(wallet->service->vaults().size(), 2);
    QCOMPARE(wallet->service->vault().name, QStringLiteral("Second"));
    QCOMPARE(wallet->approveAndWait(wallet->sample(0)), RequestState::Signed);
    QCOMPARE(wallet->service->selectVault(QStringLiteral("none")).error().code, Code::NoSuchVault);
    QVERIFY(wallet->service->selectVault(first));
    QCOMPARE(wallet->service->lockState(), LockState::Locked);
    QCOMPARE(wallet->unlock("other words").error().code, Code::WrongPassphrase);
    QVERIFY(wallet->unlock());
    QCOMPARE(wallet->state(wallet->sample(0)), RequestState::Waiting);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::ServiceTest)
#include "tst_service.moc"
