#include "core/backup/Recovery.h"

#include <algorithm>
#include <secp256k1_recovery.h>

#include "core/backup/SecretBase58.h"
#include "core/backup/SecretJson.h"
#include "core/backup/Tags.h"
#include "core/chains/KeyTree.h"
#include "core/chains/ethereum/TransactionJson.h"
#include "core/crypto/Secp256k1.h"

namespace tercet::backup {

namespace {

chains::KeyTree treeOf(const VaultKeys& keys)
{
    return { { .key = keys.key, .chainCode = keys.chainCode },
        { .key = keys.edKey, .chainCode = keys.edChainCode } };
}

Result<chains::AddressKey> keyAt(chains::KeyTree& tree, const CoveredAddress& covered)
{
    TERCET_TRY(const auto path, crypto::parsePath(covered.path));
    TERCET_TRY(const auto place, chains::AddressPath::read(path));
    TERCET_TRY(const auto* found, tree.find(place));
    return *found;
}

void writeEd(SecretJsonWriter& out, const crypto::EdScalar& y)
{
    out.raw("\"scalar\": ").hex(y.le()).raw(", \"expanded\": ");
    if (const auto expanded = expandedKey(y))
        out.hex(expanded->view());
    else
        out.raw("null");
}

void writeBase58(SecretJsonWriter& out, ByteView payload)
{
    out.string(text(secretBase58Check(payload).view()));
}

void writeXprv(SecretJsonWriter& out, const crypto::Scalar& x, const Bytes32& chainCode)
{
    crypto::Secret<78> b; // version, depth 0, no parent, child 0, chain code, 0 ‖ key
    constexpr ByteArray<4> kVersion = { 0x04, 0x88, 0xad, 0xe4 };
    std::copy(kVersion.begin(), kVersion.end(), b.data());
    std::copy(chainCode.begin(), chainCode.end(), b.data() + 13);
    std::copy_n(x.be().data(), 32, b.data() + 46);
    writeBase58(out, b.view());
}

void writeWif(SecretJsonWriter& out, const crypto::Scalar& x)
{
    crypto::Secret<34> b; // main net, compressed
    b.data()[0] = 0x80;
    std::copy_n(x.be().data(), 32, b.data() + 1);
    b.data()[33] = 1;
    writeBase58(out, b.view());
}

// The identities, and of a trust in pieces the one that enough of them make.
Result<age::Keys> withPieces(
    const Package& package, const age::Keys& keys, const RecoveryParts& parts)
{
    age::Keys out;
    for (const auto& one : keys.identities) out.identities.push_back(one.clone());
    const auto& manifest = package.manifest;
    const auto whole = [&](const age::Identity& identity) {
        return identity.recipient() == manifest.recipients.recipients.front();
    };
    if (!manifest.officers || std::ranges::any_of(keys.identities, whole)) return out;
    auto opened = openPieces(package, keys);
    for (const auto& one : parts.pieces()) opened.pieces.push_back(one.clone());
    auto identity = combinePieces(opened.pieces);
    if (!identity) {
        if (opened.problem) return std::unexpected(*opened.problem);
        if (opened.pieces.empty())
            return fail(
                Code::NotEnoughPieces, "0 of " + std::to_string(manifest.officers->threshold));
        return std::unexpected(identity.error());
    }
    out.identities.push_back(std::move(*identity));
    return out;
}

} // namespace

std::optional<crypto::Secret<64>> expandedKey(const crypto::EdScalar& y)
{
    constexpr Bytes32 kOrder = { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
        0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10 };
    crypto::Secret<64> out;
    std::copy_n(y.le().data(), 32, out.data());
    // L is odd, so one of y, y + L, … y + 7L is a multiple of 8.
    for (int k = 0; k < 8; ++k) {
        if ((out.data()[0] & 7) == 0) {
            if ((out.data()[31] & 0xc0) != 0x40) return {};
            auto prefix = crypto::hash(tag::kExpandedPrefix, y.le());
            std::copy(prefix.begin(), prefix.end(), out.data() + 32);
            sodium_memzero(prefix.data(), prefix.size());
            return out;
        }
        unsigned carry = 0;
        for (std::size_t i = 0; i < 32; ++i) {
            carry += out.data()[i] + kOrder[i];
            out.data()[i] = std::uint8_t(carry);
            carry >>= 8;
        }
        if (carry != 0) return {}; // 2^256 and more
    }
    return {};
}

Result<Recovery> Recovery::open(
    const Package& package, const age::Keys& keys, const RecoveryParts& parts)
{
    Recovery out(package.manifest);
    TERCET_TRY(const auto all, withPieces(package, keys, parts));
    for (unsigned number = 1; number <= 3; ++number) {
        const auto* share = parts.share(number);
        std::optional<OpenedShare> opened;
        if (!share) {
            TERCET_TRY(opened, openShare(package, number, all));
            share = &opened->share;
        }
        out.m_x += share->x;
        out.m_y = out.m_y + share->y;
    }
    const auto& expected = package.manifest.keys;
    const auto X = crypto::Point::mulBase(out.m_x);
    const auto Y = crypto::EdPoint::mulBase(out.m_y);
    if (!X || *X != expected.key || !Y || *Y != expected.edKey)
        return fail(Code::BackupShareMismatch, "the sum is not the public key's");
    return out;
}

std::array<Status, 3> Recovery::examine(
    const Package& package, const age::Keys& keys, const RecoveryParts& parts)
{
    std::array<Status, 3> out;
    const auto all = withPieces(package, keys, parts);
    for (unsigned number = 1; number <= 3; ++number) {
        if (parts.share(number)) continue;
        const auto share = all ? openShare(package, number, *all)
                               : Result<OpenedShare>(std::unexpected(all.error()));
        if (!share) out[number - 1] = std::unexpected(share.error());
    }
    return out;
}

Result<std::vector<CoveredAddress>> Recovery::addresses() const
{
    auto keys = m_manifest.keys;
    keys.key = *crypto::Point::mulBase(m_x);
    keys.edKey = *crypto::EdPoint::mulBase(m_y);
    std::vector<CoveredAddress> out;
    for (const auto& named : m_manifest.addresses) {
        TERCET_TRY(auto made, addressAt(keys, named.path));
        if (made != named) return fail(Code::BadPackage, "another address", named.path);
        out.push_back(std::move(made));
    }
    return out;
}

Result<crypto::SecretBytes> Recovery::reveal() const
{
    SecretJsonWriter out(1024 + 1024 * m_manifest.addresses.size());
    out.raw("{\"xprv\": ");
    writeXprv(out, m_x, m_manifest.keys.chainCode);
    out.raw(", \"ed25519\": {");
    writeEd(out, m_y);
    out.raw("}, \"accounts\": [");
    auto tree = treeOf(m_manifest.keys);
    bool first = true;
    for (const auto& named : m_manifest.addresses) {
        TERCET_TRY(const auto found, keyAt(tree, named));
        out.raw(first ? "\n{\"chain\": " : ",\n{\"chain\": ").string(named.chain);
        out.raw(", \"path\": ").string(named.path);
        out.raw(", \"address\": ").string(named.address).raw(", ");
        first = false;
        if (const auto* ed = std::get_if<chains::AddressKey::Ed25519>(&found.key)) {
            writeEd(out, m_y + ed->tweak);
        } else {
            const auto x = m_x + std::get<chains::AddressKey::Secp256k1>(found.key).tweak;
            out.raw("\"hex\": ").hex(x.be());
            if (named.chain == "bitcoin") {
                out.raw(", \"wif\": ");
                writeWif(out, x);
            }
        }
        out.raw("}");
    }
    out.raw("]}\n");
    auto text = out.take();
    if (!text) return fail(Code::Internal, "larger than foreseen");
    return std::move(*text);
}

Result<CoveredAddress> Recovery::sweeper(std::string_view transaction) const
{
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(transaction));
    std::vector<const CoveredAddress*> candidates;
    for (const auto& named : m_manifest.addresses)
        if (named.chain == "ethereum" && (!input.from || named.address == input.from->text()))
            candidates.push_back(&named);
    if (candidates.empty()) return fail(Code::WrongSender, "no such address", "from");
    if (candidates.size() > 1) return fail(Code::MissingField, "which of the addresses", "from");
    return *candidates.front();
}

