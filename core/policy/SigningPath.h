#pragma once

#include "core/chains/AddressKind.h"

namespace tercet::policy {

// The paths under which anything may be signed: those of chains::AddressKind, all of them not
// hardened, account and index below kPathBound. A bound keeps the set of tweaks that a forger could
// combine small (protocol.md 5.6). The device shows no address outside these paths and the
// co-signers refuse to sign under them: Code::BadPath.
inline constexpr std::uint32_t kPathBound = 1u << 20;
Result<chains::AddressPath> checkSigningPath(std::span<const std::uint32_t> path);

} // namespace tercet::policy
