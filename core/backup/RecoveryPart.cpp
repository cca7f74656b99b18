#include "core/backup/RecoveryPart.h"

#include "core/backup/SecretJson.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kFormat = "{\"format\":\"tercet-recovery-part\",\"version\":";
constexpr std::string_view kSet = ",\n \"set\":", kEnd = "}\n";
constexpr std::string_view kShare = ",\n \"share\":", kPiece = ",\n \"piece\":";

crypto::SecretBytes encoded(const Bytes32& set, std::string_view kind, ByteView payload)
{
    SecretJsonWriter out(payload.size() + 256);
    out.raw(kFormat).number(RecoveryPart::kVersion).raw(kSet).hex(set);
    out.raw(kind).raw(text(payload)).raw(kEnd);
    return std::move(*out.take());
}

// Of the files of others that are not there, or not for this identity, less is to be said.
int telling(Code code)
{
    return code == Code::PackageIncomplete ? 0 : code == Code::NoMatchingIdentity ? 1 : 2;
}

Bytes32 setOf(const Manifest& manifest) { return manifest.recipients.hash(manifest.keys.vault); }

Result<SealedPart> sealed(
    SealedPart part, const crypto::SecretBytes& payload, const age::Recipient& to, Random& random)
{
    TERCET_TRY(part.file, age::encrypt(payload.view(), std::span(&to, 1), age::Armor::Yes, random));
    return part;
}

Result<SealedPart> sealPiece(
    const Package& package, const age::Keys& keys, const age::Recipient& to, Random& random)
{
    auto found = openPieces(package, keys);
    if (found.pieces.empty() && found.problem) return std::unexpected(*found.problem);
    if (found.pieces.empty()) return fail(Code::NoMatchingIdentity, "of no officer");
    if (found.pieces.size() > 1)
        return fail(Code::BadField, "these identities open several pieces", "identity");
    const auto& piece = found.pieces.front();
    return sealed({ .piece = piece.point.index },
        RecoveryPart::ofPiece(setOf(package.manifest), piece.encode().view()), to, random);
}

} // namespace

crypto::SecretBytes RecoveryPart::ofShare(const Bytes32& set, ByteView payload)
{
    return encoded(set, kShare, payload);
}

crypto::SecretBytes RecoveryPart::ofPiece(const Bytes32& set, ByteView payload)
{
    return encoded(set, kPiece, payload);
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
    if (version != kVersion || !in.hex(set)) return no("the beginning of the part");
    auto rest = payload.subspan(in.at());
    const bool isPiece = text(rest).starts_with(kPiece);
    static_assert(kShare.size() == kPiece.size());
    if (!isPiece && !text(rest).starts_with(kShare)) return no("neither a share nor a piece");
    rest = rest.subspan(kShare.size());
    if (!text(rest).ends_with(kEnd)) return no("the end of the part");
    rest = rest.first(rest.size() - kEnd.size());
    if (isPiece) {
        TERCET_TRY(auto piece, Piece::decode(rest));
        return RecoveryPart { set, std::move(piece) };
    }
    TERCET_TRY(auto share, ShareBackup::decode(rest));
    return RecoveryPart { set, std::move(share) };
}

Result<SealedPart> sealPart(const Package& package, const age::Keys& keys, unsigned share,
    const age::Recipient& to, Random& random)
{
    if (share > 3) return fail(Code::BadField, "1, 2 or 3", "share");
    if (package.manifest.officers) return sealPiece(package, keys, to, random);
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
    return sealed({ .share = found->share.share },
        RecoveryPart::ofShare(setOf(package.manifest), found->payload.view()), to, random);
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
    const auto isFor = [&](const std::string& what) -> Status {
        if (part->set == setOf(manifest)) return {};
        return fail(Code::BadPiece, what + ", but of a package for others", name);
    };
    const auto twice = [&](const std::string& what) {
        return fail(Code::BadPiece, what + " is there already", name);
    };
    if (auto* share = std::get_if<ShareBackup>(&part->content)) {
        const auto what = "share " + std::to_string(share->share);
        TERCET_CHECK(belongsTo(manifest, share->share, *share, name));
        TERCET_CHECK(isFor(what));
        auto& place = m_shares[share->share - 1];
        if (place) return twice(what);
        place = std::move(*share);
        return {};
    }
    auto& piece = std::get<Piece>(part->content);
    const auto what = "piece " + std::to_string(piece.point.index);
    TERCET_CHECK(belongsTo(manifest, piece, name));
    TERCET_CHECK(isFor(what));
    for (const auto& known : m_pieces)
        if (known.point.index == piece.point.index) return twice(what);
    m_pieces.push_back(std::move(piece));
    return {};
}

const ShareBackup* RecoveryParts::share(unsigned number) const
{
    const auto& place = m_shares.at(number - 1);
    return place ? &*place : nullptr;
}

} // namespace tercet::backup
