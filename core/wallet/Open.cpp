#include "core/wallet/Open.h"

#include <QStandardPaths>

#include "core/attestation/simulated/SimulatedTee.h"
#include "core/cosigner/simulated/SimulatedAttester.h"
#include "core/crypto/SystemRandom.h"
#include "core/keychain/MemoryStore.h"
#include "core/keychain/SealedFileStore.h"
#include "core/keychain/SystemKeychain.h"
#include "core/wallet/PracticeCosigners.h"
#include "core/wallet/Service.h"
#include "core/wallet/node/HttpNode.h"

namespace tercet::wallet {

namespace {

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
        parts.cosigners, openPracticeCosigners(parts.folder->path(), *parts.random, *parts.clock));
    parts.openStore
        = [keys = parts.folder->keysFolder()](KeychainKind kind) { return openStore(kind, keys); };
    parts.openNode = [](const QUrl& url, const QNetworkProxy& proxy) {
        return std::make_unique<node::HttpNode>(url, node::JsonRpc::kTimeoutMs, proxy);
    };
    parts.networkCost = systemNetworkCost();
    parts.keychain = options.keychain;
    parts.trusts.simulated
        = { &attestation::simulated::simulatedRoots(), cosigner::simulatedList() };
    TERCET_TRY(auto service, Service::open(std::move(parts)));
    return service;
}

} // namespace tercet::wallet
