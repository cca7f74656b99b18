#pragma once

#include <span>

#include "core/chains/Decoded.h"

namespace tercet::policy {

// What a request is, as far as a policy tells requests apart; a set of them is their sum.
enum class RequestKind : std::uint8_t {
    Transfer = 1, // of a chain's own unit or of a token
    Approval = 2, // lets somebody take tokens later; a permit is typed data
    Message = 4,
    TypedData = 8,
    ContractCall = 16,
    Deploy = 32,
};
inline constexpr std::uint8_t kAllKinds = 63;

RequestKind requestKind(chains::Kind kind);
std::span<const RequestKind> requestKinds(); // all, in this order
// "transfer", "approval", "message", "typed-data", "contract-call", "deploy"
std::string_view requestKindName(RequestKind kind);

// Whose approvals a policy counts. The numbers are those of the encoding, and the roles those of
// an enrolled key of the same name (cosigner::DeviceRole).
enum class Role : std::uint8_t {
    Device = 1, // a share holder; its signature under the request is its approval
    Approver = 3, // a teammate who approves and holds no share
};
std::span<const Role> roles();
std::string_view roleName(Role role); // "device", "approver"

} // namespace tercet::policy
