#include "core/backup/OpenedShare.h"

namespace tercet::backup {

namespace {

std::unexpected<Error> of(const Error& error, const std::string& file)
{
    return fail(error.code, error.context, file);
}

bool sameKeys(const ShareBackup& share, const VaultKeys& keys)
{
    return share.publicShares == keys.publicShares && share.key == keys.key
        && share.chainCode == keys.chainCode && share.edPublicShares == keys.edPublicShares
        && share.edKey == keys.edKey && share.edChainCode == keys.edChainCode;
}

} // namespace

Status belongsTo(
    const Manifest& manifest, unsigned number, const ShareBackup& share, const std::string& name)
{
    const auto& expected = manifest.keys;
    if (share.vault != expected.vault) return fail(Code::BackupOtherVault, "", name);
    if (share.epoch != expected.epoch || share.eid != expected.eid)
        return fail(Code::MixedEpochs,
            "epoch " + std::to_string(share.epoch) + " instead of "
                + std::to_string(expected.epoch),
            name);
    if (share.share != number)
        return fail(Code::BackupShareMismatch, "share " + std::to_string(share.share), name);
    if (!sameKeys(share, expected))
        return fail(Code::BackupShareMismatch, "other public keys", name);
    return {};
}

Result<OpenedShare> openShare(const Package& package, unsigned number, const age::Keys& keys)
{
    const auto name = shareFileName(number);
    const auto it = package.files.find(name);
    if (it == package.files.end())
        return fail(Code::PackageIncomplete, "the file is missing", name);
    auto payload = age::decrypt(it->second, keys);
    if (!payload) return of(payload.error(), name);
    auto share = ShareBackup::decode(payload->view());
    if (!share) return of(share.error(), name);
    TERCET_CHECK(belongsTo(package.manifest, number, *share, name));
    const auto* listed = package.manifest.file(name);
    if (!listed || crypto::sha256(it->second) != listed->sha256)
        return fail(Code::BadPackage, "not what the manifest says", name);
    return OpenedShare { std::move(*share), std::move(*payload) };
}

} // namespace tercet::backup
