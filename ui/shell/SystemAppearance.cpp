#include "ui/shell/SystemAppearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace tercet::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop"),
              kPath = QStringLiteral("/org/freedesktop/portal/desktop"),
              kInterface = QStringLiteral("org.freedesktop.portal.Settings"),
              kColours = QStringLiteral("org.freedesktop.appearance"),
              kColourScheme = QStringLiteral("color-scheme"),
              kGnome = QStringLiteral("org.gnome.desktop.interface"),
              kAnimations = QStringLiteral("enable-animations");

} // namespace

void SystemAppearance::start()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
        SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask(kColours, kColourScheme);
    ask(kGnome, kAnimations);
}

void SystemAppearance::ask(const QString& group, const QString& key)
{
    auto call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher
        = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) take(key, reply.value().variant());
    });
}

void SystemAppearance::onSettingChanged(
    const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == kColours || group == kGnome) take(key, value.variant());
}

void SystemAppearance::take(const QString& key, const QVariant& value)
{
    // Read() wraps its answer in a second variant.
    const auto inner
        = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    if (key == kColourScheme)
        m_scheme = inner.toUInt() == 1 ? Scheme::Dark : Scheme::Light;
    else if (key == kAnimations)
        m_motion = inner.toBool();
    else
        return;
    emit changed();
}

} // namespace tercet::ui
