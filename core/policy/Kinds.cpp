#include "core/policy/Kinds.h"

#include <array>

namespace tercet::policy {

RequestKind requestKind(chains::Kind kind)
{
    using enum chains::Kind;
    switch (kind) {
    case NativeTransfer:
    case TokenTransfer:
        return RequestKind::Transfer;
    case TokenApproval:
        return RequestKind::Approval;
    case ContractCall:
        return RequestKind::ContractCall;
    case ContractCreation:
        return RequestKind::Deploy;
    case Message:
        return RequestKind::Message;
    case TypedData:
        return RequestKind::TypedData;
    }
    return RequestKind::ContractCall;
}

std::span<const RequestKind> requestKinds()
{
    using enum RequestKind;
    static constexpr std::array kKinds { Transfer, Approval, Message, TypedData, ContractCall,
        Deploy };
    return kKinds;
}

std::string_view requestKindName(RequestKind kind)
{
    switch (kind) {
    case RequestKind::Transfer:
        return "transfer";
    case RequestKind::Approval:
        return "approval";
    case RequestKind::Message:
        return "message";
    case RequestKind::TypedData:
        return "typed-data";
    case RequestKind::ContractCall:
        return "contract-call";
    case RequestKind::Deploy:
        return "deploy";
    }
    return "contract-call";
}

std::span<const Role> roles()
{
    static constexpr std::array kRoles { Role::Device, Role::Approver };
    return kRoles;
}

std::string_view roleName(Role role) { return role == Role::Device ? "device" : "approver"; }

} // namespace tercet::policy
