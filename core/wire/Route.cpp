#include "core/wire/Route.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/cosigner/QueuedRequest.h"

namespace tercet::wire {

namespace {

using cosigner::Call;
using cosigner::Operation;
using cosigner::SessionKind;

constexpr std::string_view kVaults = "/v1/vaults/";
constexpr std::string_view kIdentity = "/v1/identity";
constexpr std::string_view kAttestation = "/v1/attestation";
constexpr std::uint32_t kMaxRound = 99;
constexpr std::size_t kMaxPendingDigits = 20;

bool lowerHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

bool decimal(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxPendingDigits
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

SessionKind kindNamed(std::string_view name)
{
    for (int i = 1; i < 256; ++i) {
        const auto kind = SessionKind(i);
        const auto known = cosigner::sessionKindName(kind);
        if (known == cosigner::sessionKindName(SessionKind::None)) break;
        if (known == name) return kind;
    }
    return SessionKind::None;
}

template <typename N> std::optional<N> number(std::string_view text, N most)
{
    N n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc() || end != text.data() + text.size() || n > most) return {};
    return n;
}

std::string queryOf(const Call& call)
{
    std::string out;
    if (!call.state.empty()) out = "state=" + call.state + "&";
    out += "after=" + std::to_string(call.after);
    if (call.wait != 0) out += "&wait=" + std::to_string(call.wait);
    return out;
}

// Of ListRequests, as queryOf() writes it.
bool readQuery(std::string_view query, Call& call)
{
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto part = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) return false;
        const auto name = part.substr(0, equals), value = part.substr(equals + 1);
        if (name == "state" && cosigner::queueStateNamed(value)) {
            call.state = value;
        } else if (name == "after") {
            const auto after = number<std::uint64_t>(value, UINT64_MAX);
            if (!after) return false;
            call.after = *after;
        } else if (name == "wait") {
            const auto wait = number<std::uint32_t>(value, cosigner::kMaxWaitSeconds);
            if (!wait) return false;
            call.wait = *wait;
        } else {
            return false;
        }
    }
    return true;
}

// The parts of a path between slashes, without the first one.
std::vector<std::string_view> parts(std::string_view path)
{
    std::vector<std::string_view> out;
    while (true) {
        const auto slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return out;
        path.remove_prefix(slash + 1);
    }
}

std::vector<Call> queueCalls(
    Call call, const std::vector<std::string_view>& at, std::string_view query)
{
    const auto as = [&](Operation operation) {
        auto out = call;
        out.operation = operation;
        return out;
    };
    if (at.size() == 2) {
        const auto create = as(Operation::CreateRequest);
        if (!readQuery(query, call)) return { create };
        return { as(Operation::ListRequests), create };
    }
    if (!lowerHex(at[2], 64)) return {};
    call.request = at[2];
    if (at.size() == 3) return { as(Operation::GetRequest) };
    if (at.size() == 4 && at[3] == "decisions") return { as(Operation::Decide) };
    return {};
}

