#pragma once

#include "core/backup/Piece.h"
#include "core/backup/age/Age.h"

// A trust whose officers open its package together, any `threshold` of them (docs/recovery.md,
// "Trust with k of n officers"): everything is encrypted to one identity that is nowhere but in
// pieces, one an officer, split as a backup is.
namespace tercet::backup {

struct Officer {
    age::Recipient recipient;
    Bytes32 digest {}; // of the piece's value: PieceSet::digests
    friend bool operator==(const Officer&, const Officer&) = default;
};

// What everybody may know of them.
struct Officers {
    static constexpr std::size_t kMost = 16;

    unsigned threshold { 2 };
    std::vector<Officer> people {}; // piece 1 is the first one's

    // 2 ≤ threshold ≤ people ≤ kMost (BadField "threshold"), each key fit and once (BadRecipient).
    Status check() const;
    friend bool operator==(const Officers&, const Officers&) = default;
};

struct SealedPiece {
    Bytes file {}; // age, armored, for its officer alone
    std::string checkIn {}; // stands in it: whoever tells it has opened the piece
};

struct SplitTrust {
    age::Recipient recipient; // of the identity that was split
    Officers officers {};
    std::vector<SealedPiece> pieces {};
};

// A fresh identity, split between the officers and sealed to each. It is wiped before this returns;
// until then this process could open what is encrypted to `recipient`. Each piece is opened again,
// and the first and the last `threshold` of them are put together. `set`: the vault, its name,
// epoch, time and the threshold. What Officers::check() says.
Result<SplitTrust> splitTrust(
    PieceSet set, const std::vector<age::Recipient>& officers, Random& random);

} // namespace tercet::backup
