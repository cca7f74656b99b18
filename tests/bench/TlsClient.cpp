#include "tests/bench/TlsClient.h"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <netinet/tcp.h>
#include <stdexcept>
#include <strings.h>
#include <sys/socket.h>

namespace tercet::bench {

namespace {

void check(bool ok, const char* what)
{
    if (!ok) throw std::runtime_error(what);
}

std::size_t lengthOf(const std::string& head)
{
    for (std::size_t at = 0; at != std::string::npos; at = head.find("\r\n", at + 1)) {
        const auto line = at == 0 ? 0 : at + 2;
        constexpr const char* kName = "content-length:";
        if (strncasecmp(head.c_str() + line, kName, 15) == 0)
            return std::size_t(std::atoll(head.c_str() + line + 15));
    }
    return 0;
}

} // namespace

TlsClient::TlsClient(std::uint16_t port)
    : m_context(SSL_CTX_new(TLS_client_method()))
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to {};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0, "connect");
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_ssl.reset(SSL_new(m_context.get()));
    SSL_set_fd(m_ssl.get(), socket); // the process's end closes it
    check(SSL_connect(m_ssl.get()) == 1, "TLS handshake");
}

void TlsClient::read(std::string& into)
{
    std::array<char, 16384> buffer {};
    const int n = SSL_read(m_ssl.get(), buffer.data(), int(buffer.size()));
    check(n > 0, "the connection ended");
    into.append(buffer.data(), std::size_t(n));
}

TlsClient::Answer TlsClient::exchange(const std::string& request)
{
    check(SSL_write(m_ssl.get(), request.data(), int(request.size())) == int(request.size()),
        "write");
    std::string got;
    std::size_t end = std::string::npos;
    while ((end = got.find("\r\n\r\n")) == std::string::npos) read(got);
    Answer out { .head = got.substr(0, end), .body = got.substr(end + 4) };
    const auto length = lengthOf(out.head);
    while (out.body.size() < length) read(out.body);
    out.status = std::atoi(out.head.c_str() + 9);
    return out;
}

} // namespace tercet::bench
