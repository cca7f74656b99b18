#include "core/backend/HttpsBackend.h"

#include <QThread>

#include "core/backend/HttpsAnswer.h"
#include "core/backend/Pending.h"
#include "core/cosigner/Cosigner.h"
#include "core/wire/Route.h"

namespace tercet::backend {

namespace {

using cosigner::Call;
using cosigner::Operation;
using cosigner::SessionKind;
using AnswerPending = Pending<Result<cosigner::Answer>>;

constexpr std::size_t kEnvelope = 64; // around the answer of an opening: core/wire/Control.h
constexpr std::string_view kIdentityPath = "/v1/identity";

bool mayBeBatch(const Call& call)
{
    return call.operation == Operation::Round || call.kind == SessionKind::Presign;
}

Result<HttpsRequest> requestOf(const Call& call, int timeoutMs)
{
    const auto most
        = mayBeBatch(call) ? cosigner::Cosigner::kMaxBatchBody : cosigner::Cosigner::kMaxBody;
    if (call.body.size() > most) return fail(Code::BadLength, "too large", "body");
    if (call.operation == Operation::Open && call.kind == SessionKind::None)
        return fail(Code::CosignerRefused, "no kind of session", "kind");
    const auto route = wire::routeOf(call);
    if (const auto read = wire::readRoute(route.method, route.path, route.query); !read)
        return fail(Code::BadField, "no such route",
            call.operation == Operation::Round ? "session" : "vault");
    const bool carries = route.method == "POST" || route.method == "PUT";
    if (!carries && !call.body.empty()) return fail(Code::BadField, "takes no body", "body");
    return HttpsRequest { .method = route.method,
        .path = route.path,
        .query = route.query,
        .contentType = carries ? std::string(wire::contentType(call.operation)) : std::string(),
        .idempotencyKey = call.idempotencyKey,
        .body = call.body,
        .isSigned = call.operation != Operation::Identity && call.operation != Operation::Attest,
        .beside = cosigner::isOfQueue(call.operation),
        .limit = most + kEnvelope,
        .timeoutMs = timeoutMs,
        .waitMs = 1000 * int(call.wait) };
}

HttpsRequest get(std::string_view path, int timeoutMs)
{
    return {
        .method = "GET", .path = std::string(path), .isSigned = false, .timeoutMs = timeoutMs
    };
}

template <typename T> auto cancellable(std::function<void(Result<T>)> done)
{
    return std::make_shared<Pending<Result<T>>>(std::move(done));
}

} // namespace

// A channel on its thread.
struct HttpsBackend::Host {
    Host(const Peer& known, const HttpsSettings& settings, RequestSigner& signer, Random& random,
        const Clock& clock)
        : peer(known)
        , channel(new HttpsChannel(known.endpoint, settings, signer, random, clock))
    {
        channel->moveToThread(&thread);
        thread.start();
    }
    ~Host()
    {
        QMetaObject::invokeMethod(
            channel, [this] { delete channel; }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }
    void send(HttpsRequest request, HttpsChannel::Done done)
    {
        QMetaObject::invokeMethod(
            channel,
            [this, request = std::move(request), done = std::move(done)]() mutable {
                channel->send(std::move(request), std::move(done));
            },
            Qt::QueuedConnection);
    }
    std::optional<Bytes32> identity() const
    {
        const std::lock_guard lock(mutex);
        return peer.identity;
    }
    // CosignerIdentityChanged where it had another.
    Status learn(const Bytes32& found)
    {
        const std::lock_guard lock(mutex);
        if (peer.identity && *peer.identity != found)
            return fail(Code::CosignerIdentityChanged, "another identity");
        peer.identity = found;
        return {};
    }
    Result<Bytes> read(const Result<HttpsReply>& reply) const
    {
        if (!reply) return std::unexpected(reply.error());
        const auto known = identity();
        if (!known) return fail(Code::Internal, "asked before it was met");
        return verified(*reply, *known);
    }

    mutable std::mutex mutex {}; // of peer
    Peer peer;
    QThread thread {};
    HttpsChannel* channel;
};

HttpsBackend::HttpsBackend(const std::array<Peer, 2>& peers, std::shared_ptr<RequestSigner> signer,
    Random& random, const Clock& clock, const HttpsSettings& settings)
    : m_signer(std::move(signer))
{
    for (std::size_t i = 0; i < 2; ++i)
        m_hosts[i] = std::make_unique<Host>(peers[i], settings, *m_signer, random, clock);
}

HttpsBackend::~HttpsBackend() = default;

int HttpsBackend::waitMs(Cosigner to) const { return host(to).channel->pauseMs(); }

std::unique_ptr<Ticket> HttpsBackend::submit(Cosigner to, Call call, int timeoutMs, Done done)
{
    const auto pending = cancellable<cosigner::Answer>(std::move(done));
    auto ticket = std::make_unique<PendingTicket<Result<cosigner::Answer>>>(pending);
    auto& at = host(to);
    auto request = requestOf(call, timeoutMs);
    if (!request) {
        QMetaObject::invokeMethod(
            at.channel,
            [pending, error = request.error()] { pending->finish(std::unexpected(error)); },
            Qt::QueuedConnection);
        return ticket;
    }
    call.body.clear();
    at.send(std::move(*request), [&at, pending, call = std::move(call)](const auto& reply) {
        const auto body = at.read(reply);
        pending->finish(body ? wire::decodeAnswer(call, *body)
                             : Result<cosigner::Answer>(std::unexpected(body.error())));
    });
    return ticket;
}

std::unique_ptr<Ticket> HttpsBackend::meet(Cosigner to, int timeoutMs, OnMet done)
{
    const auto pending = cancellable<Met>(std::move(done));
    auto ticket = std::make_unique<PendingTicket<Result<Met>>>(pending);
    auto& at = host(to);
    at.send(get(kIdentityPath, timeoutMs), [&at, pending, timeoutMs](const auto& reply) {
        auto view = reply ? introduced(*reply)
                          : Result<cosigner::IdentityView>(std::unexpected(reply.error()));
        if (!view) return pending->finish(std::unexpected(view.error()));
        if (const auto known = at.learn(view->keys.ik); !known)
            return pending->finish(std::unexpected(known.error()));
        at.send(
            get(wire::kVersionPath, timeoutMs), [&at, pending, view = *view](const auto& second) {
                const auto body = at.read(second);
                if (!body) return pending->finish(std::unexpected(body.error()));
                auto about = wire::decodeAbout(text(*body));
                if (!about) return pending->finish(std::unexpected(about.error()));
                pending->finish(Met { std::move(*about), view });
            });
    });
    return ticket;
}

std::unique_ptr<Ticket> HttpsBackend::enrol(Cosigner to, const Bytes32& device,
    std::string_view pairingCode, int timeoutMs, OnEnrolled done)
{
    const auto pending = cancellable<void>(std::move(done));
    auto ticket = std::make_unique<PendingTicket<Status>>(pending);
    auto& at = host(to);
    at.send({ .method = "POST",
                .path = std::string(wire::kDevicesPath),
                .contentType = std::string(wire::kJsonType),
                .body = toBytes(view(wire::encodePairing(pairingCode))),
                .timeoutMs = timeoutMs },
        [&at, pending, device, share = int(to)](const auto& reply) {
            const auto body = at.read(reply);
            pending->finish(body ? wire::checkEnrolled(text(*body), device, share)
                                 : Status(std::unexpected(body.error())));
        });
    return ticket;
}

} // namespace tercet::backend
