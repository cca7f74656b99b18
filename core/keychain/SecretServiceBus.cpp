#include "core/keychain/SecretServiceBus.h"

#include <QDBusMessage>
#include <QLibrary>

namespace tercet::keychain::secretservice {

namespace {

QLibrary& libSecret()
{
    static QLibrary library(QStringLiteral("secret-1"), 0);
    return library;
}

} // namespace

QDBusConnection sessionBus()
{
    const QString name = QStringLiteral("tercet-keychain");
    const QDBusConnection bus(name);
    if (bus.isConnected()) return bus;
    QDBusConnection::disconnectFromBus(name);
    return QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
}

QDBusPendingCallWatcher* send(const Call& call, std::chrono::milliseconds deadline, QObject* parent)
{
    auto message
        = QDBusMessage::createMethodCall(call.service, call.path, call.interface, call.method);
    message.setArguments(call.arguments);
    return new QDBusPendingCallWatcher(
        sessionBus().asyncCall(message, int(deadline.count())), parent);
}

bool hasLibSecret() { return libSecret().load(); }

void meetService(const QString& owner)
{
    static QString last;
    if (last == owner) return;
    last = owner;
    if (const auto forget = libSecret().resolve("secret_service_disconnect")) forget();
}

bool isSilence(const QDBusError& error)
{
    return error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut;
}

} // namespace tercet::keychain::secretservice
