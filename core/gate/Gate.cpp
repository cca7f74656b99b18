#include "core/gate/Gate.h"

#include "core/gate/AddressName.h"
#include "core/wire/Problem.h"

namespace tercet::gate {

using cosigner::DeviceRole;
using cosigner::DeviceRow;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::string_view kNewVault = "new";

bool mayCall(DeviceRole role, Operation operation)
{
    using enum Operation;
    const bool looks
        = operation == Identity || operation == ListRequests || operation == GetRequest;
    if (role == DeviceRole::Requester) return looks || operation == CreateRequest;
    if (role == DeviceRole::Approver) return looks || operation == Decide;
    return true;
}

// The one header field that some operations have and others must not.
bool takesKey(Operation operation)
{
    return operation == Operation::Open || operation == Operation::CreateRequest;
}

// The text to which an answer is bound.
std::string_view bindingOf(const HttpRequest& request)
{
    const auto text = fieldOf(request.fields, "signature");
    return wire::readSignatureField(text) ? text : std::string_view {};
}

} // namespace

Gate::Gate(const Parts& parts, const Settings& settings)
    : m_cosigner(parts.cosigner)
    , m_storage(parts.devices)
    , m_random(parts.random)
    , m_clock(parts.clock)
    , m_about(settings.about)
    , m_limits(settings.limits)
    , m_authenticator(settings.authorities, settings.limits.clockSkewMs, parts.devices, parts.clock)
    , m_devices(parts.devices, parts.clock, settings.about.share, settings.limits.revocationDelayMs)
    , m_sessions(parts.clock, settings.limits.sessions)
    , m_connections(settings.limits.connections)
    , m_addresses(settings.limits.address, parts.clock)
    , m_pairings(settings.limits.pairing, parts.clock)
    , m_attestations(settings.limits.attestation, parts.clock)
    , m_callers(settings.limits.device, parts.clock)
    , m_signs(settings.limits.sign, parts.clock)
    , m_links(settings.limits.link, parts.clock)
    , m_keygens(settings.limits.keygen, parts.clock)
    , m_refreshes(settings.limits.keygen, parts.clock)
    , m_resolves(settings.limits.resolve, parts.clock)
{
}

std::size_t Gate::limitOf(BodyKind kind) const
{
    switch (kind) {
    case BodyKind::None:
        return 0;
    case BodyKind::Json:
    case BodyKind::Nonce:
        return m_limits.jsonBody;
    case BodyKind::Protocol:
        return m_limits.protocolBody;
    case BodyKind::Batch:
        return m_limits.batchBody;
    }
    return 0;
}

std::variant<std::size_t, Gate::Handled> Gate::admit(const HttpRequest& head)
{
    Handled out;
    const auto allowed = [&]() -> Result<std::size_t> {
        const auto address = addressName(head.peer);
        TERCET_CHECK(take(m_addresses, address, out));
        TERCET_TRY(const auto endpoint, readEndpoint(head.method, head.target));
        out.endpoint = endpoint.name;
        TERCET_CHECK(m_authenticator.checkFields(head));
        if (endpoint.purpose == Purpose::Enrol) TERCET_CHECK(take(m_pairings, address, out));
        if (endpoint.call.operation == Operation::Attest)
            TERCET_CHECK(take(m_attestations, address, out));
        if (!endpoint.open && !Authenticator::isSigned(head))
            return fail(Code::BadSignature, "not signed", "signature");
        return limitOf(endpoint.body);
    }();
    if (allowed) return *allowed;
    refuse(head, allowed.error(), out);
    return out;
}

Gate::Handled Gate::problem(const Error& error, const HttpRequest& head)
{
    Handled out;
    refuse(head, error, out);
    return out;
}

Gate::Handled Gate::handle(const HttpRequest& request)
{
    Handled out;
    finish(request, answer(request, out), out);
    return out;
}

void Gate::finish(const HttpRequest& request, Result<Answered> answered, Handled& out)
{
    if (!answered) return refuse(request, answered.error(), out);
    out.response.status = 200;
    out.response.body = std::move(answered->body);
    sign(request, answered->type, out.response);
}

std::uint64_t Gate::watch(const Handled& handled, std::function<void()> wake)
{
    const auto vault = arrayFromHex<32>(handled.waiting ? handled.waiting->vault : std::string());
    return m_cosigner.requestChanges()->add(vault.value_or(Bytes32 {}), std::move(wake));
}

Gate::Handled Gate::again(const HttpRequest& request, const Handled& before)
{
    Handled out { .endpoint = before.endpoint, .device = before.device };
    const auto answered = [&]() -> Result<Answered> {
        if (!before.waiting || !before.device) return fail(Code::Internal, "does not wait");
        TERCET_TRY(const auto caller, m_authenticator.enrolled(*before.device));
        TERCET_CHECK(authorise(caller, *before.waiting));
        return run(*before.waiting, out);
    }();
    finish(request, answered, out);
    return out;
}

