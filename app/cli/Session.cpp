#include "app/cli/Session.h"

#include "app/cli/Await.h"
#include "app/cli/Passphrase.h"
#include "core/wallet/Open.h"

namespace tercet::cli {

Result<Session> Session::open(const Arguments& args)
{
    TERCET_TRY(
        auto wallet, wallet::openWallet({ QString::fromStdString(args.data), args.keychain }));
    return Session(args, std::move(wallet));
}

Result<wallet::VaultInfo> Session::vault()
{
    const auto all = m_wallet->vaults();
    if (all.isEmpty()) return fail(Code::NoSuchVault, "the data folder has none");
    if (m_args.vault.empty()) {
        if (all.size() > 1) return fail(Code::VaultNotChosen);
        return all.first();
    }
    for (const auto& vault : all)
        if (vault.id.toStdString() == m_args.vault) return vault;
    return fail(Code::NoSuchVault, "", m_args.vault);
}

Result<wallet::VaultInfo> Session::known()
{
    QList<wallet::VaultInfo> restoring;
    for (const auto& vault : m_wallet->unfinishedVaults())
        if (vault.restoring != 0) restoring.append(vault);
    for (const auto& vault : restoring)
        if (vault.id.toStdString() == m_args.vault) return vault;
    if (m_args.vault.empty() && m_wallet->vaults().isEmpty() && restoring.size() == 1)
        return restoring.first();
    return vault();
}

Result<wallet::VaultInfo> Session::unlocked()
{
    TERCET_TRY(const auto chosen, vault());
    if (m_args.keychain && *m_args.keychain != chosen.keychain)
        return fail(Code::KeychainOtherBackend, "not the one that --keychain names");
    TERCET_CHECK(m_wallet->selectVault(chosen.id));
    crypto::SecretBytes passphrase;
    if (chosen.passphrase) {
        TERCET_TRY(passphrase, readPassphrase(m_args.passphraseFd, false));
    }
    return await<wallet::VaultInfo>([&](QObject* context, auto done) {
        m_wallet->unlock(std::move(passphrase), context, std::move(done));
    });
}

} // namespace tercet::cli
