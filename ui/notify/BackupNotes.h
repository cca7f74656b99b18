#pragma once

#include <QTimer>

#include "ui/Context.h"

namespace tercet::ui {

// Reminds the person, through the desktop, that a backup is due for its test: once after each
// unlocking, and again where it becomes due while the vault stays open.
class BackupNotes : public QObject {
    Q_OBJECT
public:
    explicit BackupNotes(Context& context, QObject* parent = nullptr);
    void look(); // now; its timer does it every hour

signals:
    void opened(); // the person wants to see to it

private:
    Context& m_context;
    QTimer m_hourly;
    bool m_told { false };
};

} // namespace tercet::ui
