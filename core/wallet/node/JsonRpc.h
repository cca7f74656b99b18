#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QUrl>

#include "core/base/Json.h"
#include "core/wallet/node/Node.h"

namespace tercet::wallet::node {

// JSON-RPC 2.0 over HTTP/1.1 to one URL. No redirects, cookies, cache, compression or HTTP/2, no
// proxy but the one that is named; an answer is at most 1 MiB of strict JSON with the id that was
// asked. Lives on one thread; `done` runs on it, never inside call(), and not after the object is
// gone. Errors: NodeUnreachable (no answer within the time, no connection, HTTP 429 and 5xx),
// NodeBadAnswer, NodeRefused (the node answered with an error: `field` says which where it is
// known, see refusal(); `context` has its text, for logs only).
class JsonRpc : public QObject {
public:
    static constexpr int kTimeoutMs = 15'000;
    static constexpr qint64 kMaxAnswer = 1 << 20;

    explicit JsonRpc(QUrl url, int timeoutMs = kTimeoutMs,
        const QNetworkProxy& proxy = QNetworkProxy(QNetworkProxy::NoProxy));
    // `result` of the answer.
    void call(const char* method, Json params, Done<Json> done);

private:
    void read(QNetworkReply* reply, std::uint64_t id, const Done<Json>& done);
    Result<Json> answer(QNetworkReply* reply, std::uint64_t id) const;

    QNetworkAccessManager m_network;
    QUrl m_url;
    int m_timeoutMs;
    std::uint64_t m_lastId { 0 };
};

// What a node's error means, by the words that the common programs use: NodeRefused with one of the
// fields "already-known", "nonce-too-low", "nonce-too-high", "insufficient-funds", "underpriced",
// "gas-too-low", "gas-too-high", "fee-too-high", "reverted", or none.
Error refusal(std::string_view message);

} // namespace tercet::wallet::node
