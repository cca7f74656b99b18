#include "app/cli/BackupKeys.h"

#include "app/cli/Files.h"
#include "app/cli/Passphrase.h"
#include "core/backup/Paper.h"
#include "core/backup/SecretFile.h"

namespace tercet::cli {

namespace age = backup::age;

Result<age::Keys> readKeys(const Arguments& args)
{
    age::Keys out;
    for (const auto& words : args.identities) {
        TERCET_TRY(const auto file, backup::readSecretFile(words.file));
        std::optional<crypto::SecretBytes> passphrase;
        if (words.passphraseFd) {
            TERCET_TRY(passphrase, readPassphrase(words.passphraseFd, false));
        }
        auto found = age::parseIdentities(file, passphrase ? &*passphrase : nullptr);
        if (!found) {
            if (found.error().code == Code::BadIdentity) found.error().field = words.file;
            return std::unexpected(std::move(found.error()));
        }
        for (auto& identity : *found) out.identities.push_back(std::move(identity));
    }
    if (args.backupPassphraseFd) {
        TERCET_TRY(out.passphrase, readPassphrase(args.backupPassphraseFd, false));
    }
    return out;
}

Result<std::vector<age::Recipient>> readRecipients(const Arguments& args)
{
    std::vector<age::Recipient> out;
    for (const auto& text : args.recipients) {
        const auto recipient = age::Recipient::parse(text);
        if (!recipient)
            return fail(Code::BadRecipient, recipient.error().context, text.substr(0, 80));
        out.push_back(*recipient);
    }
    return out;
}

Result<wallet::BackupOrder> readOrder(const Arguments& args, const std::string& path)
{
    TERCET_CHECK(readRecipients(args));
    wallet::BackupOrder out { .path = QString::fromStdString(path) };
    for (const auto& recipient : args.recipients)
        out.recipients.append(QString::fromStdString(recipient));
    if (args.backupPassphraseFd) {
        TERCET_TRY(out.passphrase, readPassphrase(args.backupPassphraseFd, true));
    }
    return out;
}

Result<Bytes> readAgeFile(const std::string& path)
{
    TERCET_TRY(const auto content, readInput(path));
    return toBytes(view(content));
}

Result<Bytes> readBackup(const Arguments& args)
{
    std::vector<backup::Given> given;
    for (const auto& path : args.operands) {
        TERCET_TRY(auto content, readAgeFile(path));
        given.push_back({ path, std::move(content) });
    }
    return backup::ageFileOf(given);
}

} // namespace tercet::cli
