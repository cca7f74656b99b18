#pragma once

#include <filesystem>
#include <map>

#include "core/backup/Manifest.h"
#include "core/backup/ShareExport.h"
#include "core/base/AtomicFile.h"

namespace tercet::backup {

// A folder with all three shares for their recipients, the proofs and what is needed to check and
// open them: share-N.age, share-N.proof.json, manifest.json, manifest.sig, README.txt, for a trust
// conditions.txt, and where its officers hold pieces piece-N.age. docs/recovery.md.
using PackageFiles = std::map<std::string, Bytes>;

std::string shareFileName(unsigned share); // "share-1.age"
std::string proofFileName(unsigned share);
std::string pieceFileName(unsigned piece);
inline constexpr const char* kManifestName = "manifest.json";
inline constexpr const char* kManifestSignatureName = "manifest.sig";
inline constexpr const char* kConditionsName = "conditions.txt";

// `manifest` without its list of files, the parts of P1, P2, P3 in this order, each verified here
// once more (verifyExport()). `conditions` is a trust's text, for an export empty; `pieces` are the
// files of the manifest's officers, in their order. The manifest is signed with the device's
// identity key.
Result<PackageFiles> buildPackage(Manifest manifest, const std::array<ShareExport, 3>& parts,
    const std::string& conditions, const crypto::SigningKey& device,
    const std::vector<Bytes>& pieces = {});

// Writes the folder, which must not be there (FileUnwritable, field "out"): all files into
// "<folder>.unfinished", each read back, then renamed, so that a folder of that name is whole.
// What an interrupted run has left there is replaced.
Status writePackage(
    FileSystem& files, const std::filesystem::path& folder, const PackageFiles& package);

// A package as it was found. What its manifest names may be missing.
struct Package {
    Manifest manifest;
    PackageFiles files {};
};
// FileNotFound: there is no such folder; PackageIncomplete: no manifest or signature; BadPackage:
// one that is damaged or not signed by its device; BackupNewerFormat. Only regular files of names
// that the manifest knows are read.
Result<Package> readPackage(FileSystem& files, const std::filesystem::path& folder);

// Everything that can be checked without opening anything: hashes, signatures, all proofs.
// PackageIncomplete (field: the file), BadPackage, MixedEpochs, BadProof, BadSignature.
Status checkPackage(const Package& package);
// One share of it.
Status checkShare(const Package& package, mpc::Party party);

} // namespace tercet::backup
