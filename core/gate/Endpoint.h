#pragma once

#include "core/wire/Route.h"

namespace tercet::gate {

// What a method and a path ask for.
enum class Purpose { Health, Version, Enrol, Devices, Revoke, KeepDevice, Call };

// Pairing and Nonce are what strangers may send.
enum class BodyKind { None, Json, Pairing, Nonce, Protocol, Batch };
constexpr bool isJson(BodyKind kind) { return kind == BodyKind::Json || kind == BodyKind::Pairing; }

struct Endpoint {
    Purpose purpose {};
    std::string_view name {}; // "GET /v1/vaults/{v}", for logs and the API's description
    bool open { false }; // to everybody: no signature is needed
    BodyKind body { BodyKind::None };
    cosigner::Call call {}; // Purpose::Call, without body and idempotency key
    Bytes32 device {}; // Revoke and KeepDevice: the key that it is about
};

// The target in origin form, as it stands on the wire. Code::NoSuchRoute, BadMethod. One spelling
// of each path: escapes, empty parts and further parameters are no route.
Result<Endpoint> readEndpoint(std::string_view method, std::string_view target);

// The names of all endpoints.
std::vector<std::string_view> endpointNames();

} // namespace tercet::gate
