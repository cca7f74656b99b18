#include "tests/support/PostgresServer.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlDatabase>
#include <QStandardPaths>
#include <TestPaths.h>
#include <stdexcept>

namespace tercet::test {

namespace {

constexpr int kPatienceMs = 120'000;

QByteArray line(QProcess& process)
{
    while (!process.canReadLine())
        if (!process.waitForReadyRead(kPatienceMs))
            throw std::runtime_error("no answer: postgres.py");
    return process.readLine().trimmed();
}

} // namespace

PostgresServer* PostgresServer::get()
{
    static const std::unique_ptr<PostgresServer> server(new PostgresServer);
    return server->m_missing ? nullptr : server.get();
}

PostgresServer::PostgresServer()
    : m_process(std::make_unique<QProcess>())
{
    m_missing = !QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL"));
    if (m_missing) return;
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QStringLiteral("python3"),
        { QStringLiteral(TERCET_SOURCE_DIR "/tests/support/postgres.py") });
    const auto hello = line(*m_process);
    m_missing = hello.contains("\"missing\"");
    // Qt's driver and the process do not outlive the application object.
    if (!m_missing) qAddPostRoutine([] { get()->m_process->closeWriteChannel(); });
}

PostgresServer::~PostgresServer()
{
    m_process->closeWriteChannel();
    m_process->waitForFinished(kPatienceMs);
}

std::string PostgresServer::ask(const std::string& command)
{
    m_process->write(QByteArray::fromStdString(command + "\n"));
    const auto answer = line(*m_process).toStdString();
    if (answer.starts_with("failed")) throw std::runtime_error(command + ": " + answer);
    return answer;
}

std::string PostgresServer::freshDatabase()
{
    return ask("database test" + std::to_string(++m_databases));
}

void PostgresServer::restart() { ask("restart"); }
void PostgresServer::stop() { ask("stop"); }
void PostgresServer::start() { ask("start"); }

std::string guardedUrl(const std::string& url, const std::string& password)
{
    auto out = url;
    return out.replace(out.find("tercet@"), 7, "guarded:" + password + "@");
}

} // namespace tercet::test
