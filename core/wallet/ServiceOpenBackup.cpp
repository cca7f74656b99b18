#include <QFileInfo>

#include "core/backup/BackupFile.h"
#include "core/backup/SecretFile.h"
#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

namespace age = backup::age;

Result<age::Keys> keysOf(BackupKey key)
{
    age::Keys out;
    if (key.identityFile.isEmpty()) {
        out.passphrase = std::move(key.passphrase);
        return out;
    }
    if (const QFileInfo file(key.identityFile); file.exists() && !file.isFile())
        return fail(Code::FileUnreadable, "not a regular file", "identity");
    auto content = backup::readSecretFile(key.identityFile.toStdString());
    if (!content) {
        content.error().field = "identity";
        return std::unexpected(std::move(content.error()));
    }
    TERCET_TRY(out.identities,
        age::parseIdentities(*content, key.passphrase ? &*key.passphrase : nullptr));
    return out;
}

Result<OpenedBackup> openFile(const QString& path, BackupKey key)
{
    std::error_code error;
    const auto whole = std::filesystem::canonical(path.toStdString(), error); // links are fine
    if (error == std::errc::no_such_file_or_directory) return fail(Code::FileNotFound);
    if (error) return fail(Code::FileUnreadable, "no such path");
    auto file = systemFiles().read(whole, age::kMaxFileBytes);
    if (!file && file.error().code == Code::BadLength)
        return fail(Code::NotShareBackup, "larger than a backup is");
    if (!file) return std::unexpected(std::move(file.error()));
    TERCET_TRY(const auto keys, keysOf(std::move(key)));
    TERCET_TRY(auto opened, backup::openShareBackup(*file, keys));
    return OpenedBackup { std::make_shared<const backup::ShareBackup>(std::move(opened)),
        hexText(crypto::sha256(*file)) };
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

} // namespace tercet::wallet
