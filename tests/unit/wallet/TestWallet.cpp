#include "tests/unit/wallet/TestWallet.h"

#include "core/keychain/SealedFileStore.h"

namespace tercet::wallet::test {

namespace {

// A keychain as the Service sees it, over items that stay.
class LastingStore final : public keychain::SecretStore {
public:
    explicit LastingStore(std::map<QString, crypto::SecretBytes>& items)
        : m_items(items)
    {
    }
    void status(QObject* context, std::function<void(keychain::StoreStatus)> done) override
    {
        keychain::systemDelay().after(std::chrono::milliseconds(0), context,
            [done] { done({ QStringLiteral("Lasting"), keychain::LockState::Unlocked }); });
    }

protected:
    void rawRead(const QString& name, keychain::Callback<crypto::SecretBytes> done) override
    {
        later([this, name, done] {
            const auto found = m_items.find(name);
            if (found == m_items.end())
                done(fail(Code::KeychainMissing));
            else
                done(found->second.clone());
        });
    }
    void rawWrite(const QString& name, crypto::SecretBytes text, keychain::Done done) override
    {
        m_items[name] = std::move(text);
        later([done] { done({}); });
    }
    void rawErase(const QString& name, keychain::Done done) override
    {
        m_items.erase(name);
        later([done] { done({}); });
    }

private:
    void later(std::function<void()> run)
    {
        keychain::systemDelay().after(std::chrono::milliseconds(0), this, std::move(run));
    }
    std::map<QString, crypto::SecretBytes>& m_items;
};

} // namespace

Status TestWallet::open()
{
    Parts parts;
    TERCET_TRY(parts.folder, DataFolder::open(path()));
    parts.clock = clock;
    parts.random = random;
    TERCET_TRY(parts.cosigners, openPracticeCosigners(path(), *random, *clock));
    parts.openStore = [this](KeychainKind kind) -> std::unique_ptr<keychain::SecretStore> {
        if (kind != KeychainKind::File) return std::make_unique<LastingStore>(items);
        return std::make_unique<keychain::SealedFileStore>(
            std::filesystem::path((path() + QStringLiteral("/keys")).toStdString()),
            crypto::kTestCost);
    };
    parts.openNode = openNode;
    parts.keychain = KeychainKind::Memory;
    parts.keychainCost = parts.fileCost = crypto::kTestCost;
    parts.timing = timing;
    parts.presignatures = presignatures;
    parts.poll = std::chrono::milliseconds(5);
    TERCET_TRY(service, Service::open(std::move(parts)));
    return {};
}

Result<VaultInfo> TestWallet::create(
    const QString& name, std::string_view passphrase, KeychainKind kind)
{
    return wait<VaultInfo>([&](Callback<VaultInfo> done) {
        service->createPracticeVault(
            name, secret(passphrase), kind, service.get(), std::move(done));
    });
}

Result<VaultInfo> TestWallet::unlock(std::string_view passphrase)
{
    return wait<VaultInfo>([&](Callback<VaultInfo> done) {
        service->unlock(secret(passphrase), service.get(), std::move(done));
    });
}

bool TestWallet::waitForLink(LinkState state) const
{
    return QTest::qWaitFor([&] { return service->link().state == state; }, 20'000);
}

bool TestWallet::waitForPool(int wanted) const
{
    return QTest::qWaitFor([&] { return service->link().presignatures >= wanted; }, 20'000);
}

RequestState TestWallet::state(const QString& id) const
{
    for (const auto& request : service->requests())
        if (request.id == id) return request.state;
    return RequestState::Draft;
}

RequestDetail TestWallet::detail(const QString& id) const
{
    const auto found = service->request(id);
    return found ? *found : RequestDetail {};
}

Status TestWallet::approve(const QString& id)
{
    TERCET_TRY(const auto card, service->request(id));
    return service->approve(id, card.decoded.digest, card.gesture.expected);
}

RequestState TestWallet::approveAndWait(const QString& id)
{
    if (!approve(id)) return RequestState::Draft;
    (void)QTest::qWaitFor(
        [&] { return state(id) != RequestState::Approved && state(id) != RequestState::Signing; },
        30'000);
    return state(id);
}

QString TestWallet::sample(int which) const
{
    QStringList samples;
    for (const auto& request : service->requests())
        if (detail(request.id).requester == QLatin1String("Sample")) samples.append(request.id);
    return samples.value(which);
}

QString TestWallet::message(std::string_view text)
{
    const auto id = service->createMessage(
        { chains::PayloadType::EthereumMessage, toBytes(view(text)) }, {}, 0, 0);
    return id ? *id : QString();
}

} // namespace tercet::wallet::test
