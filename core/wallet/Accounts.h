#pragma once

#include "core/chains/KeyTree.h"
#include "core/wallet/VaultStore.h"

// Keys and addresses of a vault from its public keys alone: the co-signers derive the same.
namespace tercet::wallet::accounts {

// m/44/60/N, the node of `account xpub`
std::vector<std::uint32_t> accountPath(quint32 account);

Result<chains::KeyTree> keys(const VaultInfo& vault);
Result<Account> account(const VaultInfo& vault, const AccountRecord& record);
// Code::BadPath for what policy::checkSigningPath refuses.
Result<AddressInfo> address(const VaultInfo& vault, const chains::AddressPath& place);

} // namespace tercet::wallet::accounts
