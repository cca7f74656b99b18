#pragma once

#include "core/crypto/Bip32.h"
#include "core/wallet/VaultStore.h"

namespace tercet::wallet::accounts {

// m/44/60/N, non-hardened: the co-signers derive the same with nothing but the public root key.
std::vector<std::uint32_t> accountPath(quint32 account);
// m/44/60/N/0/I
std::vector<std::uint32_t> addressPath(quint32 account, quint32 index);

Result<crypto::ExtendedKey> root(const VaultInfo& vault);
Result<Account> account(const VaultInfo& vault, const AccountRecord& record);
Result<AddressInfo> address(const VaultInfo& vault, quint32 account, quint32 index);

} // namespace tercet::wallet::accounts
