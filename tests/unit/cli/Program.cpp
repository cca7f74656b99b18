#include "tests/unit/cli/Program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <fcntl.h>
#include <unistd.h>

nlohmann::json Program::Output::json() const
{
    const auto value = nlohmann::json::parse(out.toStdString(), nullptr, false);
    return value.is_object() ? value : nlohmann::json();
}

std::string Program::Output::code() const
{
    const auto value = json();
    return value.contains("error") ? value["error"].value("code", "") : std::string();
}

Program::Program() { QDir(m_world.path()).mkdir(QStringLiteral("home")); }

Program::Output Program::run(
    QStringList args, const std::optional<QByteArray>& passphrase, const QByteArray& input) const
{
    args += { QStringLiteral("--data"), dataFolder(), QStringLiteral("--keychain"),
        QStringLiteral("file"), QStringLiteral("--json") };
    if (passphrase) args += { QStringLiteral("--passphrase-fd"), QStringLiteral("3") };
    return runPlain(args, passphrase, input);
}

Program::Output Program::runPlain(const QStringList& args,
    const std::optional<QByteArray>& passphrase, const QByteArray& input) const
{
    int ends[2] = { -1, -1 };
    if (passphrase) {
        if (::pipe2(ends, O_CLOEXEC) != 0) qFatal("pipe");
        if (::write(ends[1], passphrase->constData(), std::size_t(passphrase->size()))
            != passphrase->size())
            qFatal("write");
        ::close(ends[1]);
    }
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home());
    for (const char* name :
        { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DBUS_SESSION_BUS_ADDRESS" })
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([fd = ends[0]] {
        ::setsid(); // no terminal to ask on
        if (fd >= 0) ::dup2(fd, 3);
    });
    process.start(QStringLiteral(TERCET_CLI), args);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        qFatal("the program does not end: %s", qPrintable(args.join(QLatin1Char(' '))));
    if (ends[0] >= 0) ::close(ends[0]);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError() };
}

QString Program::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_world.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("write");
    return file.fileName();
}
