#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

void Service::refreshShares(QObject* context, Callback<VaultInfo> done)
{
    guarded(context, std::move(done))(fail(Code::ProtocolRefused, "not offered"));
}

QList<VaultInfo> Service::unfinishedVaults() const
{
    QList<VaultInfo> all;
    for (const VaultRecord& vault : m_vaults)
        if (!vault.active) all.append(vault.info);
    return all;
}

void Service::finishVault(
    const QString&, crypto::SecretBytes, QObject* context, Callback<VaultInfo> done)
{
    guarded(context, std::move(done))(fail(Code::ProtocolRefused, "not offered"));
}

void Service::removeVault(const QString&, QObject* context, Callback<void> done)
{
    guarded(context, std::move(done))(fail(Code::ProtocolRefused, "not offered"));
}

} // namespace tercet::wallet
