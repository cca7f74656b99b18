#include "ui/notify/DesktopNotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace tercet::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefault = QStringLiteral("default"); // the action of a click
constexpr int kAsTheDesktopLikes = -1;

} // namespace

DesktopNotifier::DesktopNotifier(std::function<QDBusConnection()> connect)
    : m_connect(std::move(connect))
{
}

void DesktopNotifier::show(const QString& title, const QString& body, std::function<void()> opened)
{
    m_opened = std::move(opened);
    if (!m_bus) {
        m_bus = m_connect();
        m_bus->connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
            SLOT(invoked(uint, QString)));
    }
    auto call = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Notify"));
    const QVariantMap hints { { QStringLiteral("desktop-entry"),
        QGuiApplication::desktopFileName() } };
    // A body may be markup: what a stranger wrote must not be.
    call.setArguments({ QStringLiteral("Tercet"), m_id, QGuiApplication::desktopFileName(), title,
        body.toHtmlEscaped(), QStringList { kDefault, tr("Open") }, hints, kAsTheDesktopLikes });
    auto* watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid()) m_id = reply.value();
        watcher->deleteLater();
    });
}

void DesktopNotifier::invoked(uint id, const QString& action)
{
    if (id == m_id && action == kDefault && m_opened) m_opened();
}

} // namespace tercet::ui
