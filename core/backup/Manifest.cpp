#include "core/backup/Manifest.h"

#include <algorithm>

#include "core/base/Json.h"
#include "core/chains/KeyTree.h"

namespace tercet::backup {

namespace {

constexpr std::size_t kMaxFiles = 16 + Officers::kMost;
constexpr std::string_view kFormat = "tercet-package";
using Ordered = nlohmann::ordered_json;

std::string chainName(chains::AddressKind kind)
{
    switch (kind) {
    case chains::AddressKind::Ethereum:
        return "ethereum";
    case chains::AddressKind::BitcoinP2wpkh:
    case chains::AddressKind::BitcoinP2tr:
        return "bitcoin";
    case chains::AddressKind::Solana:
        return "solana";
    }
    return {};
}

std::unexpected<Error> bad(std::string context, std::string field = {})
{
    return fail(Code::BadPackage, std::move(context), std::move(field));
}

template <std::size_t N> Result<ByteArray<N>> bytes(const Json& object, const char* key)
{
    TERCET_TRY(const auto text, json::string(object, key, 2 * N));
    TERCET_TRY(const auto out, arrayFromHex<N>(text));
    if (hex(out) != text) return bad("not lower case", key);
    return out;
}

Result<const Json*> member(const Json& object, const char* key, bool array)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (it == object.end() || (array ? !it->is_array() : !it->is_object()))
        return bad("missing", key);
    return &*it;
}

template <typename Point, std::size_t N> Result<std::array<Point, 3>> pointsOf(const Json& curve)
{
    TERCET_TRY(const auto* list, member(curve, "shares", true));
    if (list->size() != 3) return bad("three shares", "shares");
    const auto one = [&](std::size_t i) -> Result<Point> {
        if (!(*list)[i].is_string()) return bad("not a text", "shares");
        TERCET_TRY(const auto b, arrayFromHex<N>((*list)[i].template get<std::string>()));
        return Point::decode(b);
    };
    TERCET_TRY(const auto a, one(0));
    TERCET_TRY(const auto b, one(1));
    TERCET_TRY(const auto c, one(2));
    return std::array<Point, 3> { a, b, c };
}

template <typename Shares> Ordered curveJson(ByteView key, ByteView chainCode, const Shares& shares)
{
    auto list = Ordered::array();
    for (const auto& share : shares) list.push_back(hex(share.encode()));
    return { { "key", hex(key) }, { "chain_code", hex(chainCode) }, { "shares", list } };
}

Result<VaultKeys> readKeys(const Json& object)
{
    TERCET_TRY(const auto* secp, member(object, "secp256k1", false));
    TERCET_TRY(const auto* ed, member(object, "ed25519", false));
    TERCET_TRY(const auto key, bytes<33>(*secp, "key"));
    TERCET_TRY(const auto point, crypto::Point::decode(key));
    TERCET_TRY(const auto edKey, bytes<32>(*ed, "key"));
    TERCET_TRY(const auto edPoint, crypto::EdPoint::decode(edKey));
    TERCET_TRY(const auto shares, (pointsOf<crypto::Point, 33>(*secp)));
    TERCET_TRY(const auto edShares, (pointsOf<crypto::EdPoint, 32>(*ed)));
    VaultKeys out {
        .publicShares = shares, .key = point, .edPublicShares = edShares, .edKey = edPoint
    };
    TERCET_TRY(out.vault, bytes<32>(object, "vault"));
    TERCET_TRY(out.eid, bytes<32>(object, "epoch_id"));
    TERCET_TRY(const auto epoch, json::integer(object, "epoch"));
    if (epoch < 1 || epoch > UINT32_MAX) return bad("not an epoch", "epoch");
    out.epoch = std::uint32_t(epoch);
    TERCET_TRY(out.chainCode, bytes<32>(*secp, "chain_code"));
    TERCET_TRY(out.edChainCode, bytes<32>(*ed, "chain_code"));
    TERCET_TRY(const auto* identities, member(object, "identities", true));
    if (identities->size() != 3) return bad("three identities", "identities");
    for (const auto party : mpc::kParties) {
        const auto& one = (*identities)[mpc::number(party) - 1u];
        if (!one.is_object()) return bad("not an object", "identities");
        TERCET_TRY(out.identities[party].ik, bytes<32>(one, "ik"));
        TERCET_TRY(out.identities[party].sk, bytes<32>(one, "sk"));
    }
    TERCET_CHECK(out.check());
    return out;
}

Result<RecipientSet> readRecipients(const Json& object)
{
    RecipientSet out;
    TERCET_TRY(const auto purpose, json::string(object, "purpose", 16));
    TERCET_TRY(out.purpose, purposeNamed(purpose));
    TERCET_TRY(const auto* list, member(object, "recipients", true));
    if (list->size() > RecipientSet::kMaxOfTrust) return bad("too many", "recipients");
    for (const auto& text : *list) {
        if (!text.is_string()) return bad("not a text", "recipients");
        TERCET_TRY(auto one, age::Recipient::parse(text.get_ref<const std::string&>()));
        out.recipients.push_back(std::move(one));
    }
    if (out.purpose == Purpose::Trust) {
        TERCET_TRY(const auto* trust, member(object, "trust", false));
        TERCET_TRY(out.trust, json::string(*trust, "name", RecipientSet::kMaxName));
        TERCET_TRY(out.conditions, bytes<32>(*trust, "conditions_sha256"));
    }
    TERCET_CHECK(out.check());
    return out;
}

Result<std::optional<Officers>> readOfficers(const Json& object, const RecipientSet& set)
{
    if (set.purpose != Purpose::Trust) return std::nullopt;
    TERCET_TRY(const auto* trust, member(object, "trust", false));
    if (!trust->contains("officers") && !trust->contains("threshold")) return std::nullopt;
    Officers out;
    TERCET_TRY(const auto threshold, json::integer(*trust, "threshold"));
    TERCET_TRY(const auto* people, member(*trust, "officers", true));
    if (threshold > Officers::kMost || people->size() > Officers::kMost)
        return bad("too many", "officers");
    out.threshold = unsigned(threshold);
    for (const auto& one : *people) {
        if (!one.is_object()) return bad("not an object", "officers");
        TERCET_TRY(const auto text, json::string(one, "recipient"));
        TERCET_TRY(auto recipient, age::Recipient::parse(text));
        TERCET_TRY(const auto digest, (bytes<32>(one, "piece_digest")));
        out.people.push_back({ std::move(recipient), digest });
    }
    TERCET_CHECK(out.check());
    if (set.recipients.size() != 1) return bad("one recipient, in pieces", "recipients");
    return out;
}

Status readLists(const Json& object, Manifest& out)
{
    TERCET_TRY(const auto* addresses, member(object, "addresses", true));
    if (addresses->size() > Manifest::kMaxAddresses) return bad("too many", "addresses");
    for (const auto& one : *addresses) {
        if (!one.is_object()) return bad("not an object", "addresses");
        CoveredAddress read;
        TERCET_TRY(read.chain, json::string(one, "chain", 32));
        TERCET_TRY(read.path, json::string(one, "path", 128));
        TERCET_TRY(read.address, json::string(one, "address", 128));
        TERCET_TRY(const auto derived, addressAt(out.keys, read.path));
        if (derived != read) return bad("an address that is not of these keys", "addresses");
        out.addresses.push_back(std::move(read));
    }
    TERCET_TRY(const auto* files, member(object, "files", true));
    if (files->size() > kMaxFiles) return bad("too many", "files");
    for (const auto& one : *files) {
        if (!one.is_object()) return bad("not an object", "files");
        PackagedFile file;
        TERCET_TRY(file.name, json::string(one, "name", 64));
        TERCET_TRY(file.sha256, bytes<32>(one, "sha256"));
        if (out.file(file.name) || file.name.find('/') != file.name.npos)
            return bad("a name that is none", "files");
        out.files.push_back(std::move(file));
    }
    return {};
}

Result<Manifest> read(const Json& object)
{
    TERCET_TRY(const auto format, json::string(object, "format", 32));
    if (format != kFormat) return bad("another format", "format");
    TERCET_TRY(const auto version, json::integer(object, "version"));
    if (version > Manifest::kVersion)
        return fail(Code::BackupNewerFormat, "version " + std::to_string(version));
    TERCET_TRY(auto keys, readKeys(object));
    Manifest out { .keys = std::move(keys) };
    TERCET_TRY(out.name, json::string(object, "name", kMaxVaultName));
    TERCET_TRY(const auto created, json::integer(object, "created"));
    out.created = std::int64_t(std::min<std::uint64_t>(created, INT64_MAX));
    TERCET_TRY(out.recipients, readRecipients(object));
    TERCET_TRY(out.officers, readOfficers(object, out.recipients));
    TERCET_TRY(const auto accounts, json::integer(object, "accounts"));
    if (accounts > UINT32_MAX) return bad("too many", "accounts");
    out.accounts = std::uint32_t(accounts);
    TERCET_CHECK(readLists(object, out));
    return out;
}

} // namespace

