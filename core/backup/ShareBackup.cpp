#include "core/backup/ShareBackup.h"

#include "core/backup/Date.h"
#include "core/backup/SecretJson.h"
#include "core/backup/VaultKeys.h"
#include "core/chains/Text.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kFormat = "{\"format\":\"tercet-share-backup\",\"version\":";
constexpr std::string_view kSigned = "tercet.share-backup.v1\n";
constexpr std::string_view kSignature = ",\n \"signature\":";
constexpr std::size_t kMaxName = 64, kMaxUrl = 512, kMaxPin = 64, kMaxProfile = 32;

ByteView bytes(const crypto::Scalar& x) { return x.be(); }
ByteView bytes(const crypto::EdScalar& y) { return y.le(); }

template <typename Share, typename P>
void writeCurve(SecretJsonWriter& out, std::string_view name, const Share& share,
    const std::array<P, 3>& publicShares, const P& key, const Bytes32& chainCode)
{
    out.raw(",\n \"").raw(name).raw("\":{\"share\":").hex(bytes(share));
    const char* before = ",\n  \"public_shares\":[";
    for (const auto& point : publicShares)
        out.raw(std::exchange(before, ",\n   ")).hex(point.encode());
    out.raw("],\n  \"public_key\":").hex(key.encode());
    out.raw(",\n  \"chain_code\":").hex(chainCode).raw("}");
}

template <typename Share, typename P> struct Curve {
    Share share;
    std::array<P, 3> publicShares;
    P key;
    Bytes32 chainCode;
};

template <typename Share, typename P>
Result<Curve<Share, P>> readCurve(SecretJsonReader& in, std::string_view name)
{
    crypto::Secret<32> share;
    in.raw(",\n \"");
    in.raw(name);
    in.raw("\":{\"share\":");
    in.hex(share.mutableView());
    std::array<ByteArray<P::kBytes>, 4> points;
    const char* before = ",\n  \"public_shares\":[";
    for (std::size_t i = 0; i < 3; ++i) {
        in.raw(std::exchange(before, ",\n   "));
        in.hex(points[i]);
    }
    in.raw("],\n  \"public_key\":");
    in.hex(points[3]);
    Bytes32 chainCode;
    in.raw(",\n  \"chain_code\":");
    in.hex(chainCode);
    if (!in.raw("}")) return fail(Code::NotShareBackup, "the part of a curve");
    const auto mismatch = [] { return fail(Code::BackupShareMismatch, "a share or a point"); };
    const auto value = Share::decode(share.view());
    const auto a = P::decode(points[0]), b = P::decode(points[1]), c = P::decode(points[2]);
    const auto key = P::decode(points[3]);
    if (!value || !a || !b || !c || !key) return mismatch();
    return Curve<Share, P> { *value, { *a, *b, *c }, *key, chainCode };
}

void writeParty(SecretJsonWriter& out, unsigned share, const BackupParty& party)
{
    out.raw("\n  {\"share\":").number(share).raw(",\"name\":").string(party.name);
    out.raw(",\"url\":").string(party.url).raw(",\"pin\":").string(party.pin);
    out.raw(",\"profile\":").string(party.profile);
    out.raw(",\n   \"ik\":").hex(party.ik).raw(",\n   \"sk\":").hex(party.sk);
    out.raw(",\n   \"confirmation\":").hex(party.confirmation).raw("}");
}

bool readParty(SecretJsonReader& in, unsigned share, BackupParty& party)
{
    std::uint64_t number = 0;
    in.raw("\n  {\"share\":");
    in.number(number);
    in.raw(",\"name\":");
    in.string(party.name, kMaxName);
    in.raw(",\"url\":");
    in.string(party.url, kMaxUrl);
    in.raw(",\"pin\":");
    in.string(party.pin, kMaxPin);
    in.raw(",\"profile\":");
    in.string(party.profile, kMaxProfile);
    in.raw(",\n   \"ik\":");
    in.hex(party.ik);
    in.raw(",\n   \"sk\":");
    in.hex(party.sk);
    in.raw(",\n   \"confirmation\":");
    in.hex(party.confirmation);
    return in.raw("}") && number == share;
}

bool fits(const std::string& text, std::size_t most)
{
    return text.size() <= most && chains::isUtf8(text);
}

Status textsFit(const ShareBackup& backup)
{
    bool fine = fits(backup.name, kMaxVaultName);
    for (const auto& party : backup.parties)
        fine = fine && fits(party.name, kMaxName) && fits(party.url, kMaxUrl)
            && fits(party.pin, kMaxPin) && fits(party.profile, kMaxProfile);
    if (!fine || backup.share < 1 || backup.share > 3 || backup.epoch < 1)
        return fail(Code::BadField, "a name, an address, the share's or the epoch's number");
    return {};
}

// What is signed: kSigned, then everything before the signature.
crypto::SecretBytes message(ByteView body)
{
    crypto::SecretBytes out(kSigned.size() + body.size());
    std::memcpy(out.data(), kSigned.data(), kSigned.size());
    std::memcpy(out.data() + kSigned.size(), body.data(), body.size());
    return out;
}

} // namespace

