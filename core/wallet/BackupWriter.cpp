#include "core/wallet/BackupWriter.h"

#include "core/backup/Piece.h"
#include "core/backup/RecordBackup.h"
#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

namespace age = backup::age;
namespace fs = std::filesystem;

constexpr std::array kNames { "this device", "Google Cloud", "Microsoft Azure" };

Result<std::vector<age::Recipient>> recipientsOf(const QStringList& texts)
{
    std::vector<age::Recipient> out;
    for (const QString& text : texts) {
        const auto recipient = age::Recipient::parse(text.trimmed().toStdString());
        if (!recipient)
            return fail(Code::BadRecipient, recipient.error().context, text.left(80).toStdString());
        out.push_back(*recipient);
    }
    return out;
}

backup::ShareBackup contentOf(const mpc::CoreRecord& record, const VaultInfo& vault, qint64 nowMs)
{
    auto out = backup::backupOf(record, vault.name.toStdString(), nowMs / 1000);
    for (std::size_t i = 0; i < out.parties.size(); ++i) {
        out.parties[i].name = kNames[i];
        if (i == 0 || vault.practice) continue;
        const auto& cosigner = vault.cosigners[i - 1];
        out.parties[i].url = cosigner.url.toStdString();
        out.parties[i].pin = cosigner.pin.toStdString();
        out.parties[i].profile = cosigner.profile.toStdString();
    }
    return out;
}

// Its hash, written and read back.
Status writePiece(FileSystem& files, const fs::path& path, const backup::Piece& piece,
    const age::Recipient& holder, age::Armor armor, Random& random)
{
    const auto payload = piece.encode();
    TERCET_TRY(const auto made, age::seal(payload.view(), std::array { holder }, armor, random));
    TERCET_CHECK(writeAtomically(files, path, made.file));
    TERCET_TRY(const auto back, files.read(path, age::kMaxFileBytes));
    const auto opened = age::decryptWithFileKey(back, made.key);
    if (!opened || !opened->equals(payload))
        return fail(Code::FileUnwritable, "the piece read back does not open");
    return {};
}

struct Target {
    FileSystem& files;
    const backup::ShareBackup& content;
    const crypto::SigningKey& ik;
    age::Armor armor;
    Random& random;
    qint64 nowMs;
    const BeforeBackup& before;
};

// `out` but for the file itself: the pieces, where it is split.
Result<WrittenBackup> writeWhole(
    const Target& to, const fs::path& path, const backup::BackupLock& lock, WrittenBackup out = {})
{
    const auto before = [&](const backup::WrittenBackup& written) -> Status {
        auto& entry = out.made.entry;
        entry.file = QString::fromStdString(path.string());
        entry.sha256 = hexText(written.sha256);
        entry.epoch = to.content.epoch;
        entry.made = QDateTime::fromMSecsSinceEpoch(to.nowMs);
        if (entry.threshold == 0)
            for (const auto& fingerprint : written.fingerprints)
                entry.recipients.append(toQt(fingerprint));
        return to.before ? to.before(out) : Status {};
    };
    TERCET_CHECK(backup::writeShareBackup(
        to.files, path, to.content, to.ik, lock, to.armor, to.random, before));
    return out;
}

Result<WrittenBackup> writeSplit(const Target& to, const fs::path& folder,
    const std::vector<age::Recipient>& holders, int threshold)
{
    const auto identity = age::Identity::generate(to.random);
    TERCET_TRY(const auto pieces,
        backup::splitIdentity(identity,
            { .vault = to.content.vault,
                .name = to.content.name,
                .epoch = to.content.epoch,
                .created = to.content.created,
                .threshold = unsigned(threshold) },
            unsigned(holders.size()), to.random));
    TERCET_CHECK(to.files.makeFolder(folder, 0700));
    const auto name = to.content.fileName();
    const auto stem = name.substr(0, name.size() - 4);
    QStringList files, codes;
    QList<PieceEntry> entries;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto path = folder / (stem + "-piece" + std::to_string(i + 1) + ".age");
        TERCET_CHECK(writePiece(to.files, path, pieces[i], holders[i], to.armor, to.random));
        files.append(QString::fromStdString(path.string()));
        codes.append(toQt(pieces[i].checkIn));
        entries.append({ int(i + 1), toQt(holders[i].fingerprint()), {} });
    }
    backup::BackupLock lock;
    lock.recipients.push_back(identity.recipient());
    WrittenBackup out;
    out.made.entry.threshold = threshold;
    out.made.entry.pieces = std::move(entries);
    out.made.pieces = std::move(files);
    out.checkIns = std::move(codes);
    return writeWhole(to, folder / name, lock, std::move(out));
}

Result<fs::path> checkedPath(const BackupOrder& order)
{
    if (order.path.isEmpty()) return fail(Code::MissingField, "where to", "path");
    if (order.recipients.isEmpty() == !order.passphrase)
        return fail(Code::MissingField, "for whom");
    if (order.threshold != 0
        && (order.passphrase || order.threshold < 2 || order.threshold > order.recipients.size()))
        return fail(Code::BadField, "2 ≤ threshold ≤ recipients", "threshold");
    std::error_code error;
    auto path = fs::absolute(order.path.toStdString(), error);
    if (error) return fail(Code::FileUnwritable, "no such path");
    return path;
}

} // namespace

Status checkNewBackup(const BackupOrder& order)
{
    TERCET_CHECK(recipientsOf(order.recipients));
    TERCET_TRY(const auto path, checkedPath(order));
    std::error_code error;
    if (fs::exists(fs::symlink_status(path, error)))
        return fail(Code::FileUnwritable, "something is there", "path");
    return {};
}

Result<WrittenBackup> writeBackup(const BackupOrder& order, const mpc::CoreRecord& record,
    const VaultInfo& vault, qint64 nowMs, Random& random, FileSystem& files,
    const BeforeBackup& before)
{
    TERCET_TRY(const auto recipients, recipientsOf(order.recipients));
    TERCET_TRY(const auto path, checkedPath(order));
    const auto content = contentOf(record, vault, nowMs);
    const Target to { files, content, record.own.ik(),
        order.armor ? age::Armor::Yes : age::Armor::No, random, nowMs, before };
    if (order.threshold != 0) return writeSplit(to, path, recipients, order.threshold);
    backup::BackupLock lock { .recipients = recipients };
    if (order.passphrase) lock.passphrase = order.passphrase->clone();
    return writeWhole(to, path, lock);
}

} // namespace tercet::wallet
