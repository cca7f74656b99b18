#pragma once

#include <QMap>
#include <QSet>

#include "core/wallet/PolicyStore.h"
#include "core/wallet/QueueWatch.h"
#include "core/wallet/RequestStore.h"
#include "core/wallet/VaultStore.h"

namespace tercet::wallet {

// What SQLite holds of one vault, read as a whole when it is unlocked and kept by the Service until
// it is locked.
struct VaultData {
    QList<AccountRecord> accounts;
    QList<RequestRecord> requests; // newest first
    QList<Event> events; // newest first
    QList<AddressBookEntry> labels;
    QSet<QString> paid;
    policy::Standing policy;
    Books books;
    FreezeStatus freeze;
    std::vector<Untold> untold; // decisions on requests of the queue
};

Result<VaultData> loadVaultData(Database& db, const QString& vault, qint64 now);

} // namespace tercet::wallet
