#include "core/wallet/PolicyStore.h"

#include <algorithm>

#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

constexpr int kEtherDecimals = 18;

QString unitText(const policy::Unit& unit) { return toQt(unit.text()); }

// What of a request is written down (policy::Effect): what is not known, nothing and everything
// leave no trace.
std::vector<policy::Movement> countable(const chains::Decoded& decoded)
{
    auto moves = policy::effectOf(decoded).moves;
    std::erase_if(moves, [](const policy::Movement& move) {
        return !move.amount || move.amount->isZero() || *move.amount == chains::Uint256::max();
    });
    return moves;
}

} // namespace

policy::Context Books::context(
    const chains::Decoded& decoded, const std::string& from, qint64 now) const
{
    // The person who approves at this device is its approval.
    policy::Context out { .nowMs = now, .approvals = { { policy::Role::Device, 1 } } };
    const auto effect = policy::effectOf(decoded);
    const auto slot = policy::slotOf(decoded, from);
    for (const auto& move : effect.moves) {
        auto& spent = out.spent[move.unit];
        for (const auto& entry : entries)
            if (entry.unit == move.unit) spent.add(entry.amount, entry.at, entry.slot == slot, now);
    }
    for (const auto& address : effect.addresses)
        if (const auto it = known.find(address); it != known.end()) out.knownSinceMs.insert(*it);
    return out;
}

void Books::meet(const chains::Decoded& decoded, qint64 at)
{
    for (const auto& address : policy::effectOf(decoded).addresses) known.try_emplace(address, at);
}

void Books::book(const chains::Decoded& decoded, const std::string& from, qint64 at)
{
    const auto slot = policy::slotOf(decoded, from);
    for (const auto& move : countable(decoded)) {
        const auto same = std::ranges::find_if(entries,
            [&](const Entry& entry) { return entry.unit == move.unit && entry.slot == slot; });
        if (same == entries.end()) {
            entries.push_back({ move.unit, slot, *move.amount, at });
        } else {
            same->amount = std::max(same->amount, *move.amount);
            same->at = std::max(same->at, at);
        }
    }
    meet(decoded, at);
}

namespace policies {

Result<policy::Standing> load(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT serial, policy, pending_serial, pending, since, due"
                                " FROM policy WHERE vault = ?"),
            { vault }));
    policy::Standing out;
    if (!rows.next()) return out;
    out.serial = rows.value(0).toULongLong();
    TERCET_TRY(out.policy, policy::decode(viewOf(rows.value(1).toByteArray())));
    const auto pending = rows.value(3).toByteArray();
    if (pending.isEmpty()) return out;
    TERCET_TRY(auto later, policy::decode(viewOf(pending)));
    out.pending = { rows.value(2).toULongLong(), std::move(later), rows.value(4).toLongLong(),
        rows.value(5).toLongLong() };
    return out;
}

Status save(Database& db, const QString& vault, const policy::Standing& standing)
{
    const auto& waits = standing.pending;
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT OR REPLACE INTO policy (vault, serial, policy, pending_serial,"
                       " pending, since, due) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        { vault, qulonglong(standing.serial), toQt(policy::encode(standing.policy)),
            qulonglong(waits ? waits->serial : 0),
            waits ? toQt(policy::encode(waits->policy)) : QByteArray(""),
            qlonglong(waits ? waits->sinceMs : 0), qlonglong(waits ? waits->dueMs : 0) }));
    return {};
}

Result<Books> loadBooks(Database& db, const QString& vault, qint64 now)
{
    Books out;
    TERCET_TRY(auto spent,
        db.query(QStringLiteral("SELECT family, chain_id, contract, slot, amount, at"
                                " FROM policy_spent WHERE vault = ? AND at >= ?"),
            { vault, qlonglong(now - policy::kMonthMs) }));
    while (spent.next()) {
        auto& entry = out.entries.emplace_back();
        entry.unit = { policy::Family(spent.value(0).toInt()),
            spent.value(1).toString().toULongLong(), spent.value(2).toString().toStdString() };
        const auto slot = fromQt(spent.value(3).toByteArray());
        if (slot.size() != entry.slot.size())
            return fail(Code::Storage, "a slot of another length");
        std::ranges::copy(slot, entry.slot.begin());
        TERCET_TRY(entry.amount, chains::Uint256::fromBytes(viewOf(spent.value(4).toByteArray())));
        entry.at = spent.value(5).toLongLong();
    }
    TERCET_TRY(auto known,
        db.query(
            QStringLiteral("SELECT address, since FROM policy_known WHERE vault = ?"), { vault }));
    while (known.next())
        out.known.emplace(known.value(0).toString().toStdString(), known.value(1).toLongLong());
    return out;
}

Status meet(Database& db, const QString& vault, const chains::Decoded& decoded, qint64 at)
{
    for (const auto& address : policy::effectOf(decoded).addresses)
        TERCET_CHECK(db.change(
            QStringLiteral(
                "INSERT OR IGNORE INTO policy_known (vault, address, since) VALUES (?, ?, ?)"),
            { vault, toQt(address), at }));
    return {};
}

Status book(Database& db, const QString& vault, const chains::Decoded& decoded,
    const std::string& from, qint64 at)
{
    const auto slot = toQt(policy::slotOf(decoded, from));
    for (const auto& move : countable(decoded))
        TERCET_CHECK(db.change(
            QStringLiteral(
                "INSERT INTO policy_spent (vault, unit, family, chain_id, contract, slot, amount,"
                " at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vault, unit, slot) DO UPDATE SET"
                " amount = MAX(amount, excluded.amount), at = MAX(at, excluded.at)"),
            { vault, unitText(move.unit), int(move.unit.family), QString::number(move.unit.chainId),
                stored(toQt(move.unit.contract)), slot, toQt(move.amount->be()), at }));
    return meet(db, vault, decoded, at);
}

Result<FreezeStatus> loadFreeze(Database& db, const QString& vault)
{
    TERCET_TRY(auto rows,
        db.query(
            QStringLiteral("SELECT until, google, azure FROM freezes WHERE vault = ?"), { vault }));
    FreezeStatus out;
    if (rows.next())
        out = { QDateTime::fromMSecsSinceEpoch(rows.value(0).toLongLong()),
            { true, rows.value(1).toBool(), rows.value(2).toBool() } };
    return out;
}

Status saveFreeze(Database& db, const QString& vault, const FreezeStatus& freeze)
{
    TERCET_CHECK(db.change(
        QStringLiteral(
            "INSERT OR REPLACE INTO freezes (vault, until, google, azure) VALUES (?, ?, ?, ?)"),
        { vault, freeze.until.toMSecsSinceEpoch(), freeze.confirmed[1], freeze.confirmed[2] }));
    return {};
}

Status convert(Database& db)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT vault, per_transaction, blind_signing FROM policies")));
    QList<std::pair<QString, policy::Standing>> all;
    while (rows.next()) {
        policy::Standing standing;
        standing.policy.blindSigning = rows.value(2).toBool();
        const auto text = rows.value(1).toString().trimmed().toStdString();
        if (!text.empty()) {
            TERCET_TRY(standing.policy.limitPerTransaction,
                chains::Uint256::fromAmount(text, kEtherDecimals));
        }
        all.append({ rows.value(0).toString(), standing });
    }
    rows.finish();
    for (const auto& [vault, standing] : all) TERCET_CHECK(save(db, vault, standing));
    return {};
}

} // namespace policies

} // namespace tercet::wallet
