#pragma once

#include "core/backup/Officers.h"
#include "core/backup/RecipientSet.h"
#include "core/backup/VaultKeys.h"

namespace tercet::backup {

// An address that a package names, so that whoever opens it can compare.
struct CoveredAddress {
    std::string chain {}; // "ethereum", "bitcoin", "solana"
    std::string path {}; // "m/44/60/0/0/0"
    std::string address {};
    friend bool operator==(const CoveredAddress&, const CoveredAddress&) = default;
};

struct PackagedFile {
    std::string name {};
    Bytes32 sha256 {};
    friend bool operator==(const PackagedFile&, const PackagedFile&) = default;
};

// manifest.json of a package: what is in it, and the public side of the vault that it opens.
// docs/recovery.md describes it field by field.
struct Manifest {
    static constexpr unsigned kVersion = 1;
    static constexpr std::size_t kMaxAddresses = 4096;

    std::string name {}; // of the vault
    std::int64_t created { 0 }; // Unix seconds
    VaultKeys keys;
    RecipientSet recipients {};
    // Of a trust whose officers hold pieces: the only recipient is then the identity in the pieces.
    std::optional<Officers> officers {};
    std::uint32_t accounts { 0 }; // that the vault had
    std::vector<CoveredAddress> addresses {};
    std::vector<PackagedFile> files {}; // everything but the manifest and its signature

    // JSON text, two spaces of indentation, a line feed at the end.
    std::string encode() const;
    // Strict, and consistent: the keys' sums, and that each address belongs to the public keys.
    // BadPackage, BackupNewerFormat.
    static Result<Manifest> decode(ByteView text);
    const PackagedFile* file(std::string_view name) const;
};

// The address at a path that a wallet of ours uses, from public keys. Code::BadPath.
Result<CoveredAddress> addressAt(const VaultKeys& keys, std::string_view path);

} // namespace tercet::backup
