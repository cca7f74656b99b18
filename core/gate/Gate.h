#pragma once

#include <variant>

#include "core/cosigner/Cosigner.h"
#include "core/gate/Authenticator.h"
#include "core/gate/ConnectionTable.h"
#include "core/gate/DeviceDesk.h"
#include "core/gate/Endpoint.h"
#include "core/gate/RateLimiter.h"
#include "core/gate/SessionBook.h"
#include "core/wire/Control.h"

namespace tercet::gate {

// What stands between HTTP and a Cosigner: routes, limits, signatures, pairing, roles, problems
// (cosigner-api.md). It knows no socket; the server feeds it, and so do tests.
//
// A request goes through admit() when its header has been read, and through handle() with its body.
// Both are thread-safe; handle() may take as long as a round of the protocol does. Every answer is
// signed with IK and bound to the text of the request's field Signature, or to the empty text where
// it has none that can be read.
class Gate {
public:
    // All of it outlives the Gate and is thread-safe.
    struct Parts {
        cosigner::Cosigner& cosigner;
        cosigner::DeviceStorage& devices;
        Random& random;
        const Clock& clock;
    };
    struct Settings {
        std::vector<std::string> authorities {}; // values of Host: "cosigner.example:8443"
        wire::About about {};
        Limits limits {};
    };
    Gate(const Parts& parts, const Settings& settings);

    // What became of a request: the answer, and what a log may say of it.
    struct Handled {
        HttpResponse response {};
        std::string_view endpoint {}; // Endpoint::name; empty: none
        std::optional<Error> error {};
        std::optional<Bytes32> device {}; // whose signature verified
        std::int64_t retryAfter { 0 }; // seconds; 0: not told
        // ListRequests that found nothing yet and may wait for so many seconds of its `wait`.
        std::optional<cosigner::Call> waiting {};
    };
    // The most that the body may have, or the answer at once; then the connection ends.
    std::variant<std::size_t, Handled> admit(const HttpRequest& head);
    Handled handle(const HttpRequest& request);
    // Long polls hold no thread. Where `waiting` is set, the server may watch() for a change, ask
    // again(), and, if there still is nothing, keep the answer until `wake` runs (once, on any
    // thread) or the time is over; then it asks again() a last time and ends the watch.
    std::uint64_t watch(const Handled& handled, std::function<void()> wake);
    void unwatch(std::uint64_t watch) { m_cosigner.requestChanges()->remove(watch); }
    Handled again(const HttpRequest& request, const Handled& before);
    // The connection with this number is closed.
    void closed(std::uint64_t connection) { m_connections.closed(connection); }
    // What the server itself has to say: too busy, body too large, …
    Handled problem(const Error& error, const HttpRequest& head = {});

private:
    struct Answered {
        std::string_view type {};
        Bytes body {};
    };
    Result<Answered> answer(const HttpRequest& request, Handled& out);
    Result<Answered> answerDevice(const Endpoint& endpoint, const cosigner::DeviceRow& caller);
    Result<Answered> answerCall(const HttpRequest& request, const Endpoint& endpoint,
        const cosigner::DeviceRow& caller, Handled& out);
    Result<Answered> answerOpen(const HttpRequest& request, const Endpoint& endpoint);
    Result<Answered> run(const cosigner::Call& call, Handled& out);
    void finish(const HttpRequest& request, Result<Answered> answered, Handled& out);
    Result<Answered> answerHealth();
    Status checkBody(const HttpRequest& request, const Endpoint& endpoint) const;
    Status authorise(const cosigner::DeviceRow& caller, const cosigner::Call& call);
    Status authoriseNew(const cosigner::DeviceRow& caller, const cosigner::Call& call);
    Status authoriseUnbound(const cosigner::DeviceRow& caller, const cosigner::Call& call);
    Status take(RateLimiter& from, const std::string& name, Handled& out);
    Status takeFor(const Bytes32& device, const cosigner::Call& call, Handled& out);
    std::size_t limitOf(BodyKind kind) const;
    void refuse(const HttpRequest& request, const Error& error, Handled& out);
    void sign(const HttpRequest& request, std::string_view type, HttpResponse& response);

    cosigner::Cosigner& m_cosigner;
    cosigner::DeviceStorage& m_storage;
    Random& m_random;
    const Clock& m_clock;
    wire::About m_about;
    Limits m_limits;
    Authenticator m_authenticator;
    DeviceDesk m_devices;
    SessionBook m_sessions;
    ConnectionTable m_connections;
    RateLimiter m_addresses, m_pairings, m_attestations, m_callers, m_signs, m_links, m_keygens,
        m_refreshes, m_resolves;
};

} // namespace tercet::gate
