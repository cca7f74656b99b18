#include "core/backup/Package.h"

#include "core/backup/PackageText.h"
#include "core/backup/Tags.h"
#include "core/base/Json.h"

namespace tercet::backup {

namespace {

constexpr std::size_t kMaxFile = 1 << 20;
constexpr std::string_view kProofFormat = "tercet-share-proof";
using Ordered = nlohmann::ordered_json;

Bytes signedManifest(ByteView text)
{
    Bytes out = toBytes(view(signedAs::kPackageManifest));
    append(out, crypto::sha256(text));
    return out;
}

Bytes proofFile(const ShareExport& part, const Manifest& manifest)
{
    const auto to = manifest.recipients.of(part.party);
    auto list = Ordered::array();
    for (std::size_t i = 0; i < to.size(); ++i)
        list.push_back(
            { { "recipient", to[i].text() }, { "secp256k1", hex(part.proofs[i].secp256k1) },
                { "ed25519", hex(part.proofs[i].ed25519) } });
    const Ordered out { { "format", kProofFormat }, { "version", 1 },
        { "vault", hex(manifest.keys.vault) }, { "epoch", part.epoch },
        { "share", mpc::number(part.party) }, { "set", hex(part.set) }, { "created", part.created },
        { "proofs", std::move(list) }, { "signature", hex(part.signature) } };
    const auto text = out.dump(2) + "\n";
    return toBytes(view(text));
}

// The part that a proof file and its age file make together.
Result<ShareExport> readPart(ByteView text, const Bytes& file, const Manifest& manifest)
{
    TERCET_TRY(const auto object, json::parse(tercet::text(text)));
    ShareExport out { .file = file };
    TERCET_TRY(const auto format, json::string(object, "format", 32));
    if (format != kProofFormat) return fail(Code::BadPackage, "another format", "format");
    TERCET_TRY(const auto vault, json::string(object, "vault", 64));
    if (vault != hex(manifest.keys.vault)) return fail(Code::BackupOtherVault, "a proof's vault");
    TERCET_TRY(const auto share, json::integer(object, "share"));
    TERCET_TRY(const auto epoch, json::integer(object, "epoch"));
    TERCET_TRY(const auto created, json::integer(object, "created"));
    TERCET_TRY(const auto set, json::string(object, "set", 64));
    TERCET_TRY(out.set, arrayFromHex<32>(set));
    TERCET_TRY(const auto signature, json::string(object, "signature", 128));
    TERCET_TRY(out.signature, arrayFromHex<64>(signature));
    if (share < 1 || share > 3 || epoch > UINT32_MAX || created > INT64_MAX)
        return fail(Code::BadPackage, "a number too large");
    out.party = mpc::Party(share);
    out.epoch = std::uint32_t(epoch);
    out.created = std::int64_t(created);
    const auto list = object.find("proofs");
    if (list == object.end() || !list->is_array() || list->size() > RecipientSet::kMaxOfTrust)
        return fail(Code::BadPackage, "a list of proofs");
    for (const auto& one : *list) {
        TERCET_TRY(const auto secp, json::string(one, "secp256k1", 2 * kProofBytes));
        TERCET_TRY(const auto ed, json::string(one, "ed25519", 2 * kProofBytes));
        ShareExport::Proof proof;
        TERCET_TRY(proof.secp256k1, fromHex(secp));
        TERCET_TRY(proof.ed25519, fromHex(ed));
        out.proofs.push_back(std::move(proof));
    }
    return out;
}

// A file of the package whose content is as the manifest says.
Result<const Bytes*> intact(const Package& package, const std::string& name)
{
    const auto it = package.files.find(name);
    if (it == package.files.end())
        return fail(Code::PackageIncomplete, "the file is missing", name);
    const auto* listed = package.manifest.file(name);
    if (!listed) return fail(Code::BadPackage, "the manifest does not name it", name);
    if (crypto::sha256(it->second) != listed->sha256)
        return fail(Code::BadPackage, "not what the manifest says", name);
    return &it->second;
}

std::unexpected<Error> of(const Error& error, const std::string& name)
{
    const bool ours = error.code == Code::BadProof || error.code == Code::BadSignature
        || error.code == Code::MixedEpochs || error.code == Code::BackupOtherVault;
    return fail(ours ? error.code : Code::BadPackage, error.context, name);
}

} // namespace

std::string shareFileName(unsigned share) { return "share-" + std::to_string(share) + ".age"; }

std::string proofFileName(unsigned share)
{
    return "share-" + std::to_string(share) + ".proof.json";
}

std::string pieceFileName(unsigned piece) { return "piece-" + std::to_string(piece) + ".age"; }

Result<PackageFiles> buildPackage(Manifest manifest, const std::array<ShareExport, 3>& parts,
    const std::string& conditions, const crypto::SigningKey& device,
    const std::vector<Bytes>& pieces)
{
    PackageFiles out;
    for (const auto party : mpc::kParties) {
        const auto& part = parts[mpc::number(party) - 1u];
        TERCET_CHECK(verifyExport(part, party, manifest.keys, manifest.recipients));
        out[shareFileName(mpc::number(party))] = part.file;
        out[proofFileName(mpc::number(party))] = proofFile(part, manifest);
    }
    if (manifest.recipients.purpose == Purpose::Trust) {
        if (crypto::sha256(view(conditions)) != manifest.recipients.conditions)
            return fail(Code::BadField, "not the conditions that were registered", "conditions");
        out[kConditionsName] = toBytes(view(conditions));
    }
    if (pieces.size() != (manifest.officers ? manifest.officers->people.size() : 0))
        return fail(Code::BadField, "a piece for each officer", "pieces");
    for (std::size_t i = 0; i < pieces.size(); ++i) out[pieceFileName(unsigned(i) + 1)] = pieces[i];
    out["README.txt"] = toBytes(view(readmeText(manifest)));
    manifest.files.clear();
    for (const auto& [name, bytes] : out) manifest.files.push_back({ name, crypto::sha256(bytes) });
    const auto text = manifest.encode();
    const auto signature = hex(device.sign(signedManifest(view(text)))) + "\n";
    out[kManifestName] = toBytes(view(text));
    out[kManifestSignatureName] = toBytes(view(signature));
    TERCET_TRY(const auto again, Manifest::decode(out[kManifestName]));
    TERCET_CHECK(checkPackage({ again, out }));
    return out;
}

Status writePackage(
    FileSystem& files, const std::filesystem::path& folder, const PackageFiles& package)
{
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::symlink_status(folder, error).type() != fs::file_type::not_found)
        return fail(Code::FileUnwritable, "it is there already", "out");
    auto unfinished = folder;
    unfinished += ".unfinished";
    // Only files that a package of ours has: a folder that holds anything else stays.
    for (const auto& [name, bytes] : package)
        if (const auto status = files.remove(unfinished / name);
            !status && status.error().code != Code::FileNotFound)
            return status;
    TERCET_CHECK(files.makeFolder(unfinished, 0700));
    for (const auto& [name, bytes] : package)
        TERCET_CHECK(writeAtomically(files, unfinished / name, bytes));
    TERCET_CHECK(files.syncFolder(unfinished));
    TERCET_CHECK(files.rename(unfinished, folder));
    return files.syncFolder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

Result<Package> readPackage(FileSystem& files, const std::filesystem::path& folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return fail(Code::FileNotFound, "no such folder", folder.string());
    const auto get = [&](const char* name) -> Result<Bytes> {
        auto bytes = files.read(folder / name, kMaxFile);
        if (!bytes && bytes.error().code == Code::FileNotFound)
            return fail(Code::PackageIncomplete, "the file is missing", name);
        return bytes;
    };
    TERCET_TRY(const auto text, get(kManifestName));
    TERCET_TRY(const auto signed_, get(kManifestSignatureName));
    TERCET_TRY(auto manifest, Manifest::decode(text));
    auto line = std::string(tercet::text(signed_));
    if (line.ends_with('\n')) line.pop_back();
    const auto signature = arrayFromHex<64>(line);
    if (!signature
        || !crypto::verifySignature(
            manifest.keys.identities[mpc::Party::P1].ik, signedManifest(text), *signature))
        return fail(Code::BadPackage, "not signed by the device", kManifestSignatureName);
    Package out { std::move(manifest), {} };
    for (const auto& listed : out.manifest.files) {
        auto bytes = files.read(folder / listed.name, kMaxFile);
        if (bytes)
            out.files[listed.name] = std::move(*bytes);
        else if (bytes.error().code != Code::FileNotFound)
            return fail(bytes.error().code, bytes.error().context, listed.name);
    }
    return out;
}

Status checkShare(const Package& package, mpc::Party party)
{
    const auto& manifest = package.manifest;
    const auto proofName = proofFileName(mpc::number(party));
    TERCET_TRY(const auto* file, intact(package, shareFileName(mpc::number(party))));
    TERCET_TRY(const auto* proofs, intact(package, proofName));
    const auto part = readPart(*proofs, *file, manifest);
    if (!part) return of(part.error(), proofName);
    if (const auto status = verifyExport(*part, party, manifest.keys, manifest.recipients); !status)
        return of(status.error(), proofName);
    return {};
}

Status checkPackage(const Package& package)
{
    for (const auto& listed : package.manifest.files) TERCET_CHECK(intact(package, listed.name));
    for (const auto party : mpc::kParties) TERCET_CHECK(checkShare(package, party));
    const auto& recipients = package.manifest.recipients;
    if (recipients.purpose == Purpose::Export) return {};
    TERCET_TRY(const auto* conditions, intact(package, kConditionsName));
    if (crypto::sha256(*conditions) != recipients.conditions)
        return fail(Code::BadPackage, "other conditions", kConditionsName);
    const auto count = package.manifest.officers ? package.manifest.officers->people.size() : 0;
    for (unsigned piece = 1; piece <= count; ++piece)
        TERCET_CHECK(intact(package, pieceFileName(piece)));
    return {};
}

} // namespace tercet::backup
