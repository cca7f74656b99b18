#include "core/gate/Endpoint.h"

#include "core/wire/Control.h"

namespace tercet::gate {

namespace {

using cosigner::Operation;
using cosigner::SessionKind;

constexpr std::string_view kHealthPath = "/v1/health";
constexpr std::string_view kRevocation = "/revocation";

constexpr std::string_view kHealth = "GET /v1/health", kVersion = "GET /v1/version",
                           kEnrol = "POST /v1/devices", kDevices = "GET /v1/devices",
                           kRevoke = "DELETE /v1/devices/{id}",
                           kKeep = "DELETE /v1/devices/{id}/revocation";

constexpr Operation kOperations[] = { Operation::Identity, Operation::Open, Operation::Round,
    Operation::State, Operation::Abort, Operation::Vault, Operation::SetPolicy, Operation::Evaluate,
    Operation::Pending, Operation::CancelPending, Operation::Freeze, Operation::Recipients,
    Operation::SetRecipients, Operation::Export, Operation::Attest, Operation::PeerNonce,
    Operation::PeerEvidence, Operation::CreateRequest, Operation::ListRequests,
    Operation::GetRequest, Operation::Decide };

std::string_view nameOf(Operation operation)
{
    switch (operation) {
    case Operation::Identity:
        return "GET /v1/identity";
    case Operation::Open:
        return "POST /v1/vaults/{v}/sessions";
    case Operation::Round:
        return "PUT /v1/vaults/{v}/sessions/{s}/rounds/{n}";
    case Operation::State:
        return "GET /v1/vaults/{v}/sessions/{s}";
    case Operation::Abort:
        return "DELETE /v1/vaults/{v}/sessions/{s}";
    case Operation::Vault:
        return "GET /v1/vaults/{v}";
    case Operation::SetPolicy:
        return "PUT /v1/vaults/{v}/policy";
    case Operation::Evaluate:
        return "POST /v1/vaults/{v}/evaluate";
    case Operation::Pending:
        return "GET /v1/vaults/{v}/pending";
    case Operation::CancelPending:
        return "DELETE /v1/vaults/{v}/pending/{id}";
    case Operation::Freeze:
        return "POST /v1/vaults/{v}/freeze";
    case Operation::Recipients:
        return "GET /v1/vaults/{v}/recipients";
    case Operation::SetRecipients:
        return "POST /v1/vaults/{v}/recipients";
    case Operation::Export:
        return "POST /v1/vaults/{v}/exports";
    case Operation::Attest:
        return "POST /v1/attestation";
    case Operation::PeerNonce:
        return "POST /v1/vaults/{v}/peer";
    case Operation::PeerEvidence:
        return "PUT /v1/vaults/{v}/peer";
    case Operation::CreateRequest:
        return "POST /v1/vaults/{v}/requests";
    case Operation::ListRequests:
        return "GET /v1/vaults/{v}/requests";
    case Operation::GetRequest:
        return "GET /v1/vaults/{v}/requests/{r}";
    case Operation::Decide:
        return "POST /v1/vaults/{v}/requests/{r}/decisions";
    }
    return {};
}

// A round may be one of presigning in a batch; what its session is, the co-signer knows.
BodyKind bodyOf(const cosigner::Call& call, std::string_view method)
{
    if (method != "POST" && method != "PUT") return BodyKind::None;
    if (call.operation == Operation::Attest) return BodyKind::Nonce;
    if (cosigner::isOfQueue(call.operation)) return BodyKind::Json;
    const bool batch = call.operation == Operation::Round || call.kind == SessionKind::Presign;
    return batch ? BodyKind::Batch : BodyKind::Protocol;
}

std::unexpected<Error> badMethod() { return fail(Code::BadMethod, "not of this path", "method"); }

Result<Endpoint> readDevice(std::string_view method, std::string_view rest)
{
    const bool keep = rest.ends_with(kRevocation);
    if (keep) rest.remove_suffix(kRevocation.size());
    const auto key = arrayFromHex<32>(rest);
    if (!key || hex(*key) != rest) return fail(Code::NoSuchRoute, "no such path", "path");
    if (method != "DELETE") return badMethod();
    if (keep) return Endpoint { .purpose = Purpose::KeepDevice, .name = kKeep, .device = *key };
    return Endpoint { .purpose = Purpose::Revoke, .name = kRevoke, .device = *key };
}

} // namespace

Result<Endpoint> readEndpoint(std::string_view method, std::string_view target)
{
    if (target == kHealthPath) {
        if (method != "GET") return badMethod();
        return Endpoint { .purpose = Purpose::Health, .name = kHealth, .open = true };
    }
    if (target == wire::kVersionPath) {
        if (method != "GET") return badMethod();
        return Endpoint { .purpose = Purpose::Version, .name = kVersion, .open = true };
    }
    if (target == wire::kDevicesPath) {
        if (method == "GET") return Endpoint { .purpose = Purpose::Devices, .name = kDevices };
        if (method != "POST") return badMethod();
        return Endpoint { .purpose = Purpose::Enrol, .name = kEnrol, .body = BodyKind::Json };
    }
    if (target.starts_with(wire::kDevicesPath) && target[wire::kDevicesPath.size()] == '/')
        return readDevice(method, target.substr(wire::kDevicesPath.size() + 1));

    const auto mark = target.find('?');
    const auto query
        = mark == std::string_view::npos ? std::string_view {} : target.substr(mark + 1);
    if (mark != std::string_view::npos && query.empty())
        return fail(Code::NoSuchRoute, "an empty query", "path");
    TERCET_TRY(auto call, wire::readRoute(method, target.substr(0, mark), query));
    Endpoint out { .purpose = Purpose::Call, .name = nameOf(call.operation) };
    out.open = call.operation == Operation::Identity || call.operation == Operation::Attest;
    out.body = bodyOf(call, method);
    out.call = std::move(call);
    return out;
}

std::vector<std::string_view> endpointNames()
{
    std::vector<std::string_view> out { kHealth, kVersion, kEnrol, kDevices, kRevoke, kKeep };
    for (const auto operation : kOperations) out.push_back(nameOf(operation));
    return out;
}

} // namespace tercet::gate
