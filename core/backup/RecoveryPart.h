#pragma once

#include "core/backup/OpenedShare.h"

// Three people recover one after another (docs/recovery.md, "Parts"): each opens their own share
// out of the package and seals it to a key of the one who collects. What travels is an age file
// that nobody else can read; nobody's identity leaves their hands.
namespace tercet::backup {

// The payload of such a file.
struct RecoveryPart {
    static constexpr unsigned kVersion = 1;
    static constexpr std::size_t kMaxFile = 64 * 1024; // of the age file

    Bytes32 set {}; // RecipientSet::hash() of the package that it was opened out of
    ShareBackup share;

    // `share`: the payload of the share's file.
    static crypto::SecretBytes encode(const Bytes32& set, ByteView share);
    // Exactly what encode() writes. NotShareBackup where it is no part, BackupNewerFormat, and what
    // ShareBackup::decode() says.
    static Result<RecoveryPart> decode(ByteView payload);
};

struct SealedPart {
    unsigned share { 0 };
    Bytes file; // age, armored
};
// Opens the share that `keys` open, held against the manifest, and seals it to `to`. `share` says
// which where they open several: 0 is the only one. MissingField "share" where that does not tell;
// NoMatchingIdentity where they open none; what openShare() says of a file that they would open.
Result<SealedPart> sealPart(const Package& package, const age::Keys& keys, unsigned share,
    const age::Recipient& to, Random& random);

// The parts of one package that were collected.
class RecoveryParts {
public:
    // Opens one and keeps it where it belongs to the package. The field of an error is `name`:
    //   NotAgeFile, AgeDamaged, AgeUnsupported, NoMatchingIdentity   as age::decrypt()
    //   NotShareBackup, BackupNewerFormat                            as RecoveryPart::decode()
    //   BackupOtherVault, MixedEpochs, BackupShareMismatch           as belongsTo()
    //   BadPiece             out of a package for other recipients, or of a share that is there
    Status add(
        const Manifest& manifest, const std::string& name, ByteView file, const age::Keys& keys);
    const ShareBackup* share(unsigned number) const;

private:
    std::array<std::optional<ShareBackup>, 3> m_shares {};
};

} // namespace tercet::backup
