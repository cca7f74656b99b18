#include "core/wallet/Open.h"

#include <QStandardPaths>

#include "core/backend/MockBackend.h"
#include "core/crypto/SystemRandom.h"
#include "core/keychain/MemoryStore.h"
#include "core/keychain/SealedFileStore.h"
#include "core/keychain/SystemKeychain.h"
#include "core/wallet/Service.h"
#include "core/wallet/node/HttpNode.h"

namespace tercet::wallet {

namespace {

class MockCosigners final : public PracticeCosigners {
public:
    explicit MockCosigners(std::unique_ptr<backend::MockBackend> mock)
        : m_mock(std::move(mock))
    {
    }
    backend::CosignerBackend& backend() override { return *m_mock; }
    void setFaults(Share cosigner, const Faults& f) override
    {
        const auto which
            = cosigner == Share::Google ? backend::Cosigner::Google : backend::Cosigner::Azure;
        m_mock->setFaults(which,
            { .latencyMs = f.latencyMs,
                .drop = f.drop,
                .delay = f.delay,
                .duplicate = f.duplicate,
                .refuse = f.refuse,
                .wrongMessage = f.wrongMessage,
                .offline = f.offline });
    }

private:
    std::unique_ptr<backend::MockBackend> m_mock;
};

std::unique_ptr<keychain::SecretStore> openStore(KeychainKind kind, const QString& keysFolder)
{
    switch (kind) {
    case KeychainKind::System:
        return std::make_unique<keychain::SystemKeychain>();
    case KeychainKind::File:
        return std::make_unique<keychain::SealedFileStore>(keysFolder.toStdString());
    case KeychainKind::Memory:
        return std::make_unique<keychain::MemoryStore>();
    }
    return {};
}

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

Result<std::unique_ptr<Wallet>> openWallet(const OpenOptions& options)
{
    Parts parts;
    TERCET_TRY(parts.folder,
        DataFolder::open(options.dataFolder.isEmpty() ? defaultDataFolder() : options.dataFolder));
    parts.clock = std::make_shared<SystemClock>();
    parts.random = std::make_shared<crypto::SystemRandom>();
    TERCET_TRY(
        auto mock, backend::MockBackend::open(parts.folder->path(), *parts.random, *parts.clock));
    parts.cosigners = std::make_unique<MockCosigners>(std::move(mock));
    parts.openStore
        = [keys = parts.folder->keysFolder()](KeychainKind kind) { return openStore(kind, keys); };
    parts.openNode = [](const QUrl& url) { return std::make_unique<node::HttpNode>(url); };
    parts.keychain = options.keychain;
    TERCET_TRY(auto service, Service::open(std::move(parts)));
    return service;
}

} // namespace tercet::wallet
