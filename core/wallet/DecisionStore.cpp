#include "core/wallet/DecisionStore.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet::decisions {

Status save(Database& db, const QString& vault, const Untold& decision)
{
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT INTO decisions (request, vault, approves, reason, signature,"
                       " expires, google, azure) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (request) DO UPDATE SET approves = excluded.approves,"
                       " reason = excluded.reason, signature = excluded.signature,"
                       " google = excluded.google, azure = excluded.azure"),
        { hexText(decision.request), vault, decision.approves, stored(toQt(decision.reason)),
            toQt(decision.signature), qint64(decision.expiresMs), decision.told[0],
            decision.told[1] }));
    return {};
}

Status told(Database& db, const Bytes32& request, std::size_t cosigner)
{
    const auto* const set = cosigner == 0 ? "UPDATE decisions SET google = 1 WHERE request = ?"
                                          : "UPDATE decisions SET azure = 1 WHERE request = ?";
    TERCET_CHECK(db.change(QLatin1String(set), { hexText(request) }));
    TERCET_CHECK(db.change(
        QStringLiteral("DELETE FROM decisions WHERE request = ? AND google = 1 AND azure = 1"),
        { hexText(request) }));
    return {};
}

Result<std::vector<Untold>> load(Database& db, const QString& vault, qint64 now)
{
    TERCET_CHECK(db.change(
        QStringLiteral("DELETE FROM decisions WHERE vault = ? AND expires <= ?"), { vault, now }));
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT request, approves, reason, signature, expires, google,"
                                " azure FROM decisions WHERE vault = ? ORDER BY request"),
            { vault }));
    std::vector<Untold> out;
    while (rows.next()) {
        Untold one { .approves = rows.value(1).toBool(),
            .reason = rows.value(2).toString().toStdString(),
            .expiresMs = rows.value(4).toLongLong(),
            .told = { rows.value(5).toBool(), rows.value(6).toBool() } };
        TERCET_TRY(one.request, arrayFromHex<32>(rows.value(0).toString().toStdString()));
        const auto signature = rows.value(3).toByteArray();
        if (std::size_t(signature.size()) != one.signature.size())
            return fail(Code::Storage, "a decision without its signature");
        std::ranges::copy(viewOf(signature), one.signature.begin());
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace tercet::wallet::decisions
