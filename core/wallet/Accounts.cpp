#include "core/wallet/Accounts.h"

#include "core/policy/SigningPath.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet::accounts {

namespace {

Result<crypto::ExtendedKey> root(const VaultInfo& vault)
{
    TERCET_TRY(const auto key, arrayFromHex<33>(vault.secp256k1.toStdString()));
    TERCET_TRY(const auto point, crypto::Point::decode(key));
    TERCET_TRY(const auto chainCode, arrayFromHex<32>(vault.chainCodeSecp256k1.toStdString()));
    return crypto::ExtendedKey { .key = point, .chainCode = chainCode };
}

Result<crypto::EdExtendedKey> edRoot(const VaultInfo& vault)
{
    TERCET_TRY(const auto key, arrayFromHex<32>(vault.ed25519.toStdString()));
    TERCET_TRY(const auto point, crypto::EdPoint::decode(key));
    TERCET_TRY(const auto chainCode, arrayFromHex<32>(vault.chainCodeEd25519.toStdString()));
    return crypto::EdExtendedKey { point, chainCode };
}

} // namespace

std::vector<std::uint32_t> accountPath(quint32 account) { return { 44, 60, account }; }

Result<chains::KeyTree> keys(const VaultInfo& vault)
{
    TERCET_TRY(const auto secp256k1, root(vault));
    TERCET_TRY(const auto ed25519, edRoot(vault));
    return chains::KeyTree(secp256k1, ed25519);
}

Result<Account> account(const VaultInfo& vault, const AccountRecord& record)
{
    TERCET_TRY(const auto master, root(vault));
    const auto path = accountPath(record.number);
    TERCET_TRY(const auto node, crypto::derivePublic(master, path));
    TERCET_TRY(const auto first, address(vault, { .account = record.number }));
    return Account { record.number, record.name, first.address, toQt(crypto::pathText(path)),
        toQt(crypto::encodeXpub(node.node)) };
}

Result<AddressInfo> address(const VaultInfo& vault, const chains::AddressPath& place)
{
    const auto path = place.path();
    TERCET_CHECK(policy::checkSigningPath(path));
    TERCET_TRY(auto tree, keys(vault));
    TERCET_TRY(const auto* found, tree.find(place));
    return AddressInfo { toQt(found->address), hexText(found->publicKey()),
        toQt(crypto::pathText(path)) };
}

} // namespace tercet::wallet::accounts
