#pragma once

#include <memory>
#include <optional>

#include "core/wallet/Wallet.h"

namespace tercet::wallet {

struct OpenOptions {
    QString dataFolder; // empty: the platform's; made with mode 0700 where it is missing
    // Where new vaults put their share when the caller of createPracticeVault() does not know
    // better; Memory is for tests within one process. Empty: System.
    std::optional<KeychainKind> keychain {};
};

QString defaultDataFolder();

// The wallet over the real parts: system clock and randomness, keychain, practice co-signers in
// `cosigners/` of the data folder, JSON-RPC nodes. Needs a QCoreApplication. One process at a time
// has a data folder: Code::DataFolderInUse. Other errors: Storage, StorageNewer, FileUnwritable.
Result<std::unique_ptr<Wallet>> openWallet(const OpenOptions& options);

} // namespace tercet::wallet
