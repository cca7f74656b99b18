#pragma once

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QList>
#include <QVariant>

// What Look and Unlock share: names of the Secret Service's specification, version 0.2, and calls
// with a deadline.
namespace tercet::keychain::secretservice {

using Paths = QList<QDBusObjectPath>;

inline const QString kBusName = QStringLiteral("org.freedesktop.DBus");
inline const QString kBusPath = QStringLiteral("/org/freedesktop/DBus");
inline const QString kServiceName = QStringLiteral("org.freedesktop.secrets");
inline const QString kServicePath = QStringLiteral("/org/freedesktop/secrets");
inline const QString kServiceInterface = QStringLiteral("org.freedesktop.Secret.Service");
inline const QString kNowhere = QStringLiteral("/"); // "no object", "no prompt"

// The connection that is used here; made again when it was lost or could not be made.
QDBusConnection sessionBus();

struct Call {
    QString service, path, interface, method;
    QVariantList arguments {};
};
// The watcher is a child of `parent`; whoever connects to it deletes it.
QDBusPendingCallWatcher* send(
    const Call& call, std::chrono::milliseconds deadline, QObject* parent);

// Whether the library that QtKeychain loads for the Secret Service is installed.
bool hasLibSecret();
// To be called with the service's unique name before each job. libsecret 0.20 keeps its session as
// long as the process lives; a keyring that was restarted since does not know it, and a read of an
// item that is there then ends in "not found".
void meetService(const QString& owner);

bool isSilence(const QDBusError& error);

} // namespace tercet::keychain::secretservice
