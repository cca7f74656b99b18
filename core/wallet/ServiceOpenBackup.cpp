#include <QFileInfo>
#include <array>

#include "core/backup/BackupFile.h"
#include "core/backup/Paper.h"
#include "core/backup/Piece.h"
#include "core/backup/SecretFile.h"
#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

namespace age = backup::age;

// The identities of a file; errors have the field `field`, except that of a wrong passphrase.
Result<std::vector<age::Identity>> identitiesOf(const QString& path,
    const std::optional<crypto::SecretBytes>& passphrase, const std::string& field)
{
    if (const QFileInfo file(path); file.exists() && !file.isFile())
        return fail(Code::FileUnreadable, "not a regular file", field);
    auto content = backup::readSecretFile(path.toStdString());
    if (!content) {
        content.error().field = field;
        return std::unexpected(std::move(content.error()));
    }
    return age::parseIdentities(*content, passphrase ? &*passphrase : nullptr);
}

Result<Bytes> contentOf(const QString& path)
{
    std::error_code error;
    const auto whole = std::filesystem::canonical(path.toStdString(), error); // links are fine
    if (error == std::errc::no_such_file_or_directory) return fail(Code::FileNotFound);
    if (error) return fail(Code::FileUnreadable, "no such path");
    auto file = systemFiles().read(whole, age::kMaxFileBytes);
    if (!file && file.error().code == Code::BadLength)
        return fail(Code::NotShareBackup, "larger than a backup is");
    return file;
}

Result<backup::Piece> pieceOf(const PieceKey& key, const std::string& number)
{
    if (key.identityFile.isEmpty()) { // the payload itself: as secret as what opens the file
        TERCET_TRY(const auto payload, backup::readSecretFile(key.file.toStdString()));
        if (age::wantsPassphrase(payload.view()))
            return fail(Code::NoMatchingIdentity, "it was not opened");
        return backup::Piece::decode(payload.view());
    }
    TERCET_TRY(const auto file, contentOf(key.file));
    age::Keys keys;
    TERCET_TRY(
        keys.identities, identitiesOf(key.identityFile, key.passphrase, "identity " + number));
    TERCET_TRY(const auto payload, age::decrypt(file, keys));
    return backup::Piece::decode(payload.view());
}

Result<age::Identity> combined(const std::vector<PieceKey>& keys)
{
    std::vector<backup::Piece> pieces;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto number = std::to_string(i + 1);
        auto piece = pieceOf(keys[i], number);
        if (!piece) {
            auto& field = piece.error().field;
            if (field != "identity " + number)
                field = (field == "identity-passphrase" ? "identity " : "piece ") + number;
            return std::unexpected(std::move(piece.error()));
        }
        pieces.push_back(std::move(*piece));
    }
    auto out = backup::combinePieces(pieces);
    if (!out && out.error().code == Code::BadPiece) {
        const auto index = out.error().field; // its place among all; a person knows the row
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (std::to_string(pieces[i].point.index) == index)
                out.error().field = "piece " + std::to_string(i + 1);
    }
    return out;
}

Result<age::Keys> keysOf(BackupKey key)
{
    age::Keys out;
    if (!key.pieces.empty()) {
        TERCET_TRY(auto identity, combined(key.pieces));
        out.identities.push_back(std::move(identity));
        return out;
    }
    if (key.identityFile.isEmpty()) {
        out.passphrase = std::move(key.passphrase);
        return out;
    }
    TERCET_TRY(out.identities, identitiesOf(key.identityFile, key.passphrase, "identity"));
    return out;
}

Result<OpenedBackup> openContent(Bytes content, BackupKey key)
{
    TERCET_TRY(const auto file,
        backup::ageFileOf(std::array { backup::Given { {}, std::move(content) } }));
    TERCET_TRY(const auto keys, keysOf(std::move(key)));
    TERCET_TRY(auto opened, backup::openShareBackup(file, keys));
    return OpenedBackup { std::make_shared<const backup::ShareBackup>(std::move(opened)),
        hexText(crypto::sha256(file)) };
}

Result<OpenedBackup> openFile(const QString& path, BackupKey key)
{
    TERCET_TRY(auto content, contentOf(path));
    return openContent(std::move(content), std::move(key));
}

} // namespace

void Service::openBackup(
    const QString& path, BackupKey key, QObject* context, Callback<OpenedBackup> done)
{
    done = guarded(context, std::move(done));
    m_engine->post([this, path, key = std::make_shared<BackupKey>(std::move(key)), done] {
        hand(openFile(path, std::move(*key)), done);
    });
}

void Service::openBackupFrom(
    const QByteArray& file, BackupKey key, QObject* context, Callback<OpenedBackup> done)
{
    done = guarded(context, std::move(done));
    m_engine->post([this, file, key = std::make_shared<BackupKey>(std::move(key)), done] {
        hand(openContent(Bytes(file.begin(), file.end()), std::move(*key)), done);
    });
}

} // namespace tercet::wallet
