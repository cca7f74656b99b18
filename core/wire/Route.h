#pragma once

#include "core/cosigner/Call.h"

// Where each operation of a co-signer lives over HTTP (cosigner-api.md), both ways.
namespace tercet::wire {

// cosigner::kinds and ids stand in the path and the query; the body travels as it is. Open has its
// kind in the query (`?kind=link`), and its idempotency key in the field Idempotency-Key.
// ListRequests has `?state=…&after=…&wait=…`, in this order, `state` and `wait` only where they are
// set.
struct Route {
    std::string method {};
    std::string path {};
    std::string query {};
    friend bool operator==(const Route&, const Route&) = default;
};

Route routeOf(const cosigner::Call& call);

// The call without body and idempotency key. Code::NoSuchRoute for a path that is none,
// Code::BadMethod for a path that knows the method not. Anything that routeOf() would have written
// differently (escapes, upper-case digits, leading zeros, further parameters) is no route.
Result<cosigner::Call> readRoute(
    std::string_view method, std::string_view path, std::string_view query);

} // namespace tercet::wire
