#include "core/wallet/node/JsonRpc.h"

#include <QNetworkReply>
#include <algorithm>
#include <cctype>

#include "core/chains/Text.h"

namespace tercet::wallet::node {

namespace {

constexpr std::size_t kMaxErrorText = 200;
constexpr auto kTooLarge = "tooLarge";

struct Words {
    const char* inText;
    const char* meaning;
};
// geth, erigon, nethermind, besu, reth and anvil; the first that fits counts.
constexpr Words kWords[] = { { "already known", "already-known" },
    { "known transaction", "already-known" }, { "already imported", "already-known" },
    { "alreadyknown", "already-known" }, { "nonce too low", "nonce-too-low" },
    { "nonce is too low", "nonce-too-low" }, { "oldnonce", "nonce-too-low" },
    { "nonce too high", "nonce-too-high" }, { "nonce gap", "nonce-too-high" },
    { "insufficient funds", "insufficient-funds" }, { "insufficientfunds", "insufficient-funds" },
    { "insufficient balance", "insufficient-funds" },
    { "upfront cost exceeds account balance", "insufficient-funds" },
    { "underpriced", "underpriced" }, { "feetoolow", "underpriced" },
    { "fee too low", "underpriced" }, { "less than block base fee", "underpriced" },
    { "gas price below", "underpriced" }, { "intrinsic gas too low", "gas-too-low" },
    { "out of gas", "gas-too-low" }, { "exceeds block gas limit", "gas-too-high" },
    { "exceeds the configured cap", "fee-too-high" }, { "revert", "reverted" } };

QNetworkRequest request(const QUrl& url, int timeoutMs)
{
    QNetworkRequest r { url };
    r.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    r.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    r.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    r.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    r.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    r.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Tercet"));
    r.setRawHeader("Accept", "application/json");
    r.setRawHeader("Accept-Language", "*"); // not the system's
    r.setRawHeader("Accept-Encoding", "identity"); // and Qt unpacks nothing
    r.setTransferTimeout(timeoutMs);
    return r;
}

Error bad(std::string context) { return { Code::NodeBadAnswer, std::move(context), {} }; }

Result<Json> envelope(const QByteArray& body, std::uint64_t id)
{
    auto parsed = json::parse({ body.constData(), std::size_t(body.size()) }, json::Floats::AsText);
    if (!parsed) return std::unexpected(bad("JSON: " + parsed.error().context));
    auto& object = *parsed;
    if (!object.is_object() || object.value("jsonrpc", Json()) != "2.0")
        return std::unexpected(bad("not JSON-RPC 2.0"));
    if (object.value("id", Json()) != id) return std::unexpected(bad("another id"));
    const auto error = object.find("error");
    if (error != object.end() && !error->is_null()) {
        const auto message = json::string(*error, "message", std::size_t(JsonRpc::kMaxAnswer));
        return std::unexpected(refusal(message ? *message : std::string()));
    }
    if (!object.contains("result")) return std::unexpected(bad("neither result nor error"));
    return std::move(object["result"]);
}

} // namespace

Error refusal(std::string_view message)
{
    std::string lower(message.substr(0, kMaxErrorText));
    std::ranges::transform(
        lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const auto it = std::ranges::find_if(
        kWords, [&](const Words& w) { return lower.find(w.inText) != lower.npos; });
    return { Code::NodeRefused, chains::visible(message.substr(0, kMaxErrorText)),
        it == std::end(kWords) ? std::string() : it->meaning };
}

JsonRpc::JsonRpc(QUrl url, int timeoutMs, const QNetworkProxy& proxy)
    : m_url(std::move(url))
    , m_timeoutMs(timeoutMs)
{
    m_network.setProxy(proxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void JsonRpc::call(const char* method, Json params, Done<Json> done)
{
    const auto id = ++m_lastId;
    const auto body = Json {
        { "jsonrpc", "2.0" }, { "id", id }, { "method", method }, { "params", std::move(params) }
    }.dump();
    auto* reply = m_network.post(request(m_url, m_timeoutMs), QByteArray::fromStdString(body));
    reply->setReadBufferSize(kMaxAnswer + 1);
    connect(reply, &QNetworkReply::readyRead, this, [reply] {
        if (reply->bytesAvailable() <= kMaxAnswer) return;
        reply->setProperty(kTooLarge, true); // an abort looks like a time-out otherwise
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this,
        [this, reply, id, done = std::move(done)] { read(reply, id, done); });
}

void JsonRpc::read(QNetworkReply* reply, std::uint64_t id, const Done<Json>& done)
{
    reply->deleteLater();
    // Queued: the callback may destroy this object, which owns the reply that is still emitting.
    QMetaObject::invokeMethod(
        this, [result = answer(reply, id), done]() mutable { done(std::move(result)); },
        Qt::QueuedConnection);
}

Result<Json> JsonRpc::answer(QNetworkReply* reply, std::uint64_t id) const
{
    if (reply->property(kTooLarge).toBool()) return std::unexpected(bad("above 1 MiB"));
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto network = int(reply->error());
    if (status == 0) return fail(Code::NodeUnreachable, "network error " + std::to_string(network));
    if (status >= 300 && status < 400) return std::unexpected(bad("redirect"));
    const auto encoding = reply->rawHeader("Content-Encoding");
    if (!encoding.isEmpty() && encoding.toLower() != "identity")
        return std::unexpected(bad("compressed"));
    // An error status has a QNetworkReply error of its own; a broken connection in a good answer is
    // told apart by it.
    if (status == 200 && network != 0)
        return fail(Code::NodeUnreachable, "broken off, " + std::to_string(network));
    auto result = envelope(reply->readAll(), id);
    if (status == 200 || (!result && result.error().code == Code::NodeRefused)) return result;
    const auto text = "HTTP " + std::to_string(status);
    return status == 429 || status >= 500 ? fail(Code::NodeUnreachable, text)
                                          : std::unexpected(bad(text));
}

} // namespace tercet::wallet::node
