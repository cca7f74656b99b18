#pragma once

#include <QDBusConnection>
#include <QObject>
#include <optional>

#include "ui/notify/Notifier.h"

namespace tercet::ui {

// Over org.freedesktop.Notifications. Where there is no bus or no such service, nothing happens;
// nobody waits for an answer.
class DesktopNotifier final : public QObject, public Notifier {
    Q_OBJECT
public:
    // `connect` is called with the first notification.
    explicit DesktopNotifier(
        std::function<QDBusConnection()> connect = [] { return QDBusConnection::sessionBus(); });
    void show(const QString& title, const QString& body, std::function<void()> opened) override;

private slots:
    void invoked(uint id, const QString& action);

private:
    std::function<QDBusConnection()> m_connect;
    std::optional<QDBusConnection> m_bus;
    uint m_id { 0 }; // of the one that stands there; 0: none
    std::function<void()> m_opened;
};

} // namespace tercet::ui
