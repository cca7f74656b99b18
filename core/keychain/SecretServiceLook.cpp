#include "core/keychain/SecretServiceLook.h"

#include <QDBusMetaType>
#include <QDBusPendingReply>
#include <QFile>
#include <QMap>

namespace tercet::keychain::secretservice {

namespace {

using Attributes = QMap<QString, QString>;

const QString kKWallet = QStringLiteral("org.kde.kwalletd5");
const QString kCollectionInterface = QStringLiteral("org.freedesktop.Secret.Collection");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

// The kernel keeps 15 characters of a program's name.
QString providerName(uint pid)
{
    QFile file(QStringLiteral("/proc/%1/comm").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const auto name = QString::fromUtf8(file.readLine().trimmed());
    if (name.startsWith(QLatin1String("gnome-keyring"))) return QStringLiteral("gnome-keyring");
    if (name.startsWith(QLatin1String("keepassxc"))) return QStringLiteral("KeePassXC");
    if (name.startsWith(QLatin1String("kwalletd")) || name == QLatin1String("ksecretd"))
        return QStringLiteral("KWallet");
    return name;
}

// QtKeychain 0.13 prefers KWallet on Plasma 5, where it runs, and decides once a process (its
// keychain_unix.cpp). It knows no later Plasma; there KWallet is met as a Secret Service.
bool prefersKWallet()
{
    if (qgetenv("KDE_SESSION_VERSION") != "5") return false;
    return qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || !qgetenv("KDE_FULL_SESSION").isEmpty();
}

} // namespace

Look::Look(const QString& item, std::chrono::milliseconds deadline, Done done, QObject* parent)
    : QObject(parent)
    , m_item(item)
    , m_deadline(deadline)
    , m_done(std::move(done))
{
    qDBusRegisterMetaType<Attributes>();
    const bool bus = sessionBus().isConnected();
    m_sight.status.facts << QStringLiteral("desktop=") + qEnvironmentVariable("XDG_CURRENT_DESKTOP")
                         << QStringLiteral("session-bus=")
            + (bus ? QStringLiteral("yes") : QStringLiteral("no"));
    if (!bus) {
        m_sight.status.lock = LockState::NoService;
        QMetaObject::invokeMethod(this, &Look::finish, Qt::QueuedConnection);
        return;
    }
    m_wanted = prefersKWallet() ? kKWallet : kServiceName;
    askOwner();
}

void Look::askOwner()
{
    ask({ kBusName, kBusPath, kBusName, QStringLiteral("GetNameOwner"), { m_wanted } },
        &Look::onOwner);
}

void Look::onOwner(const QDBusPendingCallWatcher& call)
{
    const QDBusPendingReply<QString> reply(call);
    if (!reply.isError()) {
        m_sight.owner = reply.value();
        return onService();
    }
    if (m_started) return onNoService(call);
    m_started = true;
    ask({ kBusName, kBusPath, kBusName, QStringLiteral("StartServiceByName"), { m_wanted, 0u } },
        &Look::onStarted);
}

void Look::onStarted(const QDBusPendingCallWatcher& call)
{
    if (call.isError()) return onNoService(call);
    askOwner();
}

void Look::onNoService(const QDBusPendingCallWatcher& call)
{
    m_sight.status.facts << m_wanted + QLatin1Char('=') + call.error().name();
    if (m_wanted == kKWallet) {
        m_wanted = kServiceName;
        m_started = false;
        return askOwner();
    }
    m_sight.status.lock = LockState::NoService;
    finish();
}

void Look::onService()
{
    if (m_wanted == kKWallet) {
        m_sight.status.backend = QStringLiteral("KWallet");
        return finish();
    }
    if (!hasLibSecret()) {
        m_sight.status.facts << QStringLiteral("libsecret=no");
        m_sight.status.lock = LockState::NoService;
        return finish();
    }
    m_sight.status.backend = QStringLiteral("Secret Service");
    ask({ kBusName, kBusPath, kBusName, QStringLiteral("GetConnectionUnixProcessID"),
            { kServiceName } },
        &Look::onProcess);
}

void Look::ask(const Call& call, Step next)
{
    auto* watcher = send(call, m_deadline, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, next](auto* finished) {
        finished->deleteLater();
        (this->*next)(*finished);
    });
}

void Look::onProcess(const QDBusPendingCallWatcher& call)
{
    const QDBusPendingReply<uint> reply(call);
    const auto provider = reply.isError() ? QString() : providerName(reply.value());
    if (!provider.isEmpty()) m_sight.status.backend += QStringLiteral(" (%1)").arg(provider);
    m_sight.prompterTells = provider == QLatin1String("gnome-keyring");
    m_sight.status.facts << QStringLiteral("provider=") + provider;
    ask({ kServiceName, kServicePath, kServiceInterface, QStringLiteral("ReadAlias"),
            { QStringLiteral("default") } },
        &Look::onDefault);
}

void Look::onDefault(const QDBusPendingCallWatcher& call)
{
    if (!answered(call)) return;
    const QDBusPendingReply<QDBusObjectPath> reply(call);
    m_default = reply.value();
    m_sight.status.facts << QStringLiteral("default-collection=") + m_default.path();
    if (m_default.path() == kNowhere) {
        m_sight.status.lock = LockState::NoCollection;
        return searchItem();
    }
    ask({ kServiceName, m_default.path(), kProperties, QStringLiteral("Get"),
            { kCollectionInterface, QStringLiteral("Locked") } },
        &Look::onDefaultLocked);
}

void Look::onDefaultLocked(const QDBusPendingCallWatcher& call)
{
    if (call.isError() && isSilence(call.error())) {
        answered(call);
        return;
    }
    const QDBusPendingReply<QDBusVariant> reply(call);
    if (reply.isError()) // an alias of what was never made, or is gone
        m_sight.status.lock = LockState::NoCollection;
    else if (reply.value().variant().toBool())
        m_sight.status.lock = LockState::Locked;
    else
        m_sight.status.lock = LockState::Unlocked;
    m_sight.toUnlock = m_default;
    searchItem();
}

void Look::searchItem()
{
    if (m_item.isEmpty()) return finish();
    const Attributes attributes { { QStringLiteral("user"), m_item },
        { QStringLiteral("server"), QLatin1String(kService) } }; // as QtKeychain stores it
    ask({ kServiceName, kServicePath, kServiceInterface, QStringLiteral("SearchItems"),
            { QVariant::fromValue(attributes) } },
        &Look::onItems);
}

void Look::onItems(const QDBusPendingCallWatcher& call)
{
    if (!answered(call)) return;
    const QDBusPendingReply<Paths, Paths> reply(call);
    const auto open = reply.argumentAt<0>(), locked = reply.argumentAt<1>();
    if (!locked.isEmpty()) {
        m_sight.status.lock = LockState::Locked;
        m_sight.toUnlock = locked.first();
    } else if (!open.isEmpty()) {
        m_sight.status.lock = LockState::Unlocked;
    }
    finish();
}

bool Look::answered(const QDBusPendingCallWatcher& call)
{
    if (!call.isError()) return true;
    m_sight.status.facts << QStringLiteral("error=") + call.error().name();
    if (isSilence(call.error()))
        m_sight.status.lock = LockState::Silent;
    else if (call.error().type() == QDBusError::ServiceUnknown
        || call.error().type() == QDBusError::Disconnected)
        m_sight.status.lock = LockState::NoService;
    else
        m_sight.status.lock = LockState::Unknown;
    finish();
    return false;
}

void Look::finish()
{
    if (m_sight.status.lock == LockState::NoService) m_sight.status.backend.clear();
    deleteLater();
    m_done(m_sight);
}

} // namespace tercet::keychain::secretservice