void Gate::refuse(const HttpRequest& request, const Error& error, Handled& out)
{
    wire::Problem problem { wire::statusOf(error.code), error };
    if (error.code == Code::ClockSkew) problem.serverTime = m_clock.wallMs() / kSecond;
    out.error = error;
    out.response.status = problem.status;
    out.response.body = toBytes(view(wire::encodeProblem(problem)));
    if (out.retryAfter > 0)
        out.response.fields.push_back({ "retry-after", std::to_string(out.retryAfter) });
    sign(request, wire::kProblemType, out.response);
}

void Gate::sign(const HttpRequest& request, std::string_view type, HttpResponse& response)
{
    const auto headers
        = wire::signResponse({ response.status, type, response.body }, bindingOf(request),
            m_cosigner.identityKey(), m_clock.wallMs() / kSecond, m_random.bytes<16>());
    auto& fields = response.fields;
    fields.push_back({ "content-type", std::string(type) });
    fields.push_back({ "content-digest", headers.contentDigest });
    fields.push_back({ "signature-input", headers.input });
    fields.push_back({ "signature", headers.signature });
    fields.push_back({ "tercet-suite", std::string(wire::kTag) });
    fields.push_back({ "cache-control", "no-store" });
}

Result<Gate::Answered> Gate::answer(const HttpRequest& request, Handled& out)
{
    TERCET_TRY(const auto endpoint, readEndpoint(request.method, request.target));
    out.endpoint = endpoint.name;
    TERCET_CHECK(m_authenticator.checkFields(request));
    TERCET_CHECK(checkBody(request, endpoint));

    const bool isSigned = Authenticator::isSigned(request);
    if (!isSigned && !endpoint.open) return fail(Code::BadSignature, "not signed", "signature");
    wire::Parameters signedBy;
    if (isSigned) {
        TERCET_TRY(signedBy, m_authenticator.verify(request));
        out.device = signedBy.key;
    }
    if (endpoint.purpose == Purpose::Health) return answerHealth();
    if (endpoint.purpose == Purpose::Version)
        return Answered { wire::kJsonType, toBytes(view(wire::encodeAbout(m_about))) };
    if (endpoint.open) return answerOpen(request, endpoint);
    if (endpoint.purpose == Purpose::Enrol) {
        TERCET_TRY(const auto body, m_devices.enrol(signedBy.key, text(request.body)));
        return Answered { wire::kJsonType, toBytes(view(body)) };
    }

    TERCET_TRY(const auto caller, m_authenticator.enrolled(signedBy.key));
    if (!m_connections.use(request.connection, caller.key))
        return fail(Code::RateLimited, "too many connections");
    TERCET_CHECK(take(m_callers, std::string(text(caller.key)), out));
    TERCET_CHECK(m_authenticator.claim(signedBy));
    if (endpoint.purpose == Purpose::Call) return answerCall(request, endpoint, caller, out);
    return answerDevice(endpoint, caller);
}

Status Gate::checkBody(const HttpRequest& request, const Endpoint& endpoint) const
{
    const auto type = fieldOf(request.fields, "content-type");
    const auto expected = endpoint.body == BodyKind::None ? std::string_view {}
        : endpoint.body == BodyKind::Json                 ? wire::kJsonType
                                                          : wire::kCborType;
    if (type != expected) return fail(Code::BadField, "another type of body", "content-type");
    if (request.body.size() > limitOf(endpoint.body))
        return fail(Code::JsonTooLarge, "the body is too large");
    return {};
}

Result<Gate::Answered> Gate::answerHealth()
{
    // Whether the database answers; nobody has this key.
    TERCET_TRY(const auto nobody, m_storage.device(Bytes32 {}));
    static_cast<void>(nobody);
    const auto body = Json { { "status", "ok" }, { "time", m_clock.wallMs() / kSecond } }.dump();
    return Answered { wire::kJsonType, toBytes(view(body)) };
}

Result<Gate::Answered> Gate::answerOpen(const HttpRequest& request, const Endpoint& endpoint)
{
    auto call = endpoint.call;
    call.body = request.body;
    TERCET_TRY(auto answer, m_cosigner.handle(call));
    return Answered { wire::kCborType, std::move(answer.body) };
}

Result<Gate::Answered> Gate::answerDevice(const Endpoint& endpoint, const DeviceRow& caller)
{
    const auto body = endpoint.purpose == Purpose::Devices ? m_devices.list(caller)
        : endpoint.purpose == Purpose::Revoke ? m_devices.revoke(caller, endpoint.device)
                                              : m_devices.keep(caller, endpoint.device);
    if (!body) return std::unexpected(body.error());
    return Answered { wire::kJsonType, toBytes(view(*body)) };
}

