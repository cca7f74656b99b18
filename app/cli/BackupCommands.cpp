#include "app/cli/Await.h"
#include "app/cli/BackupKeys.h"
#include "app/cli/Commands.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "core/backup/BackupFile.h"
#include "core/backup/Date.h"
#include "core/backup/Paper.h"
#include "core/backup/Piece.h"
#include "core/backup/SecretFile.h"
#include "core/base/AtomicFile.h"
#include "core/crypto/Hash.h"

namespace tercet::cli {

namespace {

namespace age = backup::age;

Result<wallet::BackupMade> made(const Arguments& args, int threshold = 0)
{
    TERCET_CHECK(readRecipients(args)); // before anything is unlocked
    TERCET_TRY(auto session, Session::open(args));
    TERCET_CHECK(session.unlocked());
    TERCET_TRY(auto order, readOrder(args, args.options.at("--out")));
    order.threshold = threshold;
    return await<wallet::BackupMade>([&](QObject* context, auto done) {
        session.wallet().exportBackup(std::move(order), context, std::move(done));
    });
}

Answer moment(const QDateTime& when)
{
    if (!when.isValid()) return nullptr;
    return when.toUTC().toString(Qt::ISODate).toStdString();
}

Answer registerAnswer(const wallet::VaultInfo& vault, const wallet::BackupStatus& status)
{
    auto backups = Answer::array();
    for (const auto& entry : status.entries) {
        auto pieces = Answer::array();
        for (const auto& piece : entry.pieces)
            pieces.push_back({ { "piece", piece.number }, { "holder", piece.holder.toStdString() },
                { "checked_in", moment(piece.checkedIn) } });
        backups.push_back(
            { { "file", entry.file.toStdString() }, { "sha256", entry.sha256.toStdString() },
                { "epoch", entry.epoch }, { "made", moment(entry.made) },
                { "tested", moment(entry.tested) }, { "recipients", texts(entry.recipients) },
                { "threshold", entry.threshold }, { "pieces", std::move(pieces) } });
    }
    return { { "vault", vault.id.toStdString() }, { "epoch", vault.epoch },
        { "state", wallet::backupStateName(status.state) }, { "test_due", status.testDue },
        { "backups", std::move(backups) } };
}

Result<backup::Piece> openPiece(const std::string& path, const age::Keys& keys)
{
    const auto opened = [&]() -> Result<backup::Piece> {
        TERCET_TRY(const auto file, readAgeFile(path));
        TERCET_TRY(const auto payload, age::decrypt(file, keys));
        return backup::Piece::decode(payload.view());
    };
    auto piece = opened();
    if (!piece) piece.error().field = path;
    return piece;
}

} // namespace

Result<Answer> backupExport(const Arguments& args)
{
    TERCET_TRY(const auto backup, made(args));
    return backupAnswer(backup.entry);
}

Result<Answer> backupInspect(const Arguments& args)
{
    TERCET_TRY(const auto file, readBackup(args));
    TERCET_TRY(const auto keys, readKeys(args));
    TERCET_TRY(const auto backup, backup::openShareBackup(file, keys));
    auto cosigners = Answer::array();
    for (std::size_t i = 1; i < backup.parties.size(); ++i) {
        const auto& party = backup.parties[i];
        cosigners.push_back({ { "share", i + 1 }, { "name", party.name }, { "url", party.url },
            { "pin", party.pin }, { "profile", party.profile }, { "identity", hex(party.ik) } });
    }
    return Answer { { "vault", hex(backup.vault) }, { "name", backup.name },
        { "epoch", backup.epoch }, { "created", backup::dateText(backup.created) },
        { "secp256k1", hex(backup.key.encode()) }, { "ed25519", hex(backup.edKey.encode()) },
        { "cosigners", std::move(cosigners) } };
}

Result<Answer> backupSplit(const Arguments& args)
{
    TERCET_TRY(const auto backup, made(args, int(args.number("--threshold", 0))));
    return Answer { { "backup", backup.entry.file.toStdString() },
        { "pieces", texts(backup.pieces) }, { "threshold", backup.entry.threshold } };
}

Result<Answer> backupCombine(const Arguments& args)
{
    TERCET_TRY(const auto keys, readKeys(args));
    std::vector<backup::Piece> pieces;
    for (const auto& path : args.operands) {
        TERCET_TRY(auto piece, openPiece(path, keys));
        pieces.push_back(std::move(piece));
    }
    auto identity = backup::combinePieces(pieces);
    if (!identity) {
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (std::to_string(pieces[i].point.index) == identity.error().field
                && pieces[i].set != pieces.front().set)
                identity.error().field = args.operands[i];
        return std::unexpected(std::move(identity.error()));
    }
    const auto& out = args.options.at("--out");
    TERCET_CHECK(backup::writeSecretFile(out, identity->file()));
    const auto& set = pieces.front().set;
    return Answer { { "file", out }, { "recipient", set.recipient }, { "vault", hex(set.vault) },
        { "epoch", set.epoch }, { "threshold", set.threshold } };
}

Result<Answer> backupCheckIn(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.vault());
    TERCET_CHECK(session.wallet().selectVault(vault.id));
    TERCET_CHECK(await<void>([&](QObject* context, auto done) {
        session.wallet().checkIn(
            QString::fromStdString(args.options.at("--code")), context, std::move(done));
    }));
    return registerAnswer(vault, session.wallet().backups());
}

Result<Answer> backupList(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.vault());
    TERCET_CHECK(session.wallet().selectVault(vault.id));
    return registerAnswer(vault, session.wallet().backups());
}

Result<Answer> backupPaper(const Arguments& args)
{
    TERCET_TRY(const auto file, readAgeFile(args.operand));
    TERCET_TRY(const auto parts, backup::paperParts(file));
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "\n") + part;
    const auto path = std::filesystem::absolute(args.options.at("--out"));
    TERCET_CHECK(writeAtomically(systemFiles(), path, view(out)));
    return Answer { { "file", path.string() }, { "parts", parts.size() },
        { "sha256", hex(crypto::sha256(file)) } };
}

} // namespace tercet::cli
