#include "core/backup/RecoveryPart.h"

#include "core/backup/SecretJson.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kFormat = "{\"format\":\"tercet-recovery-part\",\"version\":";
constexpr std::string_view kSet = ",\n \"set\":", kShare = ",\n \"share\":", kEnd = "}\n";

// Of the files of others that are not there, or not for this identity, less is to be said.
int telling(Code code)
{
    return code == Code::PackageIncomplete ? 0 : code == Code::NoMatchingIdentity ? 1 : 2;
}

std::string the(unsigned share) { return "share " + std::to_string(share); }

} // namespace

crypto::SecretBytes RecoveryPart::encode(const Bytes32& set, ByteView share)
{
    SecretJsonWriter out(ShareBackup::kMaxBytes + 256);
    out.raw(kFormat).number(kVersion).raw(kSet).hex(set);
    out.raw(kShare).raw(text(share)).raw(kEnd);
    return std::move(*out.take()); // a share's payload fits
}

Result<RecoveryPart> RecoveryPart::decode(ByteView payload)
{
    const auto no = [](const char* what) { return fail(Code::NotShareBackup, what); };
    SecretJsonReader in(payload);
    std::uint64_t version = 0;
    if (!in.raw(kFormat) || !in.number(version)) return no("not a part of a recovery");
    if (version > kVersion) return fail(Code::BackupNewerFormat, std::to_string(version));
    Bytes32 set {};
    in.raw(kSet);
    in.hex(set);
    if (version != kVersion || !in.raw(kShare)) return no("the beginning of the part");
    const auto rest = payload.subspan(in.at());
    if (!text(rest).ends_with(kEnd)) return no("the end of the part");
    TERCET_TRY(auto share, ShareBackup::decode(rest.first(rest.size() - kEnd.size())));
    return RecoveryPart { set, std::move(share) };
}

Result<SealedPart> sealPart(const Package& package, const age::Keys& keys, unsigned share,
    const age::Recipient& to, Random& random)
{
    if (share > 3) return fail(Code::BadField, "1, 2 or 3", "share");
    std::optional<OpenedShare> found;
    std::optional<Error> why;
    for (unsigned number = 1; number <= 3; ++number) {
        if (share != 0 && share != number) continue;
        auto one = openShare(package, number, keys);
        if (!one) {
            if (!why || telling(one.error().code) > telling(why->code)) why = one.error();
            continue;
        }
        if (found) return fail(Code::MissingField, "these identities open several", "share");
        found = std::move(*one);
    }
    if (!found) {
        if (share == 0 && why->code == Code::NoMatchingIdentity) why->field.clear();
        return std::unexpected(*why);
    }
    const auto& manifest = package.manifest;
    const auto payload = RecoveryPart::encode(
        manifest.recipients.hash(manifest.keys.vault), found->payload.view());
    TERCET_TRY(auto file, age::encrypt(payload.view(), std::span(&to, 1), age::Armor::Yes, random));
    return SealedPart { found->share.share, std::move(file) };
}

Status RecoveryParts::add(
    const Manifest& manifest, const std::string& name, ByteView file, const age::Keys& keys)
{
    const auto opened = [&]() -> Result<RecoveryPart> {
        TERCET_TRY(const auto payload, age::decrypt(file, keys, RecoveryPart::kMaxFile));
        return RecoveryPart::decode(payload.view());
    };
    auto part = opened();
    if (!part) return fail(part.error().code, part.error().context, name);
    const auto number = part->share.share;
    TERCET_CHECK(belongsTo(manifest, number, part->share, name));
    if (part->set != manifest.recipients.hash(manifest.keys.vault))
        return fail(Code::BadPiece, the(number) + ", but of a package for others", name);
    auto& place = m_shares[number - 1];
    if (place) return fail(Code::BadPiece, the(number) + " is there already", name);
    place = std::move(part->share);
    return {};
}

const ShareBackup* RecoveryParts::share(unsigned number) const
{
    const auto& place = m_shares.at(number - 1);
    return place ? &*place : nullptr;
}

} // namespace tercet::backup
