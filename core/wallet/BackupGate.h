#pragma once

#include "core/chains/Decoded.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// Whether a request has to wait for a backup of Share 1 in the vault's present epoch: on a
// connected vault everything does that moves more than a hundredth of the chain's own unit, its
// fee counted at the maximum, or any token, or what nobody can count. A practice vault only
// reminds, and messages that move nothing go without.
bool needsBackup(const VaultInfo& vault, const chains::Decoded& decoded);

} // namespace tercet::wallet
