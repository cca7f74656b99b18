#include "core/wallet/BackupGate.h"

#include "core/policy/Effect.h"

namespace tercet::wallet {

namespace {

// A hundredth of a unit with at most 18 digits after the point.
chains::Uint256 small(const policy::Unit& unit)
{
    std::uint64_t out = 1;
    for (int i = 2; i < policy::decimals(unit); ++i) out *= 10;
    return out;
}

} // namespace

bool needsBackup(const VaultInfo& vault, const chains::Decoded& decoded)
{
    if (vault.practice || vault.backupEpoch >= vault.epoch) return false;
    const auto effect = policy::effectOf(decoded);
    if (effect.unknownTokens) return true;
    for (const auto& move : effect.moves)
        if (!move.amount || (move.unit.isToken() && !move.amount->isZero())
            || (!move.unit.isToken() && *move.amount > small(move.unit)))
            return true;
    return false;
}

} // namespace tercet::wallet
