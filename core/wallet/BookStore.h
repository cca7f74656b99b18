#pragma once

#include <QSet>

#include "core/wallet/Database.h"
#include "core/wallet/Types.h"

namespace tercet::wallet::book {

// The address book, the addresses that were paid, and the nodes; on the storage's thread. Addresses
// are EIP-55.
Status setLabel(Database& db, const AddressBookEntry& entry); // an empty label removes
Result<QList<AddressBookEntry>> loadLabels(Database& db);
Status addPaid(Database& db, const QString& vault, const QString& address, qint64 at);
Result<QSet<QString>> loadPaid(Database& db, const QString& vault);
Status setNode(Database& db, quint64 chainId, const QString& url);
Result<QMap<quint64, QString>> loadNodes(Database& db);

} // namespace tercet::wallet::book
