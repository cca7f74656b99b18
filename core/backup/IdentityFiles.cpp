#include "core/backup/IdentityFiles.h"

#include "core/backup/SecretFile.h"

namespace tercet::backup {

Result<age::Keys> readIdentityFiles(std::span<const IdentityFile> files)
{
    age::Keys keys;
    for (const auto& [path, passphrase] : files) {
        TERCET_TRY(const auto content, readSecretFile(path.string()));
        auto found = age::parseIdentities(content, passphrase);
        if (!found) return fail(found.error().code, found.error().context, path.string());
        for (auto& one : *found) keys.identities.push_back(std::move(one));
    }
    return keys;
}

bool wantsPassphrase(const std::filesystem::path& identityFile)
{
    const IdentityFile file { identityFile, nullptr };
    const auto found = readIdentityFiles({ &file, 1 });
    return !found && found.error().code == Code::WrongPassphrase;
}

} // namespace tercet::backup
