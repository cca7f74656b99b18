#pragma once

#include <QNetworkProxy>
#include <QUrl>
#include <string>

#include "core/base/Bytes.h"

class QSslCertificate;

namespace tercet::backend {

// Where a co-signer is, and the key that it must have there.
struct Endpoint {
    QUrl url {}; // https, host, perhaps a port; nothing else
    Bytes32 pin {}; // SHA-256 of the TLS certificate's SubjectPublicKeyInfo
    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// Code::BadUrl, BadPin. The pin is 64 lower-case hex digits.
Result<Endpoint> readEndpoint(std::string_view url, std::string_view pin);
std::string urlText(const Endpoint& endpoint); // "https://host:port", without a trailing slash
// @authority of RFC 9421 and the field Host: lower case, the port where it is not 443.
std::string authority(const Endpoint& endpoint);

// Zero for what is no certificate.
Bytes32 spkiHash(const QSslCertificate& certificate);

// "" is no proxy; "socks5://host:port" (names are resolved there, as Tor wants it) and
// "http://host:port". The system's proxy is never used. Code::BadUrl.
Result<QNetworkProxy> readProxy(std::string_view text);

} // namespace tercet::backend
