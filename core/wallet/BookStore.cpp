#include "core/wallet/BookStore.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet::book {

Status setLabel(Database& db, const AddressBookEntry& entry)
{
    if (entry.label.isEmpty()) {
        TERCET_CHECK(db.change(
            QStringLiteral("DELETE FROM address_book WHERE address = ?"), { entry.address }));
        return {};
    }
    TERCET_CHECK(db.change(
        QStringLiteral(
            "INSERT OR REPLACE INTO address_book (address, label, added) VALUES (?, ?, ?)"),
        { entry.address, entry.label, entry.added.toMSecsSinceEpoch() }));
    return {};
}

Result<QList<AddressBookEntry>> loadLabels(Database& db)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT address, label, added FROM address_book ORDER BY added")));
    QList<AddressBookEntry> all;
    while (rows.next())
        all.append({ rows.value(0).toString(), rows.value(1).toString(),
            QDateTime::fromMSecsSinceEpoch(rows.value(2).toLongLong()) });
    return all;
}

Status addPaid(Database& db, const QString& vault, const QString& address, qint64 at)
{
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT OR IGNORE INTO paid (vault, address, first) VALUES (?, ?, ?)"),
        { vault, address, at }));
    return {};
}

Result<QSet<QString>> loadPaid(Database& db, const QString& vault)
{
    TERCET_TRY(
        auto rows, db.query(QStringLiteral("SELECT address FROM paid WHERE vault = ?"), { vault }));
    QSet<QString> all;
    while (rows.next()) all.insert(rows.value(0).toString());
    return all;
}

Status setNode(Database& db, quint64 chainId, const QString& url)
{
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT OR REPLACE INTO networks (chain_id, node_url) VALUES (?, ?)"),
        { QString::number(chainId), stored(url) }));
    return {};
}

Result<QMap<quint64, QString>> loadNodes(Database& db)
{
    TERCET_TRY(auto rows, db.query(QStringLiteral("SELECT chain_id, node_url FROM networks")));
    QMap<quint64, QString> all;
    while (rows.next())
        all.insert(rows.value(0).toString().toULongLong(), rows.value(1).toString());
    return all;
}

} // namespace tercet::wallet::book
