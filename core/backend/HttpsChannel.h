#pragma once

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <atomic>
#include <map>
#include <memory>

#include "core/backend/Endpoint.h"
#include "core/backend/RequestSigner.h"
#include "core/base/Clock.h"
#include "core/base/Random.h"

namespace tercet::backend {

// A request before it is signed. POST and PUT have a body, if only an empty one.
struct HttpsRequest {
    std::string method {}, path {}, query {}, contentType {}, idempotencyKey {};
    Bytes body {};
    bool isSigned { true }; // by the device
    // The queue of requests is nothing of a link: neither waits for the other.
    bool beside { false };
    bool inOrder() const { return method != "GET" && !beside; }
    std::size_t limit { 64 * 1024 }; // of the answer's body
    int timeoutMs { 10'000 }; // from submit to the last byte
    int waitMs { 0 }; // a long poll's: its first byte may come so much later
};

// An answer of the pinned server, not verified yet (MessageSignature.h).
struct HttpsReply {
    int status { 0 };
    std::string contentType {};
    Bytes body {};
    wire::SignatureHeaders headers {};
    bool isSigned() const { return !headers.signature.empty(); }
    std::string requestSignature {}; // the request's field Signature
};

struct HttpsSettings {
    QNetworkProxy proxy { QNetworkProxy::NoProxy };
    int connectMs { 5'000 };
    int firstByteMs { 10'000 };
};

// The way to one co-signer: HTTP/1.1 over TLS 1.3 with the pinned key, on the thread that made it.
// The server is asked for its certificate in a handshake of its own (PinnedHandshake); connections
// that carry requests verify that certificate and compare its key again, when they are made and
// with each answer. Wherever another key shows up everything is dropped and nothing was sent to it.
// No redirect is followed; no cookie, cache, HSTS, compression or system proxy; a body is read
// once, so that nothing is sent twice unasked. Memory is bounded by the request's limit.
class HttpsChannel : public QObject {
public:
    // All outlive it; `signer` and `random` are thread-safe.
    HttpsChannel(const Endpoint& endpoint, const HttpsSettings& settings, RequestSigner& signer,
        Random& random, const Clock& clock);
    ~HttpsChannel() override; // what is under way ends with CosignerUnreachable

    // `done` runs once, from the event loop. Beside what sign() says: CosignerWrongKey,
    // CosignerUnreachable, CosignerTimeout, CosignerBadAnswer (a redirect, compressed, too large,
    // not HTTP).
    // What changes something is sent one after the other, in the order of send(): a message of a
    // link that overtakes another one is lost. GET, and what says so, goes beside it.
    using Done = std::function<void(Result<HttpsReply>)>;
    void send(HttpsRequest request, Done done);

    // Thread-safe: what is left of the pause that the co-signer asked for (Retry-After).
    int pauseMs() const;

private:
    friend class HttpsFlight;
    void ended(class HttpsFlight& flight);
    void whenKnown(class HttpsFlight& flight); // its begin(), with the certificate or why not
    void learned(Result<QList<QSslCertificate>> chain);
    void forgetCertificate() { m_known = false; }
    void drop(); // the manager and its connections
    QNetworkAccessManager& network();
    QNetworkRequest prepare(const HttpsRequest& request) const;
    void pause(int seconds);
    bool isPinned(const QSslConfiguration& tls) const;

    Endpoint m_endpoint;
    HttpsSettings m_settings;
    RequestSigner& m_signer;
    Random& m_random;
    const Clock& m_clock;
    bool m_known { false };
    QSslConfiguration m_tls;
    QString m_verifyName;
    QObject* m_handshake { nullptr };
    QNetworkAccessManager* m_network { nullptr };
    QList<QPointer<class HttpsFlight>> m_waiting;
    QList<class HttpsFlight*> m_inOrder; // the first is on its way
    std::atomic<std::int64_t> m_pausedUntilMs { 0 };
};

} // namespace tercet::backend
