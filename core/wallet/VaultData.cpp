#include "core/wallet/VaultData.h"

#include "core/wallet/BookStore.h"
#include "core/wallet/EventStore.h"

namespace tercet::wallet {

Result<VaultData> loadVaultData(Database& db, const QString& vault)
{
    VaultData data;
    TERCET_TRY(data.accounts, vaults::loadAccounts(db, vault));
    TERCET_TRY(data.requests, requests::load(db, vault));
    TERCET_TRY(data.events, events::load(db, vault));
    TERCET_TRY(data.labels, book::loadLabels(db));
    TERCET_TRY(data.paid, book::loadPaid(db, vault));
    TERCET_TRY(data.policy, vaults::loadPolicy(db, vault));
    return data;
}

} // namespace tercet::wallet
