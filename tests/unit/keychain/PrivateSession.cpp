#include "tests/unit/keychain/PrivateSession.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>

#include "TestPaths.h"

// The Secret of the Secret Service's specification: (oayays).
struct DBusSecret {
    QDBusObjectPath session;
    QByteArray parameters, value;
    QString contentType;
};
Q_DECLARE_METATYPE(DBusSecret)

static QDBusArgument& operator<<(QDBusArgument& out, const DBusSecret& secret)
{
    out.beginStructure();
    out << secret.session << secret.parameters << secret.value << secret.contentType;
    out.endStructure();
    return out;
}

static const QDBusArgument& operator>>(const QDBusArgument& in, DBusSecret& secret)
{
    in.beginStructure();
    in >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    in.endStructure();
    return in;
}

namespace tercet::keychain {

namespace {

constexpr char kPassword[] = "login password of the test";
const QString kSecrets = QStringLiteral("org.freedesktop.secrets");
const QString kSecretsPath = QStringLiteral("/org/freedesktop/secrets");
const QString kServiceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString kLogin = QStringLiteral("/org/freedesktop/secrets/collection/login");

// No servicedir: with the usual configuration the bus starts gnome-keyring by itself, and "missing"
// cannot be had.
constexpr char kBusConfig[]
    = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=%1</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>)";

// The test's own connection, apart from the one under test.
QDBusConnection bus()
{
    static const auto connection
        = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("test"));
    return connection;
}

QDBusMessage call(const QString& path, const QString& interface, const QString& method,
    const QVariantList& arguments)
{
    auto message = QDBusMessage::createMethodCall(kSecrets, path, interface, method);
    message.setArguments(arguments);
    return bus().call(message);
}

QDBusMessage ask(const QString& interface, const QString& method, const QVariantList& arguments)
{
    return call(kSecretsPath, interface, method, arguments);
}

QDBusMessage control(const QString& method, const QVariantList& arguments = {})
{
    return call(
        QStringLiteral("/control"), QStringLiteral("io.tercet.test.Control"), method, arguments);
}

} // namespace

PrivateSession::PrivateSession()
{
    const auto root = m_folder.path();
    for (const auto* name : { "data", "config", "cache", "run" }) {
        const auto folder = QDir(root).filePath(QString::fromLatin1(name));
        QDir().mkdir(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    qputenv("XDG_DATA_HOME", (root + QStringLiteral("/data")).toUtf8());
    qputenv("XDG_CONFIG_HOME", (root + QStringLiteral("/config")).toUtf8());
    qputenv("XDG_CACHE_HOME", (root + QStringLiteral("/cache")).toUtf8());
    qputenv("XDG_RUNTIME_DIR", (root + QStringLiteral("/run")).toUtf8());
    for (const auto* name : { "DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP",
             "KDE_SESSION_VERSION", "KDE_FULL_SESSION", "DESKTOP_SESSION",
             "GNOME_DESKTOP_SESSION_ID", "GNOME_KEYRING_CONTROL" })
        qunsetenv(name);

    QFile config(root + QStringLiteral("/bus.conf"));
    if (!config.open(QIODevice::WriteOnly)) return;
    config.write(QString::fromLatin1(kBusConfig).arg(root).toUtf8());
    config.close();
    m_bus = child(QStringLiteral("dbus-daemon"),
        { QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
            QStringLiteral("--print-address=1") });
    if (!m_bus->waitForStarted() || !m_bus->waitForReadyRead(10000)) {
        m_problem = QStringLiteral("dbus-daemon does not run here (package dbus)");
        return;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->readLine().trimmed());
}

PrivateSession::~PrivateSession()
{
    stopService();
    for (auto* process : { &m_prompter, &m_windows, &m_display, &m_bus }) {
        if (!*process) continue;
        (*process)->kill();
        (*process)->waitForFinished();
    }
}

std::unique_ptr<QProcess> PrivateSession::child(
    const QString& program, const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->start(program, arguments);
    return process;
}

bool PrivateSession::waitForOwner(const QString& name, bool owned)
{
    auto* names = bus().interface();
    return names
        && QTest::qWaitFor(
            [&] { return names->isServiceRegistered(name).value() == owned; }, 10000);
}

QString PrivateSession::startGnomeKeyring()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        return QStringLiteral("gnome-keyring-daemon is not installed (package gnome-keyring)");
    stopService();
    m_service = child(QStringLiteral("gnome-keyring-daemon"),
        { QStringLiteral("--foreground"), QStringLiteral("--unlock"),
            QStringLiteral("--components=secrets"),
            QStringLiteral("--control-directory=") + m_folder.path() + QStringLiteral("/run") });
    m_service->write(kPassword);
    m_service->closeWriteChannel();
    if (!waitForOwner(kSecrets, true))
        return QStringLiteral("gnome-keyring-daemon does not come up");
    return {};
}

QString PrivateSession::startMock()
{
    stopService();
    m_service = child(QStringLiteral("/usr/bin/python3"),
        { QStringLiteral("-B"),
            QStringLiteral(TERCET_SOURCE_DIR "/tests/unit/keychain/mock_secret_service.py") });
    if (!m_service->waitForStarted() || !m_service->waitForReadyRead(10000))
        return QStringLiteral("the mock does not run here (package python3-gi)");
    return {};
}

void PrivateSession::stopService()
{
    if (!m_service) return;
    m_service->terminate();
    if (!m_service->waitForFinished(3000)) {
        m_service->kill();
        m_service->waitForFinished();
    }
    m_service.reset();
    waitForOwner(kSecrets, false);
}

bool PrivateSession::lockKeyring()
{
    const QList<QDBusObjectPath> objects { QDBusObjectPath(kLogin) };
    return ask(kServiceInterface, QStringLiteral("Lock"), { QVariant::fromValue(objects) }).type()
        == QDBusMessage::ReplyMessage;
}

// What gnome-keyring's own tools use to unlock without a prompt.
bool PrivateSession::unlockKeyring()
{
    qDBusRegisterMetaType<DBusSecret>();
    const auto session = ask(kServiceInterface, QStringLiteral("OpenSession"),
        { QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString())) });
    if (session.type() != QDBusMessage::ReplyMessage) return false;
    const DBusSecret master { session.arguments().at(1).value<QDBusObjectPath>(), {},
        QByteArray(kPassword), QStringLiteral("text/plain") };
    const auto unlocked
        = ask(QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
            QStringLiteral("UnlockWithMasterPassword"),
            { QVariant::fromValue(QDBusObjectPath(kLogin)), QVariant::fromValue(master) });
    return unlocked.type() == QDBusMessage::ReplyMessage;
}

