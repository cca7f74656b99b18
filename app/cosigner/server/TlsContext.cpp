#include "app/cosigner/server/Network.h"

namespace tercet::operating::server {

namespace {

constexpr std::string_view kHttp11 = "\x08http/1.1";

// A client that wants another protocol is told so in the handshake.
int selectProtocol(SSL*, const unsigned char** out, unsigned char* outLength,
    const unsigned char* in, unsigned inLength, void*)
{
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, outLength,
            reinterpret_cast<const unsigned char*>(kHttp11.data()), unsigned(kHttp11.size()), in,
            inLength)
        != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Status HttpServer::Network::useKey(const TlsIdentity& identity)
{
    auto* const context = tls.native_handle();
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context, selectProtocol, nullptr);
    const bool set = SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1
        && SSL_CTX_set_num_tickets(context, 0) == 1
        && SSL_CTX_use_certificate_chain_file(context, identity.certificate.c_str()) == 1
        && SSL_CTX_use_PrivateKey_file(context, identity.key.c_str(), SSL_FILETYPE_PEM) == 1
        && SSL_CTX_check_private_key(context) == 1;
    if (!set) return fail(Code::BadField, "OpenSSL does not take the key", "tls.key");
    return {};
}

} // namespace tercet::operating::server