Result<CoveredAddress> addressAt(const VaultKeys& keys, std::string_view path)
{
    TERCET_TRY(const auto indices, crypto::parsePath(path));
    TERCET_TRY(const auto place, chains::AddressPath::read(indices));
    chains::KeyTree tree({ .key = keys.key, .chainCode = keys.chainCode },
        { .key = keys.edKey, .chainCode = keys.edChainCode });
    TERCET_TRY(const auto* found, tree.find(place));
    return CoveredAddress { chainName(place.kind), crypto::pathText(indices), found->address };
}

const PackagedFile* Manifest::file(std::string_view name) const
{
    const auto it = std::ranges::find(files, name, &PackagedFile::name);
    return it == files.end() ? nullptr : &*it;
}

std::string Manifest::encode() const
{
    Ordered out { { "format", kFormat }, { "version", kVersion },
        { "purpose", purposeName(recipients.purpose) }, { "vault", hex(keys.vault) },
        { "name", name }, { "epoch", keys.epoch }, { "epoch_id", hex(keys.eid) },
        { "created", created } };
    out["secp256k1"] = curveJson(keys.key.encode(), keys.chainCode, keys.publicShares);
    out["ed25519"] = curveJson(keys.edKey.encode(), keys.edChainCode, keys.edPublicShares);
    out["identities"] = Ordered::array();
    for (const auto party : mpc::kParties)
        out["identities"].push_back(
            { { "ik", hex(keys.identities[party].ik) }, { "sk", hex(keys.identities[party].sk) } });
    out["recipients"] = Ordered::array();
    for (const auto& one : recipients.recipients) out["recipients"].push_back(one.text());
    if (recipients.purpose == Purpose::Trust)
        out["trust"]
            = { { "name", recipients.trust }, { "conditions_sha256", hex(recipients.conditions) } };
    if (officers) {
        auto& trust = out["trust"];
        trust["threshold"] = officers->threshold;
        trust["officers"] = Ordered::array();
        for (const auto& one : officers->people)
            trust["officers"].push_back(
                { { "recipient", one.recipient.text() }, { "piece_digest", hex(one.digest) } });
    }
    out["accounts"] = accounts;
    out["addresses"] = Ordered::array();
    for (const auto& one : addresses)
        out["addresses"].push_back(
            { { "chain", one.chain }, { "path", one.path }, { "address", one.address } });
    out["files"] = Ordered::array();
    for (const auto& one : files)
        out["files"].push_back({ { "name", one.name }, { "sha256", hex(one.sha256) } });
    return out.dump(2, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

Result<Manifest> Manifest::decode(ByteView text)
{
    const auto object = json::parse(tercet::text(text));
    if (!object || !object->is_object()) return bad("not a JSON object", "manifest.json");
    auto out = read(*object);
    if (out || out.error().code == Code::BackupNewerFormat) return out;
    return bad(out.error().context, out.error().field);
}

} // namespace tercet::backup