QString PrivateSession::startPrompter()
{
    const QString prompter = QStringLiteral("/usr/libexec/gcr-prompter");
    for (const auto& program :
        { QStringLiteral("Xvfb"), QStringLiteral("openbox"), QStringLiteral("xdotool"), prompter })
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + QStringLiteral(" is not installed");
    m_display = child(QStringLiteral("Xvfb"),
        { QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"),
            QStringLiteral("tcp") });
    if (!m_display->waitForReadyRead(10000)) return QStringLiteral("Xvfb does not come up");
    qputenv("DISPLAY", ":" + m_display->readLine().trimmed());
    m_windows = child(QStringLiteral("openbox"), {});
    m_prompter = child(prompter, {});
    if (!waitForOwner(QStringLiteral("org.gnome.keyring.SystemPrompter"), true))
        return QStringLiteral("gcr-prompter does not come up");
    return {};
}

bool PrivateSession::typeIntoPrompt(const QStringList& keys)
{
    const auto run = [this](const QStringList& arguments) {
        const auto tool = child(QStringLiteral("xdotool"), arguments);
        return QTest::qWaitFor([&] { return tool->state() == QProcess::NotRunning; }, 10000)
            && tool->exitCode() == 0;
    };
    return run({ QStringLiteral("search"), QStringLiteral("--sync"),
               QStringLiteral("--onlyvisible"), QStringLiteral("--class"),
               QStringLiteral("gcr-prompter"), QStringLiteral("windowfocus"),
               QStringLiteral("--sync") })
        && run(keys);
}

bool PrivateSession::answerPrompt()
{
    return typeIntoPrompt({ QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("30"),
               QString::fromLatin1(kPassword) })
        && typeIntoPrompt({ QStringLiteral("key"), QStringLiteral("Return") });
}

bool PrivateSession::dismissPrompt()
{
    return typeIntoPrompt({ QStringLiteral("key"), QStringLiteral("Escape") });
}

void PrivateSession::setMode(const char* mode)
{
    control(QStringLiteral("SetMode"), { QString::fromLatin1(mode) });
}

void PrivateSession::release() { control(QStringLiteral("Release")); }

uint PrivateSession::changes()
{
    return control(QStringLiteral("Changes")).arguments().value(0).toUInt();
}

uint PrivateSession::dismissals()
{
    return control(QStringLiteral("Dismissals")).arguments().value(0).toUInt();
}

} // namespace tercet::keychain
