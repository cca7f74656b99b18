#pragma once

#include <memory>
#include <string>

class QProcess;

namespace tercet::test {

// A PostgreSQL server of this test program's own (tests/support/postgres.py): started with the
// first use, ended with the program, however that ends. Used from one thread.
class PostgresServer {
public:
    // Null where PostgreSQL is not installed; a server that cannot be started is an exception.
    static PostgresServer* get();
    static constexpr const char* kMissing
        = "PostgreSQL is not installed (Debian: postgresql, libqt6sql6-psql)";

    std::string freshDatabase(); // its URL
    void restart(); // as after a crash: pg_ctl restart -m immediate
    void stop(); // at once
    void start();
    ~PostgresServer();

private:
    PostgresServer();
    std::string ask(const std::string& command);

    std::unique_ptr<QProcess> m_process;
    bool m_missing { false };
    int m_databases { 0 };
};

// Another user's URL of the same database: one who needs the password "open sesame".
std::string guardedUrl(const std::string& url, const std::string& password);

} // namespace tercet::test
