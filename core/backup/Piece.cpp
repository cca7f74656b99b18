#include "core/backup/Piece.h"

#include <algorithm>

#include "core/backup/Date.h"
#include "core/backup/SecretJson.h"
#include "core/backup/VaultKeys.h"
#include "core/crypto/Hash.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kFormat = "{\"format\":\"tercet-backup-piece\",\"version\":";
constexpr std::string_view kDigest = "tercet.backup-piece.v1\n";
constexpr std::size_t kCheckIn = 8, kMaxRecipient = 128;

// SHA-256 of kDigest ‖ recipient ‖ index ‖ value.
Bytes32 digestOf(const PieceSet& set, const ShamirPoint& point)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    const std::uint8_t index = point.index;
    for (const ByteView part :
        { view(kDigest), view(set.recipient), ByteView(&index, 1), ByteView(point.value.view()) })
        crypto_hash_sha256_update(&state, part.data(), part.size());
    Bytes32 out;
    crypto_hash_sha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

std::unexpected<Error> bad(const char* what, unsigned index = 0)
{
    return fail(Code::BadPiece, what, index ? std::to_string(index) : std::string());
}

// Of one split. What else stands in a piece is its holder's word alone, and must not keep the
// others from combining theirs.
bool sameSplit(const PieceSet& a, const PieceSet& b)
{
    return a.vault == b.vault && a.recipient == b.recipient && a.threshold == b.threshold
        && a.digests == b.digests;
}

} // namespace

crypto::SecretBytes Piece::encode() const
{
    SecretJsonWriter out(kMaxBytes);
    out.raw(kFormat).number(kVersion).raw(",\n \"vault\":").hex(set.vault);
    out.raw(",\n \"name\":").string(set.name).raw(",\n \"epoch\":").number(set.epoch);
    out.raw(",\n \"created\":").string(dateText(set.created));
    out.raw(",\n \"recipient\":").string(set.recipient);
    out.raw(",\n \"threshold\":").number(set.threshold);
    out.raw(",\n \"pieces\":").number(set.digests.size());
    const char* before = ",\n \"digests\":[\n  ";
    for (const auto& digest : set.digests) out.raw(std::exchange(before, ",\n  ")).hex(digest);
    out.raw("],\n \"index\":").number(point.index);
    out.raw(",\n \"check_in\":").string(checkIn);
    out.raw(",\n \"value\":").hex(point.value.view()).raw("}\n");
    return std::move(*out.take()); // 255 pieces fit
}

Result<Piece> Piece::decode(ByteView payload)
{
    SecretJsonReader in(payload);
    std::uint64_t version = 0, epoch = 0, threshold = 0, count = 0, index = 0;
    if (!in.raw(kFormat) || !in.number(version)) return bad("not a piece");
    if (version > kVersion) return fail(Code::BackupNewerFormat, std::to_string(version));
    Piece out;
    auto& set = out.set;
    std::string created;
    in.raw(",\n \"vault\":");
    in.hex(set.vault);
    in.raw(",\n \"name\":");
    in.string(set.name, kMaxVaultName);
    in.raw(",\n \"epoch\":");
    in.number(epoch);
    in.raw(",\n \"created\":");
    in.string(created, 20);
    in.raw(",\n \"recipient\":");
    in.string(set.recipient, kMaxRecipient);
    in.raw(",\n \"threshold\":");
    in.number(threshold);
    in.raw(",\n \"pieces\":");
    in.number(count);
    if (!in.good() || count > 255 || threshold < 2 || threshold > count) return bad("its numbers");
    set.digests.resize(count);
    const char* before = ",\n \"digests\":[\n  ";
    for (auto& digest : set.digests) {
        in.raw(std::exchange(before, ",\n  "));
        in.hex(digest);
    }
    in.raw("],\n \"index\":");
    in.number(index);
    in.raw(",\n \"check_in\":");
    in.string(out.checkIn, kCheckIn);
    in.raw(",\n \"value\":");
    in.hex(out.point.value.mutableView());
    in.raw("}\n");
    const auto date = dateFromText(created);
    if (!in.finished() || version != kVersion || index < 1 || index > count || !date || epoch < 1
        || epoch > 0xffffffff || out.checkIn.size() != kCheckIn)
        return bad("its fields");
    set.epoch = std::uint32_t(epoch);
    set.created = *date;
    set.threshold = unsigned(threshold);
    out.point.index = std::uint8_t(index);
    if (digestOf(set, out.point) != set.digests[index - 1])
        return bad("its value was changed", unsigned(index));
    return out;
}

Result<std::vector<Piece>> splitIdentity(
    const age::Identity& identity, PieceSet set, unsigned count, Random& random)
{
    if (set.threshold < 2 || set.threshold > count || count > 255)
        return fail(Code::BadField, "2 ≤ threshold ≤ pieces ≤ 255", "threshold");
    set.recipient = identity.recipient().text();
    auto points = shamirSplit(identity.scalar().view(), set.threshold, count, random);
    set.digests.clear();
    for (const auto& point : points) set.digests.push_back(digestOf(set, point));
    std::vector<Piece> out;
    for (auto& point : points)
        out.push_back({ set, std::move(point), hex(random.bytes<kCheckIn / 2>()) });
    return out;
}

Result<age::Identity> combinePieces(std::span<const Piece> pieces)
{
    std::vector<const ShamirPoint*> points;
    for (const auto& piece : pieces) {
        if (!sameSplit(piece.set, pieces.front().set))
            return bad("of another backup", piece.point.index);
        if (std::ranges::find(points, piece.point.index, &ShamirPoint::index) == points.end())
            points.push_back(&piece.point);
    }
    const std::size_t needed = pieces.empty() ? 2 : pieces.front().set.threshold;
    if (points.size() < needed)
        return fail(
            Code::NotEnoughPieces, std::to_string(points.size()) + " of " + std::to_string(needed));
    points.resize(needed);
    const auto secret = shamirCombine(points);
    auto identity = age::Identity::fromX25519(secret.view());
    if (identity.recipient().text() != pieces.front().set.recipient)
        return bad("they give another key");
    return identity;
}

} // namespace tercet::backup