Status ShareBackup::verify() const
{
    const auto at = std::size_t(share - 1);
    const auto own = crypto::Point::mulBase(x);
    const auto edOwn = crypto::EdPoint::mulBase(y);
    if (!own || *own != publicShares[at] || !edOwn || *edOwn != edPublicShares[at])
        return fail(Code::BackupShareMismatch, "the share is not that of the public share");
    const auto sum = crypto::Point::sum({ publicShares[0], publicShares[1], publicShares[2] });
    const auto edTwo = edPublicShares[0] + edPublicShares[1];
    const auto edSum = edTwo ? *edTwo + edPublicShares[2] : std::nullopt;
    if (!sum || *sum != key || !edSum || *edSum != edKey)
        return fail(Code::BackupShareMismatch, "the public shares do not add up to the key");
    return {};
}

Result<crypto::SecretBytes> ShareBackup::encode(const crypto::SigningKey& ik) const
{
    TERCET_CHECK(textsFit(*this));
    TERCET_CHECK(verify());
    if (ik.publicKey() != parties[std::size_t(share - 1)].ik)
        return fail(Code::BackupShareMismatch, "signed by another key");
    SecretJsonWriter out(kMaxBytes);
    out.raw(kFormat).number(kVersion).raw(",\n \"vault\":").hex(vault);
    out.raw(",\n \"name\":").string(name).raw(",\n \"share\":").number(share);
    out.raw(",\n \"epoch\":").number(epoch).raw(",\n \"created\":").string(dateText(created));
    out.raw(",\n \"eid\":").hex(eid).raw(",\n \"transcript\":").hex(transcript);
    writeCurve(out, "secp256k1", x, publicShares, key, chainCode);
    writeCurve(out, "ed25519", y, edPublicShares, edKey, edChainCode);
    const char* before = ",\n \"parties\":[";
    for (unsigned i = 0; i < 3; ++i) {
        out.raw(std::exchange(before, ","));
        writeParty(out, i + 1, parties[i]);
    }
    out.raw("]");
    const auto signature = ik.sign(message(out.written()).view());
    out.raw(kSignature).hex(signature).raw("}\n");
    auto payload = out.take();
    if (!payload) return fail(Code::BadField, "longer than a backup is");
    return std::move(*payload);
}

Result<ShareBackup> ShareBackup::decode(ByteView payload)
{
    const auto no = [](const char* what) { return fail(Code::NotShareBackup, what); };
    SecretJsonReader in(payload);
    std::uint64_t version = 0, share = 0, epoch = 0;
    if (!in.raw(kFormat) || !in.number(version)) return no("another beginning");
    if (version > kVersion) return fail(Code::BackupNewerFormat, std::to_string(version));
    if (version != kVersion || payload.size() > kMaxBytes) return no("the version, or its length");
    Bytes32 vault, eid, transcript;
    std::string name, created;
    in.raw(",\n \"vault\":");
    in.hex(vault);
    in.raw(",\n \"name\":");
    in.string(name, kMaxVaultName);
    in.raw(",\n \"share\":");
    in.number(share);
    in.raw(",\n \"epoch\":");
    in.number(epoch);
    in.raw(",\n \"created\":");
    in.string(created, 20);
    in.raw(",\n \"eid\":");
    in.hex(eid);
    in.raw(",\n \"transcript\":");
    if (!in.hex(transcript)) return no("a field of the vault");
    const auto date = dateFromText(created);
    if (share < 1 || share > 3 || epoch < 1 || epoch > 0xffffffff || !date)
        return no("a number out of its range");
    TERCET_TRY(const auto secp, readCurve<crypto::Scalar, crypto::Point>(in, "secp256k1"));
    TERCET_TRY(const auto ed, readCurve<crypto::EdScalar, crypto::EdPoint>(in, "ed25519"));
    ShareBackup out { .vault = vault,
        .eid = eid,
        .transcript = transcript,
        .name = std::move(name),
        .share = unsigned(share),
        .epoch = std::uint32_t(epoch),
        .created = *date,
        .x = secp.share,
        .publicShares = secp.publicShares,
        .key = secp.key,
        .chainCode = secp.chainCode,
        .y = ed.share,
        .edPublicShares = ed.publicShares,
        .edKey = ed.key,
        .edChainCode = ed.chainCode };
    const char* before = ",\n \"parties\":[";
    for (unsigned i = 0; i < 3; ++i) {
        in.raw(std::exchange(before, ","));
        if (!readParty(in, i + 1, out.parties[i])) return no("a party");
    }
    in.raw("]");
    const auto body = payload.first(in.at());
    ByteArray<64> signature {};
    in.raw(kSignature);
    in.hex(signature);
    if (!in.raw("}\n") || !in.finished()) return no("the end");
    TERCET_CHECK(out.verify());
    if (!crypto::verifySignature(out.parties[out.share - 1].ik, message(body).view(), signature))
        return fail(Code::BackupShareMismatch, "the signature of the device's key");
    return out;
}

std::string shareFileName(
    std::string_view name, unsigned share, std::uint32_t epoch, std::int64_t created)
{
    std::string out;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '_';
        if (plain || (!out.empty() && out.back() != '-')) out += plain ? c : '-';
    }
    if (out.empty()) out = "vault";
    if (out.back() == '-') out.pop_back();
    return out + "-share" + std::to_string(share) + "-epoch" + std::to_string(epoch) + "-"
        + dateText(created).substr(0, 10) + ".age";
}

std::string ShareBackup::fileName() const { return shareFileName(name, share, epoch, created); }

} // namespace tercet::backup