Result<Recovery::Swept> Recovery::sweep(std::string_view transaction) const
{
    TERCET_TRY(const auto sender, sweeper(transaction));
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(transaction));
    auto tree = treeOf(m_manifest.keys);
    TERCET_TRY(const auto found, keyAt(tree, sender));
    const auto& place = std::get<chains::AddressKey::Secp256k1>(found.key);
    const auto x = m_x + place.tweak;
    const auto digest = chains::ethereum::signingDigest(input.tx);
    secp256k1_ecdsa_recoverable_signature made;
    if (!secp256k1_ecdsa_sign_recoverable(
            crypto::secpContext(), &made, digest.data(), x.be().data(), nullptr, nullptr))
        return fail(Code::Internal, "signing");
    ByteArray<64> compact;
    crypto::EcdsaSignature signature;
    secp256k1_ecdsa_recoverable_signature_serialize_compact(
        secp256k1_context_static, compact.data(), &signature.recid, &made);
    std::copy_n(compact.begin(), 32, signature.r.begin());
    std::copy_n(compact.begin() + 32, 32, signature.s.begin());
    if (!crypto::ecdsaVerify(place.key, digest, signature))
        return fail(Code::Internal, "the signature does not verify");
    Swept out { chains::ethereum::buildSigned(input.tx, signature), {} };
    out.hash = toBytes(chains::ethereum::transactionHash(out.raw));
    return out;
}

} // namespace tercet::backup
