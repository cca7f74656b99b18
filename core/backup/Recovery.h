#pragma once

#include "core/backup/RecoveryPart.h"

namespace tercet::backup {

// Both private keys of a vault, put together from the three shares of a package; nothing else than
// the package and its recipients' identities is needed. Nothing here touches a network.
class Recovery {
public:
    // Opens the three age files with whatever identities fit and holds them against each other and
    // the manifest. The field of an error is the file's name:
    //   PackageIncomplete    the file is missing
    //   NotAgeFile, AgeDamaged, AgeUnsupported, NoMatchingIdentity   as age::decrypt()
    //   NotShareBackup, BackupNewerFormat                            as ShareBackup::decode()
    //   BackupOtherVault     a share of another vault
    //   MixedEpochs          a share of another epoch
    //   BackupShareMismatch  not the share of its public key, or not the one of that name, or the
    //                        three do not make the public key
    //   BadPackage           opened, but not the file that the manifest was made with
    // A share among `parts` stands in the place of its file. Of a trust in pieces, the identity is
    // put together from what `keys` open and from `parts`: NotEnoughPieces (context "1 of 2"), and
    // what is wrong with a piece that would have been needed.
    static Result<Recovery> open(
        const Package& package, const age::Keys& keys, const RecoveryParts& parts = {});

    // What open() says of each file alone, share 1 first, so that all that is wrong can be told at
    // once. Nothing is kept of the shares.
    static std::array<Status, 3> examine(
        const Package& package, const age::Keys& keys, const RecoveryParts& parts = {});

    const Manifest& manifest() const { return m_manifest; }
    // The manifest's addresses, each made from the private keys and compared (BadPackage).
    Result<std::vector<CoveredAddress>> addresses() const;

    // JSON with the private keys (docs/recovery.md): {"xprv", "ed25519": {"scalar", "expanded" or
    // null}, "accounts": [{"chain", "path", "address", and "hex", "wif", or "scalar" and
    // "expanded"}]}.
    Result<crypto::SecretBytes> reveal() const;

    struct Swept {
        Bytes raw, hash;
    };
    // The address that sweep() signs with, for showing before; the errors are the same.
    Result<CoveredAddress> sweeper(std::string_view transaction) const;
    // Signs an unsigned Ethereum transaction (as `tx sign` takes it) with the key of its "from",
    // or of the manifest's only Ethereum address. WrongSender where the manifest has no such
    // address, MissingField "from", and what readTransaction() says.
    Result<Swept> sweep(std::string_view transaction) const;

private:
    explicit Recovery(Manifest manifest)
        : m_manifest(std::move(manifest))
    {
    }
    Manifest m_manifest;
    crypto::Scalar m_x;
    crypto::EdScalar m_y;
};

// The 64 bytes scalar ‖ prefix that a wallet for expanded Ed25519 keys can import: exists where one
// of y + kL is a clamped scalar, which is so for half of all keys (protocol.md 6.4).
std::optional<crypto::Secret<64>> expandedKey(const crypto::EdScalar& y);

} // namespace tercet::backup
