#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/crypto/PasswordHash.h"
#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"
#include "core/wallet/Attestations.h"
#include "core/wallet/DataFolder.h"
#include "core/wallet/Exchange.h"
#include "core/wallet/NetworkCost.h"
#include "core/wallet/PracticeCosigners.h"
#include "core/wallet/Types.h"
#include "core/wallet/node/Node.h"

namespace tercet::wallet {

// What a Service is built from; openWallet() picks the real ones.
struct Parts {
    std::unique_ptr<DataFolder> folder;
    std::shared_ptr<const Clock> clock; // thread-safe
    std::shared_ptr<Random> random; // thread-safe
    std::unique_ptr<PracticeCosigners> cosigners;
    std::function<std::unique_ptr<keychain::SecretStore>(KeychainKind)> openStore;
    node::NodeFactory openNode;
    std::unique_ptr<NetworkCost> networkCost; // empty: nothing is metered
    keychain::Delay* delay { &keychain::systemDelay() };
    std::optional<KeychainKind>
        keychain {}; // what suggestedKeychain() says; empty: System where there is one
    crypto::Argon2Cost keychainCost { crypto::kKeychainCost };
    crypto::Argon2Cost fileCost { crypto::kFileCost };
    Trusts trusts {};
    Timing timing {};
    int presignatures { 4 };
    std::chrono::milliseconds poll { 4000 }; // of a node, while a transaction is followed
};

} // namespace tercet::wallet
