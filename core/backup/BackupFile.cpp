#include "core/backup/BackupFile.h"

#include "core/crypto/Hash.h"

namespace tercet::backup {

namespace {

Result<age::Sealed> sealed(
    ByteView payload, const BackupLock& lock, age::Armor armor, Random& random)
{
    if (lock.passphrase)
        return age::sealWithPassphrase(payload, *lock.passphrase, armor, random, lock.scryptLogN);
    return age::seal(payload, lock.recipients, armor, random);
}

Result<crypto::SecretBytes> opened(ByteView file, const BackupLock& lock, const age::FileKey& key)
{
    if (!lock.passphrase) return age::decryptWithFileKey(file, key);
    return age::decrypt(file, age::Keys { .passphrase = lock.passphrase->clone() });
}

} // namespace

Result<WrittenBackup> writeShareBackup(FileSystem& files, const std::filesystem::path& path,
    const ShareBackup& backup, const crypto::SigningKey& ik, const BackupLock& lock,
    age::Armor armor, Random& random, const BeforeWriting& before)
{
    TERCET_TRY(const auto payload, backup.encode(ik));
    TERCET_TRY(const auto made, sealed(payload.view(), lock, armor, random));
    WrittenBackup out { .sha256 = crypto::sha256(made.file) };
    if (!lock.passphrase)
        for (const auto& recipient : lock.recipients)
            out.fingerprints.push_back(recipient.fingerprint());
    if (before) TERCET_CHECK(before(out));
    TERCET_CHECK(writeAtomically(files, path, made.file));
    const auto check = [&]() -> Status {
        TERCET_TRY(const auto file, files.read(path, age::kMaxFileBytes));
        const auto back = opened(file, lock, made.key);
        if (!back || !back->equals(payload) || !ShareBackup::decode(back->view()))
            return fail(Code::FileUnwritable, "the backup read back does not open");
        return {};
    };
    if (auto checked = check(); !checked) {
        (void)removeDurably(files, path);
        return std::unexpected(checked.error());
    }
    return out;
}

Result<ShareBackup> openShareBackup(ByteView file, const age::Keys& keys)
{
    TERCET_TRY(const auto payload, age::decrypt(file, keys));
    TERCET_TRY(auto backup, ShareBackup::decode(payload.view()));
    if (backup.share != 1)
        return fail(Code::NotShareBackup, "of share " + std::to_string(backup.share));
    return backup;
}

Status belongsTo(const ShareBackup& backup, const Bytes32& vault, std::uint32_t epoch)
{
    if (backup.vault != vault) return fail(Code::BackupOtherVault, hex(backup.vault));
    const auto both
        = "epoch " + std::to_string(backup.epoch) + ", the vault's is " + std::to_string(epoch);
    if (backup.epoch < epoch) return fail(Code::BackupOlderEpoch, both);
    if (backup.epoch > epoch) return fail(Code::MixedEpochs, both);
    return {};
}

Result<std::vector<age::Recipient>> parseRecipients(std::string_view text)
{
    std::vector<age::Recipient> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        TERCET_TRY(auto recipient, age::Recipient::parse(line));
        out.push_back(std::move(recipient));
    }
    if (out.empty()) return fail(Code::BadRecipient, "none");
    return out;
}

} // namespace tercet::backup
