#include "core/backup/OpenedPieces.h"

namespace tercet::backup {

Status belongsTo(const Manifest& manifest, const Piece& piece, const std::string& name)
{
    const auto bad = [&](const char* what) { return fail(Code::BadPiece, what, name); };
    if (!manifest.officers) return bad("this package has no pieces");
    const auto& people = manifest.officers->people;
    const auto& set = piece.set;
    if (set.vault != manifest.keys.vault) return fail(Code::BackupOtherVault, "", name);
    if (set.recipient != manifest.recipients.recipients.front().text()
        || set.threshold != manifest.officers->threshold || set.digests.size() != people.size())
        return bad("of another set");
    for (std::size_t i = 0; i < people.size(); ++i)
        if (set.digests[i] != people[i].digest) return bad("of another set");
    return {};
}

Result<Piece> openPiece(const Package& package, unsigned number, const age::Keys& keys)
{
    const auto name = pieceFileName(number);
    const auto it = package.files.find(name);
    if (it == package.files.end())
        return fail(Code::PackageIncomplete, "the file is missing", name);
    const auto opened = [&]() -> Result<Piece> {
        TERCET_TRY(const auto payload, age::decrypt(it->second, keys));
        return Piece::decode(payload.view());
    };
    auto piece = opened();
    if (!piece) return fail(piece.error().code, piece.error().context, name);
    const auto* listed = package.manifest.file(name);
    if (!listed || crypto::sha256(it->second) != listed->sha256)
        return fail(Code::BadPackage, "not what the manifest says", name);
    if (piece->point.index != number) return fail(Code::BadPiece, "another piece", name);
    TERCET_CHECK(belongsTo(package.manifest, *piece, name));
    return piece;
}

OpenedPieces openPieces(const Package& package, const age::Keys& keys)
{
    OpenedPieces out;
    const auto count = package.manifest.officers ? package.manifest.officers->people.size() : 0;
    for (unsigned number = 1; number <= count; ++number) {
        auto piece = openPiece(package, number, keys);
        if (piece) {
            out.pieces.push_back(std::move(*piece));
            continue;
        }
        const auto code = piece.error().code;
        const bool others = code == Code::NoMatchingIdentity || code == Code::PackageIncomplete;
        if (!others && !out.problem) out.problem = piece.error();
    }
    return out;
}

} // namespace tercet::backup
