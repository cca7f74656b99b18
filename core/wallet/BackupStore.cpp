#include "core/wallet/BackupStore.h"

#include "core/backup/age/Age.h"
#include "core/base/AtomicFile.h"
#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet::backups {

namespace {

QVariant moment(const QDateTime& when)
{
    return when.isValid() ? QVariant(when.toMSecsSinceEpoch()) : QVariant(0);
}

QDateTime moment(const QVariant& stored)
{
    const auto ms = stored.toLongLong();
    return ms ? QDateTime::fromMSecsSinceEpoch(ms) : QDateTime();
}

} // namespace

Status insert(
    Database& db, const QString& vault, const BackupEntry& entry, const QStringList& checkIns)
{
    TERCET_CHECK(db.change(
        QStringLiteral("INSERT OR REPLACE INTO backups (vault, sha256, file, epoch, made, tested,"
                       " recipients, threshold) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        { vault, entry.sha256, stored(entry.file), entry.epoch, moment(entry.made),
            moment(entry.tested), stored(entry.recipients.join(QLatin1Char('\n'))),
            entry.threshold }));
    for (qsizetype i = 0; i < entry.pieces.size(); ++i)
        TERCET_CHECK(db.change(
            QStringLiteral("INSERT OR REPLACE INTO backup_pieces (vault, sha256, number, holder,"
                           " code, checked_in) VALUES (?, ?, ?, ?, ?, ?)"),
            { vault, entry.sha256, entry.pieces[i].number, entry.pieces[i].holder,
                stored(checkIns.value(i)), moment(entry.pieces[i].checkedIn) }));
    return {};
}

Result<Register> load(Database& db)
{
    Register out;
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT vault, sha256, file, epoch, made, tested, recipients,"
                                " threshold FROM backups ORDER BY made, rowid")));
    while (rows.next())
        out[rows.value(0).toString()].append({ .file = rows.value(2).toString(),
            .sha256 = rows.value(1).toString(),
            .epoch = rows.value(3).toUInt(),
            .made = moment(rows.value(4)),
            .tested = moment(rows.value(5)),
            .recipients = rows.value(6).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts),
            .threshold = rows.value(7).toInt(),
            .pieces = {} });
    TERCET_TRY(auto pieces,
        db.query(QStringLiteral("SELECT vault, sha256, number, holder, checked_in"
                                " FROM backup_pieces ORDER BY number")));
    while (pieces.next())
        for (auto& entry : out[pieces.value(0).toString()])
            if (entry.sha256 == pieces.value(1).toString())
                entry.pieces.append({ pieces.value(2).toInt(), pieces.value(3).toString(),
                    moment(pieces.value(4)) });
    return out;
}

Status discardAfter(Database& db, const QString& vault, quint32 epoch)
{
    TERCET_TRY(const auto all, load(db));
    for (const auto& entry : all.value(vault)) {
        if (entry.epoch <= epoch) continue;
        const std::filesystem::path file(entry.file.toStdString());
        const auto content = systemFiles().read(file, backup::age::kMaxFileBytes);
        if (content && hexText(crypto::sha256(*content)) == entry.sha256)
            (void)removeDurably(systemFiles(), file);
        for (const char* table : { "backup_pieces", "backups" })
            TERCET_CHECK(db.change(QStringLiteral("DELETE FROM %1 WHERE vault = ? AND sha256 = ?")
                                       .arg(QLatin1String(table)),
                { vault, entry.sha256 }));
    }
    return {};
}

Status setTested(Database& db, const QString& vault, const QString& sha256, const QDateTime& when)
{
    TERCET_TRY(const int changed,
        db.change(QStringLiteral("UPDATE backups SET tested = ? WHERE vault = ? AND sha256 = ?"),
            { moment(when), vault, sha256 }));
    if (changed != 1) return fail(Code::NoSuchBackup, "no file with this hash");
    return {};
}

Status checkIn(Database& db, const QString& vault, const QString& code, const QDateTime& when)
{
    TERCET_TRY(const int changed,
        db.change(
            QStringLiteral("UPDATE backup_pieces SET checked_in = ? WHERE vault = ? AND code = ?"
                           " AND code <> ''"),
            { moment(when), vault, code }));
    if (changed != 1) return fail(Code::NoSuchBackup, "no piece with this code");
    return {};
}

} // namespace tercet::wallet::backups
