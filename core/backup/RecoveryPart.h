#pragma once

#include <variant>

#include "core/backup/OpenedPieces.h"
#include "core/backup/OpenedShare.h"

// Several people recover one after another (docs/recovery.md, "Parts"): each opens their own share
// out of the package and seals it to a key of the one who collects. What travels is an age file
// that nobody else can read; nobody's identity leaves their hands.
namespace tercet::backup {

// The payload of such a file: a share, or an officer's piece.
struct RecoveryPart {
    static constexpr unsigned kVersion = 1;
    static constexpr std::size_t kMaxFile = 128 * 1024; // of the age file

    Bytes32 set {}; // RecipientSet::hash() of the package that it was opened out of
    std::variant<ShareBackup, Piece> content;

    // `payload`: of the share's or the piece's file.
    static crypto::SecretBytes ofShare(const Bytes32& set, ByteView payload);
    static crypto::SecretBytes ofPiece(const Bytes32& set, ByteView payload);
    // Exactly what they write. NotShareBackup where it is no part, BackupNewerFormat, and what
    // ShareBackup::decode() and Piece::decode() say.
    static Result<RecoveryPart> decode(ByteView payload);
};

struct SealedPart {
    unsigned share { 0 }, piece { 0 }; // one of them: which
    Bytes file {}; // age, armored
};
// Opens the share that `keys` open, of a trust in pieces the piece, held against the manifest, and
// seals it to `to`. `share` says which where they open several: 0 is the only one. MissingField
// "share" where that does not tell; NoMatchingIdentity where they open none; what openShare() and
// openPiece() say of a file that they would open.
Result<SealedPart> sealPart(const Package& package, const age::Keys& keys, unsigned share,
    const age::Recipient& to, Random& random);

// The parts of one package that were collected.
class RecoveryParts {
public:
    // Opens one and keeps it where it belongs to the package. The field of an error is `name`:
    //   NotAgeFile, AgeDamaged, AgeUnsupported, NoMatchingIdentity   as age::decrypt()
    //   NotShareBackup, BackupNewerFormat                            as RecoveryPart::decode()
    //   BackupOtherVault, MixedEpochs, BackupShareMismatch           as belongsTo()
    //   BadPiece             out of a package for others, or one that is there already
    Status add(
        const Manifest& manifest, const std::string& name, ByteView file, const age::Keys& keys);
    const ShareBackup* share(unsigned number) const;
    const std::vector<Piece>& pieces() const { return m_pieces; }

private:
    std::array<std::optional<ShareBackup>, 3> m_shares {};
    std::vector<Piece> m_pieces {};
};

} // namespace tercet::backup
