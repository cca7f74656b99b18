#include "tests/support/RealCosigner.h"

#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace tercet::test {

namespace {

constexpr int kPatienceMs = 60'000;

QString program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/tercet-cosigner");
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

nlohmann::json wideLimits()
{
    const nlohmann::json rate { { "count", 1'000'000 }, { "period_s", 60 } };
    nlohmann::json out { { "connections", 1000 }, { "sessions", 1000 } };
    for (const auto* name :
        { "address", "attestation", "pairing", "device", "sign", "link", "keygen" })
        out[name] = rate;
    return out;
}

} // namespace

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) throw std::runtime_error("no free port");
    return server.serverPort();
}

RealCosigner::RealCosigner(int share, const std::string& database)
    : m_share(share)
    , m_port(freePort())
    , m_database(database)
{
    QStringList words { QStringLiteral("init"), QStringLiteral("--data"), folder(),
        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port),
        QStringLiteral("--share"), QString::number(share) };
    if (!database.empty())
        words << QStringLiteral("--database") << QString::fromStdString(database);
    m_pin = tool(words).at("tls_pin").get<std::string>();
    configure({ { "limits", wideLimits() }, { "server", { { "connections_of_address", 1000 } } } });
}

RealCosigner::RealCosigner(const RealCosigner& of, Copy)
    : m_share(of.m_share)
    , m_port(freePort())
    , m_database(of.m_database)
    , m_pin(of.m_pin)
    , m_authorities(of.m_authorities)
{
    for (const auto& file : QDir(of.folder()).entryList(QDir::Files))
        if (file != QLatin1String("serve.lock"))
            QFile::copy(of.m_folder.filePath(file), m_folder.filePath(file));
    configure({ { "listen", "127.0.0.1:" + std::to_string(m_port) }, { "url", url() } });
}

std::unique_ptr<RealCosigner> RealCosigner::twin() const
{
    return std::unique_ptr<RealCosigner>(new RealCosigner(*this, Copy {}));
}

RealCosigner::~RealCosigner()
{
    if (isRunning()) kill();
}

nlohmann::json RealCosigner::tool(const QStringList& words) const
{
    QProcess process;
    process.start(program(), words);
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        throw std::runtime_error((words.join(u' ').toUtf8() + ": " + process.readAllStandardOutput()
            + process.readAllStandardError())
                .toStdString());
    return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
}

void RealCosigner::configure(const nlohmann::json& settings)
{
    const auto path = m_folder.filePath(QStringLiteral("cosigner.conf"));
    auto all = nlohmann::json::parse(read(path).toStdString());
    all.update(settings, true);
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate)) throw std::runtime_error("cosigner.conf");
    file.write(QByteArray::fromStdString(all.dump()));
}

void RealCosigner::mayBeReachedAt(quint16 port)
{
    m_authorities.push_back("127.0.0.1:" + std::to_string(port));
    configure({ { "authorities", m_authorities } });
}

void RealCosigner::start(const QStringList& within)
{
    auto words = within;
    words << program() << QStringLiteral("serve") << QStringLiteral("--data") << folder();
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QFile::Append);
    m_process.start(words.takeFirst(), words);
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(kPatienceMs))
            throw std::runtime_error("it does not serve: " + log().right(2000).toStdString());
    if (!m_process.readLine().contains("\"ready\":true")) throw std::runtime_error("not ready");
}

void RealCosigner::kill()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

int RealCosigner::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs)) throw std::runtime_error("it does not end");
    return m_process.exitCode();
}

TlsIdentity RealCosigner::tls() const
{
    const auto pem
        = [&](const char* name) { return read(m_folder.filePath(QString::fromLatin1(name))); };
    return { QSslCertificate(pem("tls.crt")), QSslKey(pem("tls.key"), QSsl::Ec) };
}

std::string RealCosigner::pairingCode()
{
    return tool({ QStringLiteral("pair"), QStringLiteral("--data"), folder() })
        .at("pairing_code")
        .get<std::string>();
}

std::string RealCosigner::database() const
{
    return m_database.empty() ? m_folder.filePath(QStringLiteral("cosigner.sqlite")).toStdString()
                              : m_database;
}

double RealCosigner::cpuSeconds() const
{
    // The 14th and 15th field; the second one, in parentheses, may hold blanks.
    const auto stat = read(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong())
        / double(sysconf(_SC_CLK_TCK));
}

QByteArray RealCosigner::log() const { return read(m_folder.filePath(QStringLiteral("log"))); }

} // namespace tercet::test
