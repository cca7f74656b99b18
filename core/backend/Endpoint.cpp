#include "core/backend/Endpoint.h"

#include <QSslCertificate>
#include <algorithm>

#include "core/crypto/Hash.h"
#include "core/crypto/OpenSsl.h"

namespace tercet::backend {

namespace {

constexpr std::size_t kMaxUrl = 300;
constexpr int kHttpsPort = 443;

std::unexpected<Error> badUrl(const char* what) { return fail(Code::BadUrl, what, "url"); }

QUrl urlOf(std::string_view text)
{
    return QUrl(QString::fromUtf8(text.data(), qsizetype(text.size())), QUrl::StrictMode);
}

bool isPrintable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

} // namespace

Result<Endpoint> readEndpoint(std::string_view url, std::string_view pin)
{
    if (url.size() > kMaxUrl || !isPrintable(url)) return badUrl("not an address");
    const auto parsed = urlOf(url);
    if (!parsed.isValid() || parsed.host().isEmpty()) return badUrl("not an address");
    if (parsed.scheme() != QLatin1String("https")) return badUrl("not https");
    if (!parsed.userInfo().isEmpty() || parsed.hasQuery() || parsed.hasFragment()
        || parsed.path().size() > 1 || parsed.port() == 0)
        return badUrl("more than a host and a port");
    const auto key = arrayFromHex<32>(pin);
    if (!key || hex(*key) != pin) return fail(Code::BadPin, "not 64 lower-case hex digits", "pin");
    Endpoint out;
    out.url.setScheme(parsed.scheme());
    out.url.setHost(parsed.host());
    if (parsed.port(kHttpsPort) != kHttpsPort) out.url.setPort(parsed.port());
    out.pin = *key;
    return out;
}

std::string urlText(const Endpoint& endpoint)
{
    return endpoint.url.toString(QUrl::FullyEncoded).toStdString();
}

std::string authority(const Endpoint& endpoint)
{
    return endpoint.url.authority(QUrl::FullyEncoded).toLower().toStdString();
}

Bytes32 spkiHash(const QSslCertificate& certificate)
{
    const auto der = certificate.toDer();
    const auto* in = reinterpret_cast<const unsigned char*>(der.constData());
    const crypto::X509Ptr x509(d2i_X509(nullptr, &in, long(der.size())));
    if (!x509) return {};
    const auto spki = crypto::derOf(i2d_X509_PUBKEY, X509_get_X509_PUBKEY(x509.get()));
    return spki.empty() ? Bytes32 {} : crypto::sha256(spki);
}

Result<QNetworkProxy> readProxy(std::string_view text)
{
    if (text.empty()) return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto url = urlOf(text);
    const bool socks = url.scheme() == QLatin1String("socks5");
    if (text.size() > kMaxUrl || !url.isValid() || url.host().isEmpty() || url.port() <= 0
        || (!socks && url.scheme() != QLatin1String("http")) || url.path().size() > 1
        || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return fail(Code::BadUrl, "not a proxy's address", "proxy");
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        quint16(url.port()));
}

} // namespace tercet::backend
