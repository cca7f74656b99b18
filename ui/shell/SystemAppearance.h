#pragma once

#include <QObject>

#include "ui/theme/Theme.h"

class QDBusVariant;

namespace tercet::ui {

// What the desktop says about colours and motion, through the settings portal
// (org.freedesktop.portal.Settings), live. Never waits: the first answer comes as a signal.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void start();
    Scheme scheme() const { return m_scheme; }
    bool wantsMotion() const { return m_motion; }

signals:
    void changed();

private slots:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);
    void take(const QString& key, const QVariant& value);
    Scheme m_scheme { Scheme::Light };
    bool m_motion { true };
};

} // namespace tercet::ui
