#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/unit/backend/TlsPeer.h"

namespace tercet::test {

// A co-signer as it is run: a data folder of `tercet-cosigner init` and the process that serves it,
// on loopback. The program is the one beside this test. What goes wrong is an exception. Needs a
// QCoreApplication; used from one thread.
class RealCosigner {
public:
    // `database`: a URL of PostgreSQL; empty: SQLite in the folder. Its limits are wide.
    explicit RealCosigner(int share, const std::string& database = {});
    // Another process of the same co-signer: the same keys and database, a port of its own.
    std::unique_ptr<RealCosigner> twin() const;
    ~RealCosigner(); // kills it

    // Puts these settings into cosigner.conf, for the next start.
    void configure(const nlohmann::json& settings);
    void mayBeReachedAt(quint16 port); // on 127.0.0.1: a proxy's
    // `within`: a command in front of the program's, such as taskset.
    void start(const QStringList& within = {});
    void kill(); // SIGKILL
    int stop(); // SIGTERM, and its exit code
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    int share() const { return m_share; }
    quint16 port() const { return m_port; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port); }
    const std::string& pin() const { return m_pin; }
    TlsIdentity tls() const; // its own, for a proxy that ends TLS in its place
    std::string pairingCode(); // a fresh one
    std::string database() const; // as SqlPlace::parse() reads it
    QString folder() const { return m_folder.path(); }
    double cpuSeconds() const; // of the running process, all threads
    QByteArray log() const;

private:
    struct Copy { };
    RealCosigner(const RealCosigner& of, Copy);
    nlohmann::json tool(const QStringList& words) const;

    QTemporaryDir m_folder;
    int m_share;
    quint16 m_port;
    std::string m_database;
    std::string m_pin;
    std::vector<std::string> m_authorities;
    QProcess m_process;
};

quint16 freePort();

} // namespace tercet::test
