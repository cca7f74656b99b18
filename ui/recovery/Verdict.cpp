#include "ui/recovery/Verdict.h"

#include <algorithm>

namespace tercet::ui {

backup::age::Keys keysOf(const std::vector<ChosenIdentity>& identities, std::vector<Status>& states)
{
    backup::age::Keys keys;
    for (const auto& one : identities) {
        const backup::IdentityFile file { one.path, one.passphrase ? &*one.passphrase : nullptr };
        auto found = backup::readIdentityFiles({ &file, 1 });
        if (!found) {
            states.emplace_back(std::unexpected(found.error()));
            continue;
        }
        states.emplace_back();
        for (auto& identity : found->identities) keys.identities.push_back(std::move(identity));
    }
    return keys;
}

Verdict judge(const std::string& folder, const std::vector<ChosenIdentity>& identities,
    const std::vector<std::string>& parts)
{
    Verdict out;
    const auto package = backup::readPackage(systemFiles(), folder);
    if (!package) {
        out.package = package.error();
        return out;
    }
    out.manifest = package->manifest;
    const auto keys = keysOf(identities, out.identities);
    backup::RecoveryParts opened;
    for (const auto& path : parts) {
        const auto file = systemFiles().read(path, backup::RecoveryPart::kMaxFile);
        out.parts.push_back(file ? opened.add(package->manifest, path, *file, keys)
                                 : Status(std::unexpected(file.error())));
    }
    out.shares = backup::Recovery::examine(*package, keys, opened);
    if (!std::ranges::all_of(out.shares, [](const Status& s) { return s.has_value(); })) return out;
    auto recovery = backup::Recovery::open(*package, keys, opened);
    if (!recovery) {
        out.sum = recovery.error();
        return out;
    }
    auto addresses = recovery->addresses();
    if (!addresses) {
        out.sum = addresses.error();
        return out;
    }
    out.addresses = std::move(*addresses);
    out.recovery = std::make_shared<const backup::Recovery>(std::move(*recovery));
    return out;
}

} // namespace tercet::ui