// Every operation that a path could mean; the method decides between them.
std::vector<Call> calls(std::string_view path, std::string_view query)
{
    if (path == kIdentity) return { { .operation = Operation::Identity } };
    if (path == kAttestation) return { { .operation = Operation::Attest } };
    if (!path.starts_with(kVaults)) return {};
    const auto at = parts(path.substr(kVaults.size()));
    Call call { .vault = std::string(at[0]) };
    const auto as = [&](Operation operation) {
        auto out = call;
        out.operation = operation;
        return out;
    };
    if (at.size() == 1) return { as(Operation::Vault) };
    if (at.size() == 2 && at[1] == "policy") return { as(Operation::SetPolicy) };
    if (at.size() == 2 && at[1] == "evaluate") return { as(Operation::Evaluate) };
    if (at.size() == 2 && at[1] == "freeze") return { as(Operation::Freeze) };
    if (at.size() == 2 && at[1] == "recipients")
        return { as(Operation::Recipients), as(Operation::SetRecipients) };
    if (at.size() == 2 && at[1] == "exports") return { as(Operation::Export) };
    if (at.size() == 2 && at[1] == "pending") return { as(Operation::Pending) };
    if (at.size() == 3 && at[1] == "pending" && decimal(at[2])) {
        call.pending = at[2];
        return { as(Operation::CancelPending) };
    }
    if (at.size() == 2 && at[1] == "peer")
        return { as(Operation::PeerNonce), as(Operation::PeerEvidence) };
    if (at[1] == "requests") return queueCalls(call, at, query);
    if (at[1] != "sessions") return {};
    if (at.size() == 2 && query.starts_with("kind=")) {
        call.kind = kindNamed(query.substr(5));
        if (call.kind == SessionKind::None) return {};
        return { as(Operation::Open) };
    }
    if (at.size() < 3 || !lowerHex(at[2], 32)) return {};
    call.session = at[2];
    if (at.size() == 3) return { as(Operation::State), as(Operation::Abort) };
    if (at.size() != 5 || at[3] != "rounds") return {};
    const auto round = number<std::uint32_t>(at[4], kMaxRound);
    if (!round || *round < 2) return {};
    call.round = *round;
    return { as(Operation::Round) };
}

} // namespace

Route routeOf(const Call& call)
{
    const auto vault = std::string(kVaults) + call.vault;
    const auto session = vault + "/sessions/" + call.session;
    const auto request = vault + "/requests/" + call.request;
    switch (call.operation) {
    case Operation::Identity:
        return { "GET", std::string(kIdentity), {} };
    case Operation::Open:
        return { "POST", vault + "/sessions",
            "kind=" + std::string(cosigner::sessionKindName(call.kind)) };
    case Operation::Round:
        return { "PUT", session + "/rounds/" + std::to_string(call.round), {} };
    case Operation::State:
        return { "GET", session, {} };
    case Operation::Abort:
        return { "DELETE", session, {} };
    case Operation::Vault:
        return { "GET", vault, {} };
    case Operation::SetPolicy:
        return { "PUT", vault + "/policy", {} };
    case Operation::Evaluate:
        return { "POST", vault + "/evaluate", {} };
    case Operation::Pending:
        return { "GET", vault + "/pending", {} };
    case Operation::CancelPending:
        return { "DELETE", vault + "/pending/" + call.pending, {} };
    case Operation::Freeze:
        return { "POST", vault + "/freeze", {} };
    case Operation::Recipients:
        return { "GET", vault + "/recipients", {} };
    case Operation::SetRecipients:
        return { "POST", vault + "/recipients", {} };
    case Operation::Export:
        return { "POST", vault + "/exports", {} };
    case Operation::Attest:
        return { "POST", std::string(kAttestation), {} };
    case Operation::PeerNonce:
        return { "POST", vault + "/peer", {} };
    case Operation::PeerEvidence:
        return { "PUT", vault + "/peer", {} };
    case Operation::CreateRequest:
        return { "POST", vault + "/requests", {} };
    case Operation::ListRequests:
        return { "GET", vault + "/requests", queryOf(call) };
    case Operation::GetRequest:
        return { "GET", request, {} };
    case Operation::Decide:
        return { "POST", request + "/decisions", {} };
    }
    return {};
}

Result<Call> readRoute(std::string_view method, std::string_view path, std::string_view query)
{
    bool known = false;
    for (auto& call : calls(path, query)) {
        const bool ofVault
            = call.operation != Operation::Identity && call.operation != Operation::Attest;
        if (ofVault && call.vault != "new" && !lowerHex(call.vault, 64)) continue;
        const auto route = routeOf(call);
        if (route.path != path || route.query != query) continue;
        known = true;
        if (route.method == method) return std::move(call);
    }
    if (known) return fail(Code::BadMethod, "not of this path", "method");
    return fail(Code::NoSuchRoute, "no such path", "path");
}

} // namespace tercet::wire
