#include "core/backend/HttpsChannel.h"

#include "core/backend/HttpsFlight.h"
#include "core/backend/PinnedHandshake.h"

namespace tercet::backend {

namespace {

// A name that the certificate has. Who the server is, its pinned key says; a self-signed
// certificate need not know under which address it is reached.
QString nameOf(const QSslCertificate& certificate)
{
    const auto names = certificate.subjectAlternativeNames();
    for (const auto kind : { QSsl::DnsEntry, QSsl::IpAddressEntry })
        if (const auto it = names.find(kind); it != names.end()) return *it;
    return certificate.subjectInfo(QSslCertificate::CommonName).value(0);
}

// QSslCertificate::isSelfSigned() is not so sure where the key may sign no certificates.
bool isSelfIssued(const QSslCertificate& certificate)
{
    for (const auto part : { QSslCertificate::CommonName, QSslCertificate::Organization,
             QSslCertificate::OrganizationalUnitName })
        if (certificate.subjectInfo(part) != certificate.issuerInfo(part)) return false;
    return true;
}

} // namespace

HttpsChannel::HttpsChannel(const Endpoint& endpoint, const HttpsSettings& settings,
    RequestSigner& signer, Random& random, const Clock& clock)
    : m_endpoint(endpoint)
    , m_settings(settings)
    , m_signer(signer)
    , m_random(random)
    , m_clock(clock)
{
}

HttpsChannel::~HttpsChannel()
{
    m_inOrder.clear();
    // Before the manager, and while this is still whole: they say that they were ended.
    const auto flights = findChildren<QObject*>(QString(), Qt::FindDirectChildrenOnly);
    for (auto* child : flights)
        if (auto* flight = dynamic_cast<HttpsFlight*>(child)) delete flight;
}

void HttpsChannel::send(HttpsRequest request, Done done)
{
    const bool inOrder = request.inOrder();
    auto* flight = new HttpsFlight(*this, std::move(request), std::move(done));
    if (inOrder) {
        m_inOrder.append(flight);
        if (m_inOrder.size() > 1) return;
    }
    whenKnown(*flight);
}

void HttpsChannel::ended(HttpsFlight& flight)
{
    const auto at = m_inOrder.indexOf(&flight);
    if (at < 0) return;
    m_inOrder.removeAt(at);
    if (at == 0 && !m_inOrder.isEmpty()) whenKnown(*m_inOrder.first());
}

void HttpsChannel::whenKnown(HttpsFlight& flight)
{
    if (m_known) {
        QMetaObject::invokeMethod(&flight, [&flight] { flight.begin({}); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.append(&flight);
    if (m_handshake) return;
    m_handshake = new PinnedHandshake(
        m_endpoint, m_settings.proxy, m_settings.connectMs,
        [this](Result<QList<QSslCertificate>> chain) { learned(std::move(chain)); }, this);
}

void HttpsChannel::learned(Result<QList<QSslCertificate>> chain)
{
    m_handshake = nullptr;
    Status known;
    if (!chain) {
        known = std::unexpected(chain.error());
    } else {
        const auto leaf = chain->first();
        m_tls = tlsConfiguration();
        m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        auto trusted = chain->mid(1);
        m_verifyName.clear();
        if (isSelfIssued(leaf)) {
            trusted = { leaf };
            m_verifyName = nameOf(leaf);
        } else {
            trusted += QSslConfiguration::systemCaCertificates();
        }
        m_tls.setCaCertificates(trusted);
        drop();
        m_known = true;
    }
    for (const auto& flight : std::exchange(m_waiting, {}))
        if (flight) flight->begin(known);
}

void HttpsChannel::drop()
{
    m_known = false;
    if (auto* old = std::exchange(m_network, nullptr)) old->deleteLater();
}

QNetworkAccessManager& HttpsChannel::network()
{
    if (!m_network) {
        m_network = new QNetworkAccessManager(this);
        m_network->setProxy(m_settings.proxy);
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        m_network->setStrictTransportSecurityEnabled(false);
        m_network->setTransferTimeout(0); // the flight has its own
    }
    return *m_network;
}

QNetworkRequest HttpsChannel::prepare(const HttpsRequest& request) const
{
    auto url = m_endpoint.url;
    url.setPath(QString::fromStdString(request.path));
    if (!request.query.empty()) url.setQuery(QString::fromStdString(request.query));
    QNetworkRequest r { url };
    r.setSslConfiguration(m_tls);
    if (!m_verifyName.isEmpty()) r.setPeerVerifyName(m_verifyName);
    using Attribute = QNetworkRequest::Attribute;
    r.setAttribute(Attribute::Http2AllowedAttribute, false);
    r.setAttribute(Attribute::HttpPipeliningAllowedAttribute, false);
    r.setAttribute(Attribute::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    r.setAttribute(Attribute::CookieLoadControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(Attribute::CookieSaveControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(Attribute::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    r.setAttribute(Attribute::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    r.setAttribute(Attribute::CacheSaveControlAttribute, false);
    r.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Tercet"));
    r.setRawHeader("Host", QByteArray::fromStdString(authority(m_endpoint)));
    r.setRawHeader("Accept", "*/*");
    r.setRawHeader("Accept-Language", "*"); // not the system's
    r.setRawHeader("Accept-Encoding", "identity"); // and Qt unpacks nothing
    r.setRawHeader("Tercet-Suite", "mw1");
    if (!request.contentType.empty())
        r.setHeader(
            QNetworkRequest::ContentTypeHeader, QByteArray::fromStdString(request.contentType));
    if (!request.idempotencyKey.empty())
        r.setRawHeader("Idempotency-Key", QByteArray::fromStdString(request.idempotencyKey));
    return r;
}

bool HttpsChannel::isPinned(const QSslConfiguration& tls) const
{
    return spkiHash(tls.peerCertificate()) == m_endpoint.pin;
}

void HttpsChannel::pause(int seconds)
{
    m_pausedUntilMs = m_clock.monotonicMs() + std::int64_t(seconds) * 1000;
}

int HttpsChannel::pauseMs() const
{
    return int(std::max<std::int64_t>(0, m_pausedUntilMs - m_clock.monotonicMs()));
}

} // namespace tercet::backend
