#pragma once

#include <span>

#include "core/backup/Shamir.h"
#include "core/backup/age/Identity.h"

namespace tercet::backup {

// A split backup is encrypted to a fresh identity, and that identity is split into pieces
// (docs/recovery.md, "Split backup"). What all pieces of one backup have in common; public.
struct PieceSet {
    Bytes32 vault {};
    std::string name {}; // of the vault
    std::uint32_t epoch { 1 };
    std::int64_t created { 0 }; // Unix seconds
    std::string recipient {}; // "age1…" to which the backup is encrypted: the backup's name
    unsigned threshold { 2 };
    std::vector<Bytes32> digests {}; // of each piece's value, in order
    friend bool operator==(const PieceSet&, const PieceSet&) = default;
};

// The payload of one holder's age file.
struct Piece {
    static constexpr unsigned kVersion = 1;
    static constexpr std::size_t kMaxBytes = 32 * 1024;

    PieceSet set {};
    ShamirPoint point {};
    // Eight characters by which the holder tells that the piece opens; they tell nothing of it.
    std::string checkIn {};

    Piece clone() const { return { set, { point.index, point.value.clone() }, checkIn }; }
    crypto::SecretBytes encode() const;
    // Exactly what encode() writes, and the value's digest is that of the set. BadPiece,
    // BackupNewerFormat.
    static Result<Piece> decode(ByteView payload);
};

// `set` without recipient and digests, which are filled in; threshold ≤ count ≤ 255, BadField.
Result<std::vector<Piece>> splitIdentity(
    const age::Identity& identity, PieceSet set, unsigned count, Random& random);

// The identity that opens the backup. BadPiece (field: its index) for pieces of different backups
// or a value that gives another key; NotEnoughPieces (context "2 of 3").
Result<age::Identity> combinePieces(std::span<const Piece> pieces);

} // namespace tercet::backup
