#pragma once

#include "core/backup/Package.h"

namespace tercet::backup {

// Whether a piece is the one that the manifest names: BadPiece (another set, or the package has no
// pieces), the field is `name`.
Status belongsTo(const Manifest& manifest, const Piece& piece, const std::string& name);

// Opens piece-`number`.age. PackageIncomplete, what age::decrypt() and Piece::decode() say,
// BadPackage where it is not what the manifest lists, and belongsTo(); the field is the file's
// name.
Result<Piece> openPiece(const Package& package, unsigned number, const age::Keys& keys);

// Those that the keys open, each once, in the manifest's order.
struct OpenedPieces {
    std::vector<Piece> pieces {};
    // What is wrong with the first that should have opened, where there is one.
    std::optional<Error> problem {};
};
OpenedPieces openPieces(const Package& package, const age::Keys& keys);

} // namespace tercet::backup
