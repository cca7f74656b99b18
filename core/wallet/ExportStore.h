#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/ExportTypes.h"
#include "core/wallet/TrustPieces.h"

// What the device keeps of exports: the recipients it has registered, whether they have answered
// their challenge, and the newest package.
namespace tercet::wallet::exports {

struct Registered {
    std::uint64_t serial { 0 };
    backup::RecipientSet set;
    QString conditions; // a trust's text
    qint64 activeFromMs { 0 }; // 0: at once
    QList<ExportRecipient> recipients {}; // in the order of the set, or of the officers
    QList<QByteArray> answers {}; // SHA-256 of what is inside each challenge
    quint32 exportedEpoch { 0 };
    qint64 exportedAtMs { 0 };
    std::optional<TrustPieces> pieces {}; // of a trust whose officers hold them

    std::vector<backup::age::Recipient> people() const; // officers, or the set's recipients
};

// All within the caller's transaction (Storage::run()).
Result<std::optional<Registered>> load(Database& db, const QString& vault, backup::Purpose purpose);
// In the place of what was registered for this purpose. While it waits for its delay, what was in
// force is kept too: in the tables under the purpose's negative number.
Status save(Database& db, const QString& vault, const Registered& registered);
// What was kept, while a newer set waits.
Result<std::optional<Registered>> loadKept(
    Database& db, const QString& vault, backup::Purpose purpose);
// The newest set holds: nothing waits any more.
Status settled(Database& db, const QString& vault, backup::Purpose purpose);
Status setTested(Database& db, const QString& vault, backup::Purpose purpose, int number);
Status noteExported(
    Database& db, const QString& vault, backup::Purpose purpose, quint32 epoch, qint64 atMs);

RecipientsStatus statusOf(const Registered& registered, qint64 nowMs);

} // namespace tercet::wallet::exports
