#include "core/wallet/Accounts.h"

#include "core/chains/ethereum/Address.h"
#include "core/policy/SigningPath.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet::accounts {

std::vector<std::uint32_t> accountPath(quint32 account) { return { 44, 60, account }; }

std::vector<std::uint32_t> addressPath(quint32 account, quint32 index)
{
    return { 44, 60, account, 0, index };
}

Result<crypto::ExtendedKey> root(const VaultInfo& vault)
{
    TERCET_TRY(const auto key, arrayFromHex<33>(vault.secp256k1.toStdString()));
    TERCET_TRY(const auto point, crypto::Point::decode(key));
    TERCET_TRY(const auto chainCode, arrayFromHex<32>(vault.chainCodeSecp256k1.toStdString()));
    return crypto::ExtendedKey { .key = point, .chainCode = chainCode };
}

Result<Account> account(const VaultInfo& vault, const AccountRecord& record)
{
    TERCET_TRY(const auto master, root(vault));
    const auto path = accountPath(record.number);
    TERCET_TRY(const auto node, crypto::derivePublic(master, path));
    TERCET_TRY(const auto first, address(vault, record.number, 0));
    return Account { record.number, record.name, first.address, toQt(crypto::pathText(path)),
        toQt(crypto::encodeXpub(node.node)) };
}

Result<AddressInfo> address(const VaultInfo& vault, quint32 account, quint32 index)
{
    TERCET_TRY(const auto master, root(vault));
    const auto path = addressPath(account, index);
    TERCET_CHECK(policy::checkSigningPath(path));
    TERCET_TRY(const auto node, crypto::derivePublic(master, path));
    const auto& key = node.node.key;
    return AddressInfo { toQt(chains::ethereum::Address::ofKey(key).text()), hexText(key.encode()),
        toQt(crypto::pathText(path)) };
}

} // namespace tercet::wallet::accounts
