#pragma once

#include <memory>
#include <openssl/ssl.h>
#include <string>

namespace tercet::bench {

// A connection to 127.0.0.1 that costs as little as it can: requests are ready-made bytes, answers
// are read whole. What goes wrong is an exception. One thread at a time.
class TlsClient {
public:
    explicit TlsClient(std::uint16_t port);
    struct Answer {
        int status { 0 };
        std::string head {}, body {};
    };
    Answer exchange(const std::string& request);

private:
    struct Free {
        void operator()(SSL_CTX* p) const { SSL_CTX_free(p); }
        void operator()(SSL* p) const { SSL_free(p); }
    };
    void read(std::string& into);
    std::unique_ptr<SSL_CTX, Free> m_context;
    std::unique_ptr<SSL, Free> m_ssl;
};

} // namespace tercet::bench
