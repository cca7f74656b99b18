#include "core/wallet/VaultData.h"

#include "core/wallet/BookStore.h"
#include "core/wallet/DecisionStore.h"
#include "core/wallet/EventStore.h"

namespace tercet::wallet {

Result<VaultData> loadVaultData(Database& db, const QString& vault, qint64 now)
{
    VaultData data;
    TERCET_TRY(data.accounts, vaults::loadAccounts(db, vault));
    TERCET_TRY(data.requests, requests::load(db, vault));
    TERCET_TRY(data.events, events::load(db, vault));
    TERCET_TRY(data.labels, book::loadLabels(db));
    TERCET_TRY(data.paid, book::loadPaid(db, vault));
    TERCET_TRY(data.policy, policies::load(db, vault));
    TERCET_TRY(data.books, policies::loadBooks(db, vault, now));
    TERCET_TRY(data.freeze, policies::loadFreeze(db, vault));
    TERCET_TRY(data.untold, decisions::load(db, vault, now));
    return data;
}

} // namespace tercet::wallet
