#include "core/backup/ShareExport.h"

#include "core/backup/RecordBackup.h"
#include "core/backup/Tags.h"
#include "core/backup/age/Age.h"
#include "core/base/Json.h"

namespace tercet::backup {

namespace {

constexpr std::size_t kMaxBody = 256 * 1024;
constexpr std::size_t kMaxFile = 16 * 1024;

Bytes signedMessage(const Bytes32& digest)
{
    Bytes out = toBytes(view(signedAs::kExportedShare));
    append(out, digest);
    return out;
}

ProofLabel labelOf(const ShareExport& part, const Bytes32& vault, Purpose purpose)
{
    return { vault, part.epoch, part.party, purpose, part.set };
}

} // namespace

Bytes32 ShareExport::digest(const VaultKeys& keys, Purpose purpose) const
{
    Bytes all;
    append(all, keys.vault);
    append(all, keys.eid);
    append(all, crypto::le32(epoch));
    append(all, mpc::encode(party));
    append(all, crypto::le8(unsigned(purpose)));
    append(all, crypto::le64(std::uint64_t(created)));
    append(all, set);
    append(all, crypto::sha256(file));
    for (const auto& proof : proofs) {
        append(all, crypto::sha256(proof.secp256k1));
        append(all, crypto::sha256(proof.ed25519));
    }
    return crypto::sha256(all);
}

Bytes ShareExport::encode() const
{
    auto list = Json::array();
    for (const auto& proof : proofs)
        list.push_back({ { "secp256k1", Json::binary(proof.secp256k1) },
            { "ed25519", Json::binary(proof.ed25519) } });
    return json::toCbor(
        { { "share", mpc::number(party) }, { "epoch", epoch }, { "created", created },
            { "set", Json::binary(toBytes(set)) }, { "file", Json::binary(file) },
            { "proofs", std::move(list) }, { "signature", Json::binary(toBytes(signature)) } });
}

Result<ShareExport> ShareExport::decode(ByteView body)
{
    TERCET_TRY(const auto object, json::parseCbor(body, kMaxBody));
    ShareExport out;
    TERCET_TRY(const auto share, json::integer(object, "share"));
    TERCET_TRY(const auto epoch, json::integer(object, "epoch"));
    TERCET_TRY(const auto created, json::integer(object, "created"));
    TERCET_TRY(const auto set, json::binary(object, "set"));
    TERCET_TRY(out.file, json::binary(object, "file"));
    TERCET_TRY(const auto signature, json::binary(object, "signature"));
    if (share < 1 || share > 3) return fail(Code::BadField, "not a share", "share");
    if (epoch > UINT32_MAX) return fail(Code::BadField, "not an epoch", "epoch");
    if (created > INT64_MAX) return fail(Code::BadField, "not a time", "created");
    if (set.size() != 32) return fail(Code::BadLength, "not 32 bytes", "set");
    if (signature.size() != 64) return fail(Code::BadLength, "not 64 bytes", "signature");
    if (out.file.size() > kMaxFile) return fail(Code::BadLength, "too large", "file");
    out.party = mpc::Party(share);
    out.epoch = std::uint32_t(epoch);
    out.created = std::int64_t(created);
    std::ranges::copy(set, out.set.begin());
    std::ranges::copy(signature, out.signature.begin());
    const auto list = object.find("proofs");
    if (list == object.end() || !list->is_array() || list->size() > RecipientSet::kMaxOfTrust)
        return fail(Code::BadField, "a list of proofs", "proofs");
    for (const auto& one : *list) {
        Proof proof;
        TERCET_TRY(proof.secp256k1, json::binary(one, "secp256k1"));
        TERCET_TRY(proof.ed25519, json::binary(one, "ed25519"));
        if (one.size() != 2) return fail(Code::UnknownField, "a member too many", "proofs");
        out.proofs.push_back(std::move(proof));
    }
    if (object.size() != 7) return fail(Code::UnknownField, "a member too many");
    return out;
}

Result<ShareExport> exportShare(const mpc::CoreRecord& record, const RecipientSet& set,
    const std::string& name, std::int64_t created, Random& random)
{
    if (record.status != mpc::RecordStatus::Active)
        return fail(Code::WrongState, "the vault is not active");
    TERCET_CHECK(set.check());
    ShareExport out { .party = record.party,
        .epoch = record.epoch,
        .created = created,
        .set = set.hash(record.wid) };
    const auto to = set.of(record.party);
    TERCET_TRY(const auto payload, backupOf(record, name, created).encode(record.own.ik()));
    TERCET_TRY(out.file, age::encrypt(payload.view(), to, age::Armor::No, random));
    const auto label = labelOf(out, record.wid, set.purpose);
    for (const auto& recipient : to) {
        TERCET_TRY(const auto key, sealRecipient(recipient));
        ShareExport::Proof proof;
        TERCET_TRY(proof.secp256k1, proveEncryption(label, key, record.x, random));
        TERCET_TRY(proof.ed25519, proveEncryption(label, key, record.y, random));
        out.proofs.push_back(std::move(proof));
    }
    out.signature
        = record.own.ik().sign(signedMessage(out.digest(VaultKeys::of(record), set.purpose)));
    return out;
}

Status verifyExport(
    const ShareExport& part, mpc::Party party, const VaultKeys& keys, const RecipientSet& set)
{
    if (part.party != party) return fail(Code::BadPackage, "another party's share");
    if (part.epoch != keys.epoch) return fail(Code::MixedEpochs, "a share of another epoch");
    if (part.set != set.hash(keys.vault)) return fail(Code::BadPackage, "other recipients");
    const auto to = set.of(party);
    if (part.proofs.size() != to.size()) return fail(Code::BadPackage, "a proof is missing");
    if (!crypto::verifySignature(keys.identities[party].ik,
            signedMessage(part.digest(keys, set.purpose)), part.signature))
        return fail(Code::BadSignature, "not signed by the share's party");
    const auto label = labelOf(part, keys.vault, set.purpose);
    const auto at = mpc::number(party) - 1u;
    for (std::size_t i = 0; i < to.size(); ++i) {
        TERCET_TRY(const auto key, sealRecipient(to[i]));
        const auto& proof = part.proofs[i];
        TERCET_CHECK(verifyEncryption(label, key, keys.publicShares[at], proof.secp256k1));
        TERCET_CHECK(verifyEncryption(label, key, keys.edPublicShares[at], proof.ed25519));
    }
    return {};
}

} // namespace tercet::backup
