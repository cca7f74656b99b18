#include "core/wallet/AttestationStore.h"

namespace tercet::wallet::attestations {

Status write(Database& db, const QString& vault, Share share, const AttestationMemory& memory)
{
    TERCET_CHECK(db.query(
        QStringLiteral("INSERT OR REPLACE INTO attestations (vault, share, manifest, "
                       "counter, checked_at, out_of_date_since, ever_up_to_date, "
                       "evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        { vault, int(share), QString::number(memory.manifest), QString::number(memory.counterHead),
            qint64(memory.checkedAt), qint64(memory.outOfDateSince), memory.everUpToDate,
            memory.evidence.isNull() ? QByteArray("") : memory.evidence }));
    return {};
}

Result<ByCosigner<AttestationMemory>> load(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT share, manifest, counter, checked_at, out_of_date_since, "
                                "ever_up_to_date, evidence FROM attestations WHERE vault = ?"),
            { vault }));
    ByCosigner<AttestationMemory> out;
    while (rows.next()) {
        const auto at = rows.value(0).toInt() - 1;
        if (at < 0 || at >= int(out.size())) continue;
        out[std::size_t(at)] = { rows.value(1).toString().toULongLong(),
            rows.value(2).toString().toULongLong(), rows.value(3).toLongLong(),
            rows.value(4).toLongLong(), rows.value(5).toBool(), rows.value(6).toByteArray() };
    }
    return out;
}

} // namespace tercet::wallet::attestations
