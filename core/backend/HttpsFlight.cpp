#include "core/backend/HttpsFlight.h"

#include "core/backend/ReadOnce.h"

namespace tercet::backend {

namespace {

constexpr qint64 kChunk = 64 * 1024; // Qt buffers no more of an answer
constexpr int kMaxPauseSeconds = 60;

std::string text(const QByteArray& bytes) { return bytes.toStdString(); }

std::optional<int> seconds(const QByteArray& field)
{
    bool ok = false;
    const int n = field.trimmed().toInt(&ok);
    if (!ok || n < 0) return {};
    return std::min(n, kMaxPauseSeconds);
}

} // namespace

HttpsFlight::HttpsFlight(HttpsChannel& channel, HttpsRequest request, HttpsChannel::Done done)
    : QObject(&channel)
    , m_channel(channel)
    , m_request(std::move(request))
    , m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    m_firstByte.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { stop({ Code::CosignerTimeout, "no answer in time" }); });
    connect(&m_firstByte, &QTimer::timeout, this,
        [this] { stop({ Code::CosignerTimeout, "no first byte in time" }); });
    m_deadline.start(m_request.timeoutMs);
}

HttpsFlight::~HttpsFlight()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    if (m_done) m_done(fail(Code::CosignerUnreachable, "the connection was closed"));
}

void HttpsFlight::begin(const Status& known)
{
    if (!m_done) return;
    if (!known) return finish(std::unexpected(known.error()));
    start();
}

void HttpsFlight::start()
{
    auto request = m_channel.prepare(m_request);
    const auto host = authority(m_channel.m_endpoint);
    if (m_request.isSigned) {
        const wire::Request signedParts { .method = m_request.method,
            .authority = host,
            .path = m_request.path,
            .query = m_request.query,
            .contentType = m_request.contentType,
            .idempotencyKey = m_request.idempotencyKey,
            .body = m_request.body };
        const auto headers = m_channel.m_signer.sign(
            signedParts, m_channel.m_clock.wallMs() / 1000, m_channel.m_random.bytes<16>());
        if (!headers) return finish(std::unexpected(headers.error()));
        request.setRawHeader("Content-Digest", QByteArray::fromStdString(headers->contentDigest));
        request.setRawHeader("Signature-Input", QByteArray::fromStdString(headers->input));
        request.setRawHeader("Signature", QByteArray::fromStdString(headers->signature));
        m_answer.requestSignature = headers->signature;
    }
    auto& network = m_channel.network();
    const auto method = QByteArray::fromStdString(m_request.method);
    if (m_request.body.empty()) {
        const bool has = m_request.method == "POST" || m_request.method == "PUT";
        if (has) request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
        m_reply = network.sendCustomRequest(request, method, static_cast<QIODevice*>(nullptr));
    } else {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, qint64(m_request.body.size()));
        auto* body = new ReadOnce(m_request.body, nullptr);
        m_reply = network.sendCustomRequest(request, method, body);
        body->setParent(m_reply);
    }
    m_reply->setReadBufferSize(kChunk);
    m_firstByte.start(m_channel.m_settings.firstByteMs + m_request.waitMs);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpsFlight::checkKey);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpsFlight::checkHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpsFlight::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpsFlight::finished);
}

void HttpsFlight::checkKey()
{
    if (m_channel.isPinned(m_reply->sslConfiguration())) return;
    stop({ Code::CosignerWrongKey, "another TLS key" });
    m_channel.drop();
}

void HttpsFlight::checkHead()
{
    m_firstByte.stop();
    const auto length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (length > qint64(m_request.limit)) stop({ Code::CosignerBadAnswer, "too large" });
}

void HttpsFlight::read()
{
    if (m_stopped || !m_reply) return;
    auto& body = m_answer.body;
    while (m_reply->bytesAvailable() > 0) {
        const auto at = body.size();
        body.resize(at + std::size_t(std::min(m_reply->bytesAvailable(), kChunk)));
        const auto n
            = m_reply->read(reinterpret_cast<char*>(body.data() + at), qint64(body.size() - at));
        body.resize(at + std::size_t(std::max<qint64>(n, 0)));
        if (n <= 0) break;
        if (body.size() > m_request.limit) return stop({ Code::CosignerBadAnswer, "too large" });
    }
}

void HttpsFlight::finished()
{
    if (!m_done) return;
    read();
    if (!m_stopped && m_reply->error() == QNetworkReply::SslHandshakeFailedError
        && !m_learnedAgain) {
        // Perhaps it has another certificate now; with the pinned key it is welcome. Nothing was
        // sent.
        m_learnedAgain = true;
        m_channel.forgetCertificate();
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
        m_firstByte.stop();
        return m_channel.whenKnown(*this);
    }
    finish(outcome());
}

Result<HttpsReply> HttpsFlight::outcome()
{
    if (m_stopped) return std::unexpected(*m_stopped);
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto network = m_reply->error();
    if (status == 0) {
        if (network == QNetworkReply::ProtocolFailure || network == QNetworkReply::NoError)
            return fail(Code::CosignerBadAnswer, "not HTTP/1.1");
        return fail(Code::CosignerUnreachable, "network error " + std::to_string(int(network)));
    }
    // A connection that was made before emits no encrypted().
    if (!m_channel.isPinned(m_reply->sslConfiguration())) {
        m_channel.drop();
        return fail(Code::CosignerWrongKey, "another TLS key");
    }
    if (const auto pause = seconds(m_reply->rawHeader("Retry-After"))) m_channel.pause(*pause);
    if (status >= 300 && status < 400) return fail(Code::CosignerBadAnswer, "a redirect");
    const auto encoding = m_reply->rawHeader("Content-Encoding");
    if (!encoding.isEmpty() && encoding.toLower() != "identity")
        return fail(Code::CosignerBadAnswer, "compressed");
    // A status of an error is an error of Qt's too; below it, only a broken connection is.
    if (status < 300 && network != QNetworkReply::NoError)
        return fail(Code::CosignerUnreachable, "broken off, " + std::to_string(int(network)));
    m_answer.status = status;
    m_answer.contentType = text(m_reply->rawHeader("Content-Type"));
    m_answer.headers = { text(m_reply->rawHeader("Content-Digest")),
        text(m_reply->rawHeader("Signature-Input")), text(m_reply->rawHeader("Signature")) };
    return std::move(m_answer);
}

// Ends it with an error of our own.
void HttpsFlight::stop(Error error)
{
    if (m_stopped || !m_done) return;
    m_stopped = std::move(error);
    if (m_reply)
        m_reply->abort(); // leads to finished()
    else
        finish(std::unexpected(*m_stopped));
}

void HttpsFlight::finish(Result<HttpsReply> result)
{
    const auto done = std::exchange(m_done, nullptr);
    if (!done) return;
    m_deadline.stop();
    m_firstByte.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
    }
    deleteLater();
    m_channel.ended(*this);
    done(std::move(result));
}

} // namespace tercet::backend