Result<Gate::Answered> Gate::answerCall(
    const HttpRequest& request, const Endpoint& endpoint, const DeviceRow& caller, Handled& out)
{
    auto call = endpoint.call;
    call.idempotencyKey = fieldOf(request.fields, "idempotency-key");
    if (!call.idempotencyKey.empty() && !takesKey(call.operation))
        return fail(Code::BadField, "nothing is opened here", "idempotency-key");
    call.body = request.body;
    call.caller = caller.key;
    call.role = caller.role;
    call.callerName = caller.name;
    TERCET_CHECK(authorise(caller, call));
    TERCET_CHECK(takeFor(caller.key, call, out));
    SessionBook::Place place;
    if (call.operation == Operation::Open) {
        TERCET_TRY(place, m_sessions.reserve(caller.key, call));
    }
    if (cosigner::isOfQueue(call.operation)) return run(call, out);
    const auto answer = m_cosigner.handle(call);
    m_sessions.answered(caller.key, call, answer);
    if (!answer) return std::unexpected(answer.error());
    return Answered { wire::kCborType, wire::encodeAnswer(call, *answer) };
}

Result<Gate::Answered> Gate::run(const cosigner::Call& call, Handled& out)
{
    TERCET_TRY(const auto answer, m_cosigner.handle(call));
    if (answer.nothingYet && call.wait > 0) out.waiting = call;
    return Answered { wire::contentType(call.operation), answer.body };
}

Status Gate::authorise(const DeviceRow& caller, const cosigner::Call& call)
{
    if (!mayCall(caller.role, call.operation))
        return fail(Code::WrongRole, "not for this role", "keyid");
    if (call.vault == kNewVault) return authoriseNew(caller, call);
    // A requester or approver without a vault is one of every vault.
    if (!caller.vault && caller.role != DeviceRole::Device) return {};
    if (!caller.vault) return authoriseUnbound(caller, call);
    if (hex(*caller.vault) != call.vault)
        return fail(Code::WrongRole, "the key of another vault", "keyid");
    return {};
}

Status Gate::authoriseNew(const DeviceRow& caller, const cosigner::Call& call)
{
    const bool begins = call.operation == Operation::Open || call.operation == Operation::PeerNonce
        || call.operation == Operation::PeerEvidence;
    if (begins) {
        if (caller.vault) return fail(Code::WrongRole, "the key has its vault", "keyid");
        return {};
    }
    if (m_sessions.owns(caller.key, call.vault, call.session)) return {};
    return fail(Code::NoSuchSession, "not a session of this key", "session");
}

// The vault's record says whose it is. The key is bound to it only when it can no longer turn out
// void: until then its device may have to begin again.
Status Gate::authoriseUnbound(const DeviceRow& caller, const cosigner::Call& call)
{
    TERCET_TRY(const auto vault, arrayFromHex<32>(call.vault));
    TERCET_TRY(const auto owner, m_cosigner.owner(vault));
    if (!owner) {
        const bool resolves
            = call.operation == Operation::Open && call.kind == SessionKind::Resolve;
        if (resolves || m_sessions.owns(caller.key, call.vault, call.session)) return {};
        return fail(Code::NoSuchVaultAtCosigner, "no such vault", "vault");
    }
    if (owner->device != caller.key) return fail(Code::WrongRole, "another device's", "keyid");
    if (!owner->active) return {};
    TERCET_TRY(const bool bound, m_storage.bindVault(caller.key, vault));
    if (!bound) return fail(Code::WrongRole, "the key of another vault", "keyid");
    return {};
}

Status Gate::take(RateLimiter& from, const std::string& name, Handled& out)
{
    auto taken = from.take(name);
    if (!taken) out.retryAfter = std::max<std::int64_t>(1, from.waitSeconds(name));
    return taken;
}

Status Gate::takeFor(const Bytes32& device, const cosigner::Call& call, Handled& out)
{
    const std::string name(text(device));
    // Not its beginning: while the other co-signer is away, a device begins again and again.
    const bool opensLink = call.operation == Operation::Round && call.round == 2
        && m_sessions.kindOf(call.session) == SessionKind::Link;
    if (opensLink) return take(m_links, name, out);
    if (call.operation != Operation::Open) return {};
    switch (call.kind) {
    case SessionKind::Keygen:
        return take(m_keygens, name, out);
    case SessionKind::Refresh:
        return take(m_refreshes, name, out);
    case SessionKind::Resolve:
        return take(m_resolves, name, out);
    case SessionKind::Sign:
    case SessionKind::Schnorr:
        return take(m_signs, name, out);
    default:
        return {};
    }
}

} // namespace tercet::gate
