#include "tests/unit/wallet/TestWallet.h"

#include <QDir>
#include <future>

#include "core/cosigner/Views.h"
#include "core/keychain/SealedFileStore.h"

namespace tercet::wallet::test {

namespace {

// A keychain as the Service sees it, over items that stay.
class LastingStore final : public keychain::SecretStore {
public:
    LastingStore(std::map<QString, crypto::SecretBytes>& items, KeychainTrouble& trouble)
        : m_items(items)
        , m_trouble(trouble)
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
            if (const auto may = m_trouble.read(); !may) return done(std::unexpected(may.error()));
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
        later([done, written = m_trouble.written()] { done(written); });
    }
    void rawErase(const QString& name, keychain::Done done) override
    {
        m_items.erase(name);
        later([done, written = m_trouble.written()] { done(written); });
    }

private:
    void later(std::function<void()> run)
    {
        keychain::systemDelay().after(std::chrono::milliseconds(0), this, std::move(run));
    }
    std::map<QString, crypto::SecretBytes>& m_items;
    KeychainTrouble& m_trouble;
};

class Borrowed final : public PracticeCosigners {
public:
    explicit Borrowed(std::shared_ptr<LastingCosigners> cosigners)
        : m_cosigners(std::move(cosigners))
    {
    }
    backend::CosignerBackend& backend() override { return *m_cosigners; }
    void setFaults(Share cosigner, const Faults& f) override
    {
        m_cosigners->mock().setFaults(
            cosigner == Share::Google ? backend::Cosigner::Google : backend::Cosigner::Azure,
            { .latencyMs = f.latencyMs, .drop = f.drop, .duplicate = f.duplicate });
    }

private:
    std::shared_ptr<LastingCosigners> m_cosigners;
};

constexpr int kAskMs = 20'000;

} // namespace

LastingCosigners::LastingCosigners(Random& random, const Clock& clock)
    : m_mock(*backend::MockBackend::inMemory(random, clock))
{
}

std::unique_ptr<backend::Ticket> LastingCosigners::submit(
    backend::Cosigner to, cosigner::Call call, int timeoutMs, Done done)
{
    const std::lock_guard lock(m_mutex);
    if (call.operation == cosigner::Operation::Open) {
        m_last[to] = call.kind;
        if (to == backend::Cosigner::Google) ++m_opened[call.kind];
        if (call.kind == m_refused)
            done = [done = std::move(done), code = m_code](auto) { done(fail(code, "refused")); };
    }
    for (const auto& cut : m_cut) {
        if (call.operation != cosigner::Operation::Round || call.round != cut.round
            || m_last[to] != cut.kind)
            continue;
        done = [done = std::move(done)](auto) { done(fail(Code::CosignerUnreachable, "cut")); };
        if (!cut.heard) call.session = "another";
    }
    return m_mock->submit(to, std::move(call), timeoutMs, std::move(done));
}

int LastingCosigners::opened(cosigner::SessionKind kind) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_opened.find(kind);
    return it == m_opened.end() ? 0 : it->second;
}

void LastingCosigners::refuse(cosigner::SessionKind kind, Code code)
{
    const std::lock_guard lock(m_mutex);
    m_refused = kind;
    m_code = code;
}

void LastingCosigners::cut(std::vector<Cut> rounds)
{
    const std::lock_guard lock(m_mutex);
    m_cut = std::move(rounds);
}

std::optional<bool> LastingCosigners::linked(const QString& vault)
{
    std::array<bool, 2> at {};
    for (std::size_t i = 0; i < 2; ++i) {
        std::promise<Result<cosigner::Answer>> answer;
        const auto ticket = m_mock->submit(backend::Cosigner(i + 2),
            { .operation = cosigner::Operation::Vault, .vault = vault.toStdString() }, kAskMs,
            [&](auto result) { answer.set_value(std::move(result)); });
        const auto result = answer.get_future().get();
        const auto view
            = result ? cosigner::VaultView::decode(result->body) : std::unexpected(result.error());
        if (!view) return {};
        at[i] = view->link;
    }
    return at[0] == at[1] ? std::optional(at[0]) : std::nullopt;
}

bool TestWallet::copyOf(const TestWallet& other)
{
    for (const auto& [name, text] : other.items) items[name] = text.clone();
    cosigners = other.cosigners;
    if (!QDir().mkpath(path())) return false;
    for (const auto* file : { "/wallet.db", "/settings.ini" })
        if (!QFile::copy(other.path() + QLatin1String(file), path() + QLatin1String(file)))
            return false;
    return true;
}

Status TestWallet::open()
{
    Parts parts;
    TERCET_TRY(parts.folder, DataFolder::open(path()));
    parts.clock = clock;
    parts.random = random;
    if (cosigners) {
        parts.cosigners = std::make_unique<Borrowed>(cosigners);
    } else {
        TERCET_TRY(parts.cosigners, openPracticeCosigners(path(), *random, *clock));
    }
    auto own = std::make_unique<OwnCost>(metered);
    cost = own.get();
    parts.networkCost = std::move(own);
    parts.openStore = [this](KeychainKind kind) -> std::unique_ptr<keychain::SecretStore> {
        if (kind != KeychainKind::File) return std::make_unique<LastingStore>(items, trouble);
        return std::make_unique<keychain::SealedFileStore>(
            std::filesystem::path((path() + QStringLiteral("/keys")).toStdString()),
            crypto::kTestCost);
    };
    parts.openNode = openNode;
    parts.keychain = KeychainKind::Memory;
    parts.keychainCost = parts.fileCost = crypto::kTestCost;
    parts.trusts = trusts;
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
        { chains::PayloadType::EthereumMessage, toBytes(view(text)) }, {}, {});
    return id ? *id : QString();
}

} // namespace tercet::wallet::test
