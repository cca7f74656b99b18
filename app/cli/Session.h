#pragma once

#include <memory>

#include "app/cli/Arguments.h"
#include "core/wallet/Wallet.h"

namespace tercet::cli {

// The wallet of the data folder, for one command.
class Session {
public:
    static Result<Session> open(const Arguments& args);

    wallet::Wallet& wallet() { return *m_wallet; }
    // --vault, or the only one there is. Code::NoSuchVault, VaultNotChosen.
    Result<wallet::VaultInfo> vault();
    // The same, or one that is being restored.
    Result<wallet::VaultInfo> known();
    // As vault(), unlocked with the passphrase where it has one.
    Result<wallet::VaultInfo> unlocked();

private:
    Session(const Arguments& args, std::unique_ptr<wallet::Wallet> wallet)
        : m_args(args)
        , m_wallet(std::move(wallet))
    {
    }
    Arguments m_args;
    std::unique_ptr<wallet::Wallet> m_wallet;
};

} // namespace tercet::cli
