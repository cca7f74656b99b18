#pragma once

#include <QTimer>

#include "ui/Context.h"

namespace tercet::ui {

// Tells the person, through the desktop, that requests have arrived in the queue; how many, and
// only where the settings say so what they ask for.
class ArrivalNotes : public QObject {
    Q_OBJECT
public:
    explicit ArrivalNotes(Context& context, QObject* parent = nullptr);

signals:
    void opened(const QString& request); // empty: several

private:
    void tell();
    QString details(const QString& request) const;
    Context& m_context;
    QStringList m_arrived;
    QTimer m_soon; // what comes at once is told as one
};

} // namespace tercet::ui
